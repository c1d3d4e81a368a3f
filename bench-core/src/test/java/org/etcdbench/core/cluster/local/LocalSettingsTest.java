package org.etcdbench.core.cluster.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LocalSettingsTest {
  private static OptionalLong quota(String... args) {
    return new LocalSettings(Path.of("etcd"), "", List.of(args), Path.of("w"), Path.of("f"))
        .quotaBytes();
  }

  @Test
  void knowsTheQuotaThatArgumentsNameInAnyFormThatEtcdReads() {
    assertThat(quota()).hasValue(8L << 30);
    assertThat(quota("--snapshot-count=9", "--quota-backend-bytes=1000000")).hasValue(1_000_000);
    assertThat(quota("-quota-backend-bytes=1000000")).hasValue(1_000_000);
    assertThat(quota("--quota-backend-bytes", "1000000")).hasValue(1_000_000);
    assertThat(quota("-quota-backend-bytes", "1000000", "--snapshot-count=9")).hasValue(1_000_000);
  }

  @Test
  void takesTheLastQuotaAsEtcdDoes() {
    assertThat(quota("--quota-backend-bytes=1", "-quota-backend-bytes=2")).hasValue(2);
    assertThat(quota("--quota-backend-bytes", "2", "--quota-backend-bytes=1")).hasValue(1);
  }

  @Test
  void knowsNoQuotaThatIsSaidInAnotherForm() {
    assertThat(quota("--quota-backend-bytes=0x10")).isEmpty();
    assertThat(quota("--quota-backend-bytes=0")).isEmpty();
    assertThat(quota("--quota-backend-bytes=")).isEmpty();
    assertThat(quota("--quota-backend-bytes")).isEmpty();
  }
}
