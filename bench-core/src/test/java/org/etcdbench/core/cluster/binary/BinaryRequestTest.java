package org.etcdbench.core.cluster.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BinaryRequestTest {

  @ParameterizedTest
  @CsvSource({
    "'', 3.5.16, true",
    "3, 3.5.16, true",
    "3.5, 3.5.16, true",
    "3.5, 3.50.1, false",
    "3.5, 3.4.5, false",
    "3.5.1, 3.5.16, false",
    "3.5.16, 3.5.16, true",
    "3.6, 3.6.0-rc.1, true",
    "3.6.0, 3.6.0-rc.1, false",
    "3.6.0-rc.1, 3.6.0-rc.1, true"
  })
  void matchesVersionsByWholeNumbers(String asked, String version, boolean matches) {
    assertThat(new BinaryRequest(null, asked).wanted().matches(version)).isEqualTo(matches);
  }

  @ParameterizedTest
  @ValueSource(strings = {"latest", "v3.5", "3.", ".5", "3..5", "3.5.16.1", " 3.5", "3.5.x", "-1"})
  void rejectsWhatIsNoVersion(String asked) {
    assertThatThrownBy(() -> new BinaryRequest(null, asked))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "--etcd-version must be numbers separated by dots like 3.5 or 3.5.16, got: '"
                + asked
                + "'");
  }
}
