package org.etcdbench.core.cluster.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EtcdBinariesTest {

  @Test
  void asksTheSourcesInTheirOrder(@TempDir Path dir) throws Exception {
    Path option = Scripts.etcd(dir.resolve("option"), "9.0.1");
    Path variable = Scripts.etcd(dir.resolve("variable"), "9.0.2");
    Path onPath = Scripts.etcd(dir.resolve("bin/etcd"), "9.0.3");
    Path cached = Scripts.etcd(dir.resolve("cache/etcd/9.0.4/etcd"), "9.0.4");
    Map<String, String> path = Map.of("PATH", dir.resolve("bin").toString());
    Map<String, String> both =
        Map.of("PATH", dir.resolve("bin").toString(), "ETCD_BENCH_ETCD", variable.toString());

    assertThat(binaries(both, dir).resolve(new BinaryRequest(option, "")).path()).isEqualTo(option);
    assertThat(binaries(both, dir).resolve(BinaryRequest.any()))
        .isEqualTo(new EtcdBinary(variable, "9.0.2", "named by ETCD_BENCH_ETCD"));
    assertThat(binaries(path, dir).resolve(BinaryRequest.any()).path()).isEqualTo(onPath);
    assertThat(binaries(Map.of(), dir).resolve(BinaryRequest.any()).path()).isEqualTo(cached);
  }

  @Test
  void passesOverAnotherVersionOnThePath(@TempDir Path dir) throws Exception {
    Scripts.etcd(dir.resolve("bin/etcd"), "3.4.23");
    Path cached = Scripts.etcd(dir.resolve("cache/etcd/3.5.16/etcd"), "3.5.16");
    Map<String, String> environment = Map.of("PATH", dir.resolve("bin").toString());

    assertThat(binaries(environment, dir).resolve(new BinaryRequest(null, "3.5")).path())
        .isEqualTo(cached);
  }

  @Test
  void doesNotReplaceAWrongVariable(@TempDir Path dir) {
    Scripts.etcd(dir.resolve("bin/etcd"), "3.5.16");
    Path none = dir.resolve("none");
    Map<String, String> environment =
        Map.of("PATH", dir.resolve("bin").toString(), "ETCD_BENCH_ETCD", none.toString());

    assertThatThrownBy(() -> binaries(environment, dir).resolve(BinaryRequest.any()))
        .isInstanceOf(EtcdNotFoundException.class)
        .hasMessage("ETCD_BENCH_ETCD: " + none + " does not exist");
  }

  @Test
  void namesEverySourceAndEveryRemedyOnOneScreen(@TempDir Path dir) {
    EtcdNotFoundException error =
        catchThrowableOfType(
            EtcdNotFoundException.class,
            () -> binaries(Map.of(), dir).resolve(new BinaryRequest(null, "3.5")));

    Path cache = dir.resolve("cache/etcd");
    assertThat(error.getMessage().lines())
        .containsExactly(
            "no etcd binary found of version 3.5; looked at:",
            "  --etcd: not given",
            "  ETCD_BENCH_ETCD: not given",
            "  etcd on the PATH: none there",
            "  cache " + cache + ": empty",
            "  the distribution's package etcd-server: apt-get is not on the PATH",
            "  upstream's release: name a full version with --etcd-version",
            "any one of these helps:",
            "  - name a binary: --etcd <path>, or ETCD_BENCH_ETCD=<path> in the environment",
            "  - install etcd so that the PATH has it, as from"
                + " https://etcd.io/docs/latest/install/",
            "  - copy a binary, also without a network, to " + cache + "/<x.y.z>/etcd",
            "  - on Debian or Ubuntu: make apt-get, apt-cache, dpkg-deb and the mirror reachable",
            "  - fetch upstream's release: --etcd-version <x.y.z>",
            "  - take any version: leave --etcd-version out");
  }

  @Test
  void namesTheReleaseThatCouldNotBeFetched(@TempDir Path dir) throws Exception {
    Files.createSymbolicLink(
        Files.createDirectories(dir.resolve("bin")).resolve("tar"), Path.of("/bin/tar"));
    Map<String, String> environment = Map.of("PATH", dir.resolve("bin").toString());

    assertThatThrownBy(() -> binaries(environment, dir).resolve(new BinaryRequest(null, "3.5.16")))
        .isInstanceOf(EtcdNotFoundException.class)
        .hasMessageContaining("upstream's release: http://127.0.0.1:1/v3.5.16/SHA256SUMS cannot be")
        .hasMessageContaining("make github.com reachable, for upstream's release v3.5.16")
        .hasMessageContaining(dir.resolve("cache/etcd/3.5.16/etcd").toString());
  }

  @Test
  void findsTheCacheDirectoryInTheEnvironment() {
    Map<String, String> own =
        Map.of("ETCD_BENCH_CACHE", "/own", "XDG_CACHE_HOME", "/xdg", "HOME", "/home/u");
    Map<String, String> xdg = Map.of("XDG_CACHE_HOME", "/xdg", "HOME", "/home/u");
    Map<String, String> home = Map.of("XDG_CACHE_HOME", "relative", "HOME", "/home/u");

    assertThat(EtcdBinaries.defaultCacheDir(own)).isEqualTo(Path.of("/own"));
    assertThat(EtcdBinaries.defaultCacheDir(xdg)).isEqualTo(Path.of("/xdg/etcd-bench"));
    assertThat(EtcdBinaries.defaultCacheDir(home)).isEqualTo(Path.of("/home/u/.cache/etcd-bench"));
  }

  /** Nothing listens on port 1, so no test leaves this machine. */
  private static EtcdBinaries binaries(Map<String, String> environment, Path dir) {
    return EtcdBinaries.of(
        environment, dir.resolve("cache"), step -> {}, dir, URI.create("http://127.0.0.1:1/"));
  }
}
