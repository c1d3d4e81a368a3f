package org.etcdbench.core.result.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.BenchResult.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultStoreTest {
  @TempDir Path root;

  @Test
  void leavesNoDirectoryIfNothingWasWritten() throws IOException {
    ResultStore store = create();

    store.close();

    assertThat(store.directory()).doesNotExist();
  }

  @Test
  void namesTheDirectoryByUtcAndProfile() throws IOException {
    Path results = root.resolve("made/on/demand");
    try (ResultStore store = ResultStore.create(results, StoreSamples.STARTED_AT, "quick")) {
      assertThat(store.directory()).isEqualTo(results.resolve(StoreSamples.ID)).isDirectory();
      assertThat(store.id()).isEqualTo(StoreSamples.ID);
    }
  }

  @Test
  void neverSharesADirectory() throws IOException {
    for (String suffix : List.of("", "-2", "-3")) {
      try (ResultStore store = create()) {
        assertThat(store.id()).isEqualTo(StoreSamples.ID + suffix);
        store.writeFile("something", "there");
      }
    }
  }

  @Test
  void keepsTheProfileNameInsideTheRoot() throws IOException {
    try (ResultStore store = ResultStore.create(root, StoreSamples.STARTED_AT, "../a b/ä")) {
      assertThat(store.id()).isEqualTo("20260131T120000Z-..-a-b--");
      assertThat(store.directory().normalize().getParent()).isEqualTo(root);
    }
  }

  @Test
  void holdsNothingBeforeTheFirstCheckpoint() throws IOException {
    try (ResultStore store = create()) {
      assertThat(filesIn(store)).isEmpty();
    }
  }

  @Test
  void aStoreThatWasNotFinishedHoldsTheLastCheckpointMarkedPartial() throws IOException {
    ResultStore store = create();
    store.checkpoint(StoreSamples.result(store.id(), Status.PARTIAL, List.of()));
    store.checkpoint(StoreSamples.partial());
    store.appendIntervals(List.of(entry()));
    store.close();

    assertThat(filesIn(store)).containsExactlyInAnyOrder("run.json", "latency.hlog.partial");
    assertThat(ResultStore.load(store.directory())).isEqualTo(StoreSamples.partial());
  }

  @Test
  void aFinishedStoreHoldsEverythingUnderItsName() throws IOException {
    ResultStore store = create();
    store.checkpoint(StoreSamples.partial());
    store.appendIntervals(List.of(entry()));
    store.writeFile("results.csv", "a,b\n1,ä\n");
    store.writeFile("results.csv", "a,b\n2,ö\n");
    store.writeFile("jmh.json", new byte[] {'[', ']'});
    store.finish(StoreSamples.complete());
    store.close();

    assertThat(filesIn(store))
        .containsExactlyInAnyOrder("run.json", "latency.hlog", "results.csv", "jmh.json");
    assertThat(store.directory().resolve("results.csv")).hasContent("a,b\n2,ö\n");
    assertThat(ResultStore.load(store.directory())).isEqualTo(StoreSamples.complete());
    assertThat(ResultStore.load(store.directory().resolve("run.json")))
        .isEqualTo(StoreSamples.complete());
  }

  @Test
  void anInterruptedThreadStillKeepsWhatWasMeasured() throws IOException {
    ResultStore store = create();
    Thread.currentThread().interrupt();
    try {
      store.checkpoint(StoreSamples.partial());
      store.appendIntervals(List.of(entry()));
      store.appendIntervals(List.of(entry()));
      store.finish(StoreSamples.complete());
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(filesIn(store)).containsExactlyInAnyOrder("run.json", "latency.hlog");
    assertThat(ResultStore.load(store.directory()).status()).isEqualTo(Status.COMPLETE);
  }

  @Test
  void othersReadAWholeResultWhileItIsReplaced() throws Exception {
    ExecutorService writer = Executors.newSingleThreadExecutor();
    try (ResultStore store = create()) {
      BenchResult small = StoreSamples.result(store.id(), Status.PARTIAL, List.of());
      store.checkpoint(small);
      Future<?> writing =
          writer.submit(
              () -> {
                for (int i = 0; i < 40; i++) {
                  store.checkpoint(i % 2 == 0 ? StoreSamples.partial() : small);
                }
                return null;
              });
      do {
        assertThat(ResultStore.load(store.directory())).isIn(small, StoreSamples.partial());
      } while (!writing.isDone());
      writing.get();
    } finally {
      writer.shutdownNow();
    }
  }

  @Test
  void makesDirectoriesForTheLogsOfMembersOnDemand() throws IOException {
    try (ResultStore store = create()) {
      Path logs = store.memberLogs("m3-put-r1");
      assertThat(logs).isEqualTo(store.directory().resolve("members/m3-put-r1")).isDirectory();
      assertThat(store.memberLogs("m3-put-r1")).isEqualTo(logs);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", ".", "../x", "a/b", "a\\b", "a:b", "a b", "a\n", ".hidden"})
  void refusesNamesThatAreNoPlainFileNames(String name) throws IOException {
    try (ResultStore store = create()) {
      assertThatIllegalArgumentException().isThrownBy(() -> store.writeFile(name, "x"));
      assertThatIllegalArgumentException().isThrownBy(() -> store.memberLogs(name));
      assertThat(filesIn(store)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"run.json", "latency.hlog", "latency.hlog.partial", "members"})
  void refusesItsOwnNamesForOtherFiles(String name) throws IOException {
    try (ResultStore store = create()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> store.writeFile(name, "x"))
          .withMessage("the store itself writes '" + name + "'");
    }
  }

  @Test
  void refusesResultsThatAreWronglyMarkedOrNotItsOwn() throws IOException {
    try (ResultStore store = create()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> store.checkpoint(StoreSamples.complete()))
          .withMessage("a checkpoint must be PARTIAL, got: COMPLETE");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> store.finish(StoreSamples.partial()))
          .withMessage("a finished result must not be PARTIAL");
      BenchResult other = StoreSamples.result("other", Status.FAILED, List.of());
      assertThatIllegalArgumentException()
          .isThrownBy(() -> store.finish(other))
          .withMessage("id must be " + StoreSamples.ID + ", got: other");
      assertThat(filesIn(store)).isEmpty();
    }
  }

  @Test
  void aFinishedStoreTakesNothingMore() throws IOException {
    ResultStore store = create();
    store.finish(StoreSamples.complete());
    assertThatIllegalStateException().isThrownBy(() -> store.checkpoint(StoreSamples.partial()));
    assertThatIllegalStateException().isThrownBy(() -> store.appendIntervals(List.of(entry())));
    assertThatIllegalStateException().isThrownBy(() -> store.writeFile("a.csv", "x"));
    assertThatIllegalStateException().isThrownBy(() -> store.memberLogs("a"));
    assertThatIllegalStateException().isThrownBy(() -> store.finish(StoreSamples.complete()));
    assertThat(ResultStore.load(store.directory())).isEqualTo(StoreSamples.complete());
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFullDiskIsNamedAndLeavesTheLastCheckpoint() throws IOException {
    try (ResultStore store = create()) {
      store.checkpoint(StoreSamples.partial());
      Path partial = store.directory().resolve("run.json.partial");
      Files.createSymbolicLink(partial, Path.of("/dev/full"));

      assertThatIOException()
          .isThrownBy(() -> store.finish(StoreSamples.complete()))
          .withMessage(
              "cannot write "
                  + store.directory().resolve("run.json")
                  + ": No space left on device");

      assertThat(partial).doesNotExist();
      assertThat(ResultStore.load(store.directory())).isEqualTo(StoreSamples.partial());
      store.finish(StoreSamples.complete());
      assertThat(ResultStore.load(store.directory())).isEqualTo(StoreSamples.complete());
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFullDiskIsNamedForTheLatencyLogToo() throws IOException {
    try (ResultStore store = create()) {
      Path partial = store.directory().resolve("latency.hlog.partial");
      Files.createSymbolicLink(partial, Path.of("/dev/full"));
      assertThatIOException()
          .isThrownBy(() -> store.appendIntervals(List.of(entry())))
          .withMessage("cannot write " + partial + ": No space left on device");
      Files.delete(partial);
    }
  }

  @Test
  void aLogThatCannotBeFinishedDoesNotCostTheResult() throws IOException {
    ResultStore store = create();
    store.appendIntervals(List.of(entry()));
    Path log = Files.createDirectory(store.directory().resolve("latency.hlog"));
    Files.writeString(log.resolve("inTheWay"), "x");

    assertThatIOException()
        .isThrownBy(() -> store.finish(StoreSamples.complete()))
        .withMessageStartingWith("cannot write " + log + ": ");

    assertThat(ResultStore.load(store.directory())).isEqualTo(StoreSamples.complete());
  }

  @Test
  void namesAFileThatIsInTheWay() throws IOException {
    Path file = Files.writeString(root.resolve("results"), "x");
    assertThatIOException()
        .isThrownBy(() -> ResultStore.create(file, StoreSamples.STARTED_AT, "quick"))
        .withMessage("cannot create " + file + ": a file of that name is in the way");
    Path below = file.resolve("deeper");
    assertThatIOException()
        .isThrownBy(() -> ResultStore.create(below, StoreSamples.STARTED_AT, "quick"))
        .withMessageStartingWith("cannot create " + below + ": ");
  }

  @Test
  void namesTheDirectoryThatHasGone() throws IOException {
    try (ResultStore store = create()) {
      Files.delete(store.directory());
      assertThatIOException()
          .isThrownBy(() -> store.checkpoint(StoreSamples.partial()))
          .withMessage(
              "cannot write "
                  + store.directory().resolve("run.json")
                  + ": No such file or directory");
    }
  }

  @Test
  void saysWhyADirectoryIsNoResult() throws IOException {
    Path missing = root.resolve("missing");
    assertThatThrownBy(() -> ResultStore.load(missing))
        .isInstanceOf(ResultFormatException.class)
        .hasMessage(missing + ": No such file or directory");
    assertThatThrownBy(() -> ResultStore.load(root))
        .isInstanceOf(ResultFormatException.class)
        .hasMessage(root + ": no result of etcd-bench: it holds no run.json");
    try (ResultStore store = create()) {
      store.appendIntervals(List.of(entry()));
      assertThatThrownBy(() -> ResultStore.load(store.directory()))
          .isInstanceOf(ResultFormatException.class)
          .hasMessage(store.directory() + ": no result: the run ended before its first checkpoint");
    }
  }

  private ResultStore create() throws IOException {
    return ResultStore.create(root, StoreSamples.STARTED_AT, "quick");
  }

  private static IntervalEntry entry() {
    return new IntervalEntry(
        "a:r1:i1:response.ok",
        StoreSamples.STARTED_AT,
        Duration.ofSeconds(1),
        StoreSamples.histogram(10, 1000));
  }

  private static List<String> filesIn(ResultStore store) throws IOException {
    try (var files = Files.list(store.directory())) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
