package org.etcdbench.core.cluster.binary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EtcdVersionTest {

  @Test
  void ordersByNumberAndPutsPreReleasesFirst() {
    List<String> sorted =
        List.of("3.10.0", "3.9.12", "3.6.0", "3.6.0-rc.1", "3.4.9", "3.4.23").stream()
            .flatMap(text -> EtcdVersion.parse(text).stream())
            .sorted()
            .map(EtcdVersion::toString)
            .toList();

    assertThat(sorted)
        .containsExactly("3.4.9", "3.4.23", "3.6.0-rc.1", "3.6.0", "3.9.12", "3.10.0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "3.5", "3.5.16.1", "3.05.1", "v3.5.16", "3.5.x", "3.5.99999999999"})
  void takesOnlyFullVersions(String text) {
    assertThat(EtcdVersion.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "3.4.23-4+b4, 3.4.23",
    "3.5.16-4, 3.5.16",
    "1:3.4.30+dfsg-1ubuntu0.1, 3.4.30",
    "3.6.0~rc.1-1, 3.6.0-rc.1",
    "3.5.16, 3.5.16"
  })
  void readsTheUpstreamVersionOfAPackage(String packageVersion, String upstream) {
    assertThat(EtcdVersion.ofPackage(packageVersion)).hasToString("Optional[" + upstream + "]");
  }
}
