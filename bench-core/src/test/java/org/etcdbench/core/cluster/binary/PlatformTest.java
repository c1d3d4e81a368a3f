package org.etcdbench.core.cluster.binary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformTest {

  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, etcd-v3.5.16-linux-amd64.tar.gz",
    "Linux, aarch64, etcd-v3.5.16-linux-arm64.tar.gz",
    "Mac OS X, aarch64, etcd-v3.5.16-darwin-arm64.zip",
    "Mac OS X, x86_64, etcd-v3.5.16-darwin-amd64.zip"
  })
  void namesTheReleaseFile(String os, String arch, String file) {
    assertThat(Platform.of(os, arch).map(platform -> platform.file("3.5.16"))).contains(file);
  }

  @Test
  void hasNoNameForOtherMachines() {
    assertThat(Platform.of("Linux", "sparc")).isEmpty();
    assertThat(Platform.of("SunOS", "amd64")).isEmpty();
  }
}
