package org.etcdbench.core.cluster.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinaryCacheTest {
  private static final VersionPrefix ANY = VersionPrefix.parse("");

  @Test
  void keepsVersionsSideBySideWithTheirOrigin(@TempDir Path dir) throws Exception {
    BinaryCache cache = cache(dir);
    cache.install("from a test", ANY, into -> Scripts.etcd(into.resolve("etcd"), "3.4.23"));
    EtcdBinary newer =
        cache.install("from a test too", ANY, into -> Scripts.etcd(into.resolve("x"), "3.5.16"));

    assertThat(newer)
        .isEqualTo(new EtcdBinary(dir.resolve("etcd/3.5.16/etcd"), "3.5.16", "from a test too"));
    assertThat(cache.versions()).hasToString("[3.5.16, 3.4.23]");
    assertThat(cache.versions().stream().map(cache::origin))
        .hasToString("[Optional[from a test too], Optional[from a test]]");
    assertThat(names(dir.resolve("etcd"))).containsExactlyInAnyOrder("3.4.23", "3.5.16");
  }

  @Test
  void keepsNothingOfAnotherVersionThanWanted(@TempDir Path dir) throws Exception {
    assertThatThrownBy(
            () ->
                cache(dir)
                    .install(
                        "a test",
                        VersionPrefix.parse("3.5"),
                        into -> Scripts.etcd(into.resolve("etcd"), "3.4.23")))
        .isInstanceOf(UnavailableException.class)
        .hasMessage("what was unpacked is etcd 3.4.23, not 3.5");

    assertThat(names(dir.resolve("etcd"))).isEmpty();
  }

  @Test
  void tellsThatTheCacheCannotBeWritten(@TempDir Path dir) throws Exception {
    Path file = Files.writeString(dir.resolve("file"), "");

    assertThatThrownBy(() -> cache(file).install("a test", ANY, into -> into))
        .isInstanceOf(UnavailableException.class)
        .hasMessageStartingWith("cannot write to the cache " + file.resolve("etcd"));
  }

  @Test
  void tellsThatABrokenEntryIsInTheWay(@TempDir Path dir) {
    Scripts.script(dir.resolve("etcd/3.5.16/etcd"), "exit 1");

    assertThatThrownBy(
            () ->
                cache(dir)
                    .install("a test", ANY, into -> Scripts.etcd(into.resolve("etcd"), "3.5.16")))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("is no etcd that runs here")
        .hasMessageEndingWith("; delete " + dir.resolve("etcd/3.5.16"));
  }

  @Test
  void letsTheLoserOfARaceUseTheWinnersBinary(@TempDir Path dir) throws Exception {
    CyclicBarrier bothUnpacked = new CyclicBarrier(2);
    Callable<EtcdBinary> install =
        () ->
            cache(dir)
                .install(
                    "a race",
                    ANY,
                    into -> {
                      Path etcd = Scripts.etcd(into.resolve("etcd"), "3.5.16");
                      await(bothUnpacked);
                      return etcd;
                    });
    ExecutorService threads = Executors.newFixedThreadPool(2);
    List<Future<EtcdBinary>> results = threads.invokeAll(List.of(install, install));
    threads.shutdown();

    EtcdBinary expected = new EtcdBinary(dir.resolve("etcd/3.5.16/etcd"), "3.5.16", "a race");
    for (Future<EtcdBinary> result : results) {
      assertThat(result.get()).isEqualTo(expected);
    }
    assertThat(names(dir.resolve("etcd"))).containsExactly("3.5.16");
  }

  private static void await(CyclicBarrier barrier) throws InterruptedException {
    try {
      barrier.await();
    } catch (BrokenBarrierException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> names(Path directory) throws Exception {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static BinaryCache cache(Path dir) {
    return new BinaryCache(dir, new VersionProbe(new Commands(Map.of())));
  }
}
