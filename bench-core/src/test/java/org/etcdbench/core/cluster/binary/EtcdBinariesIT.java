package org.etcdbench.core.cluster.binary;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fetches real packages with the machine's own apt. */
class EtcdBinariesIT {

  @BeforeAll
  static void needsApt() {
    Assumptions.assumeFalse(
        new Commands(System.getenv()).findAll("apt-get").isEmpty(),
        "apt-get is not on the PATH: the distribution's packages cannot be fetched here");
  }

  @Test
  void unpacksTheDistributionsPackageAndFindsItInTheCacheAgain(@TempDir Path dir) throws Exception {
    EtcdBinary fetched = binaries(environment(dir), dir).resolve(BinaryRequest.any());
    EtcdBinary again = binaries(environment(dir), dir).resolve(BinaryRequest.any());

    assertThat(fetched.path()).isEqualTo(dir.resolve("cache/etcd/" + fetched.version() + "/etcd"));
    assertThat(fetched.origin())
        .startsWith("unpacked from the distribution's package etcd-server " + fetched.version());
    assertThat(again.path()).isEqualTo(fetched.path());
    assertThat(again.origin()).isEqualTo("found in the cache (" + fetched.origin() + ")");
  }

  @Test
  void fetchesPackageListsWhereTheMachineHasNone(@TempDir Path dir) throws Exception {
    Files.createDirectories(dir.resolve("no-lists/partial"));
    Path conf =
        Files.writeString(
            dir.resolve("apt.conf"), "Dir::State::lists \"" + dir.resolve("no-lists") + "\";\n");
    Map<String, String> environment = environment(dir);
    environment.put("APT_CONFIG", conf.toString());

    assertThat(binaries(environment, dir).resolve(BinaryRequest.any()).path()).isExecutable();
    assertThat(dir.resolve("no-lists/partial")).isEmptyDirectory();
  }

  @Test
  void unpacksAVersionOfAnotherReleaseForTwoAtOnce(@TempDir Path dir) throws Exception {
    Map<String, String> environment = environment(dir);
    Callable<EtcdBinary> resolve =
        () -> binaries(environment, dir).resolve(new BinaryRequest(null, "3.5"));
    ExecutorService threads = Executors.newFixedThreadPool(2);
    List<Future<EtcdBinary>> results = threads.invokeAll(List.of(resolve, resolve));
    threads.shutdown();

    EtcdBinary first = results.get(0).get();
    assertThat(first.version()).startsWith("3.5.");
    assertThat(results.get(1).get().path()).isEqualTo(first.path());
    try (Stream<Path> entries = Files.list(dir.resolve("cache/etcd"))) {
      assertThat(entries).containsExactly(first.path().getParent());
    }
  }

  /** This machine's environment with no etcd on the PATH, which would come before the package. */
  private static Map<String, String> environment(Path dir) throws Exception {
    Path bin = dir.resolve("bin");
    for (String program : List.of("apt-get", "apt-cache", "dpkg-deb", "tar")) {
      Path real = new Commands(System.getenv()).require(program);
      String path = System.getenv("PATH");
      Scripts.script(bin.resolve(program), "PATH='" + path + "' exec " + real + " \"$@\"");
    }
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.remove("ETCD_BENCH_ETCD");
    environment.put("PATH", bin.toString());
    return environment;
  }

  private static EtcdBinaries binaries(Map<String, String> environment, Path dir) {
    return EtcdBinaries.of(environment, dir.resolve("cache"), step -> {});
  }
}
