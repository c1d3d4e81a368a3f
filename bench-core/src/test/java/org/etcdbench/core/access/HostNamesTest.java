package org.etcdbench.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which hosts a certificate is good for. */
class HostNamesTest {
  private static final HostNames NAMES =
      new HostNames(
          List.of("etcd-1.example.org", "*.wild.example.org"),
          List.of("10.0.0.1", "0:0:0:0:0:0:0:1"));

  @ParameterizedTest
  @CsvSource({
    "etcd-1.example.org, true",
    "ETCD-1.Example.org, true",
    "etcd-1.example.org., true",
    "etcd-2.example.org, false",
    "example.org, false",
    "a.wild.example.org, true",
    "a.b.wild.example.org, false",
    "wild.example.org, false",
    ".wild.example.org, false",
    "10.0.0.1, true",
    "10.0.0.2, false",
    "::1, true",
    "[::1], true",
    "[0:0:0:0:0:0:0:1], true",
    "::2, false",
    "'', false"
  })
  void includes(String host, boolean included) {
    assertThat(NAMES.include(host)).isEqualTo(included);
  }

  @Test
  void takesAnAddressForNoName() {
    HostNames names = new HostNames(List.of("10.0.0.1", "*.0.0.1"), List.of());

    assertThat(names.include("10.0.0.1")).isFalse();
  }

  @Test
  void countsNoCommonName(@TempDir Path dir) throws Exception {
    OpenSsl.selfSigned(dir, "localhost", "-newkey", "rsa:2048");
    HostNames names =
        HostNames.of(PemFile.certificates("cacert", dir.resolve("localhost.crt")).get(0));

    assertThat(names.all()).isEmpty();
    assertThat(names.include("localhost")).isFalse();
  }

  @Test
  void readsTheNamesOfACertificate(@TempDir Path dir) throws Exception {
    OpenSsl.selfSigned(
        dir,
        "named",
        "-newkey",
        "rsa:2048",
        "-addext",
        "subjectAltName=DNS:etcd-1.example.org,IP:10.0.0.1,email:who@example.org,IP:fd00::5");
    HostNames names = HostNames.of(PemFile.certificates("cacert", dir.resolve("named.crt")).get(0));

    assertThat(names.all()).containsExactly("etcd-1.example.org", "10.0.0.1", "fd00:0:0:0:0:0:0:5");
    assertThat(names.include("fd00::5")).isTrue();
  }
}
