package org.etcdbench.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.etcdbench.core.cluster.EtcdForTests;
import org.etcdbench.core.cluster.EtcdProcesses;
import org.etcdbench.core.cluster.RawEtcd;
import org.etcdbench.core.driver.Endpoint;
import org.etcdbench.core.time.Time;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a report says of runs in which real members met trouble. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class TroubleIT {
  private static final String SMALL_QUOTA = "--quota-backend-bytes=" + (24 << 20);

  @TempDir(factory = EtcdForTests.TempDirs.class)
  private Path directory;

  private final ExecutorService beside = Executors.newCachedThreadPool();
  private Path work;

  @BeforeEach
  void nameTheWorkDirectory() {
    work = directory.resolve("work").toAbsolutePath();
  }

  @AfterEach
  void endWhatWasDoneBeside() {
    beside.shutdownNow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.4", "3.5"})
  void namesADatabaseThatBecameFull(String version) throws Exception {
    Path profile = profile(1, SMALL_QUOTA, "requests: 20000", 20_000);

    Said said = run(() -> null, args(profile, version));

    assertThat(said.code()).isEqualTo(ExitCode.INVALID);
    assertThat(said.out())
        .containsPattern("held back by\n.* no space")
        .contains("space for the database ran out: ")
        .containsPattern("NO_SPACE: .*NOSPACE of member")
        .contains("mvcc: database space exceeded");
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.4", "3.5"})
  void namesALeaderThatStoodStillForThreeSecondsWithWhatMembersLogged(String version)
      throws Exception {
    Path profile = profile(3, "", "time: 8s", 256);

    Said said = run(this::pauseTheLeader, args(profile, version));

    assertThat(said.code()).isEqualTo(ExitCode.INVALID);
    assertThat(said.out())
        .containsPattern("held back by\n.* member lost, leader")
        .containsPattern("MEMBER_SILENT: member m\\d did not answer from \\S+Z to \\S+Z")
        .contains("LEADER_CHANGED: ")
        .contains("Members' logs while it was measured")
        .containsPattern("(?m)^  m1(, m\\d)*: the leader was lost or changed (once|2 times)$");
    // what waited for another leader, or for etcd to give it up after 7 s; 3.4 does not log that
    if (version.equals("3.5")) {
      assertThat(said.out())
          .containsPattern(
              "m\\d: a request took too long( \\d+ times)?.* for (at most )?[1-9]\\.\\d\\d s")
          .containsPattern("NOTE SLOW_APPLY: m\\d logged in run 1 that a request took too long");
    }
  }

  private Void pauseTheLeader() throws Exception {
    ProcessHandle leader =
        IntStream.rangeClosed(1, 3)
            .mapToObj(i -> EtcdProcesses.member(work, "m" + i))
            .filter(TroubleIT::leads)
            .findFirst()
            .orElseThrow();
    EtcdProcesses.pause(leader);
    CompletableFuture.runAsync(
            () -> resume(leader), CompletableFuture.delayedExecutor(3, TimeUnit.SECONDS))
        .get();
    return null;
  }

  private static boolean leads(ProcessHandle member) {
    try (RawEtcd raw = new RawEtcd(endpoint(member))) {
      return raw.leads();
    }
  }

  private static void resume(ProcessHandle member) {
    try {
      EtcdProcesses.resume(member);
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.4", "3.5"})
  void namesLargeRangesThatOthersAskedForMeanwhile(String version) throws Exception {
    // etcd's own limit of 100 ms is passed by such a range on a slow machine only
    Path profile = profile(1, "--experimental-warning-apply-duration=10ms", "time: 7s", 256);

    Said said = run(this::readLargeRanges, args(profile, version));

    assertThat(said.out())
        .contains("Members' logs while it was measured")
        .containsPattern(
            "m1: a request took too long to apply \\d+ times, for at most [\\d.]+ m?s \\(expected:"
                + " 10 ms\\): read-only\\s+range key:\"/big/\" range_end:\"/big0\": 2900"
                + " keys,\\s+12\\.\\d MiB")
        .containsPattern("NOTE SLOW_APPLY: m1 logged in run 1 that a request took too long");
  }

  private Void readLargeRanges() throws Exception {
    Endpoint endpoint = endpoint(EtcdProcesses.member(work, "m1"));
    try (RawEtcd raw = new RawEtcd(endpoint)) {
      String value = "v".repeat(4_500);
      for (int from = 0; from < 2_900; from += 100) {
        raw.putAll(
            IntStream.range(from, from + 100).mapToObj("/big/%06d"::formatted).toList(), value);
      }
      inParallel(8, thread -> assertThat(raw.under("/big/")).hasSize(2_900));
    }
    return null;
  }

  /** Something that each of some threads does. */
  private interface Part {
    void run(int thread);
  }

  private void inParallel(int threads, Part part) throws Exception {
    List<Future<?>> parts = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      int thread = i;
      parts.add(beside.submit(() -> part.run(thread)));
    }
    for (Future<?> each : parts) {
      each.get();
    }
  }

  private static Endpoint endpoint(ProcessHandle member) {
    String option = "--listen-client-urls=";
    return List.of(member.info().arguments().orElseThrow()).stream()
        .filter(argument -> argument.startsWith(option))
        .map(argument -> new Endpoint("it", URI.create(argument.substring(option.length()))))
        .findFirst()
        .orElseThrow();
  }

  private Path profile(int members, String etcdArg, String length, int valueBytes)
      throws IOException {
    return Files.writeString(
        directory.resolve("trouble.yaml"),
        """
        members: %d
        runs: 1
        generator-warmup: 300ms
        warmup: { iterations: 1, requests: 20 }
        measurement: { iterations: 1, %s }
        key-space: 2000
        value-size: %d
        etcd: { args: [%s] }
        max-error-pct: 100
        scenarios:
          - { operation: put, target: all, load: 3/6 }
        """
            .formatted(members, length, valueBytes, etcdArg.isEmpty() ? "" : '"' + etcdArg + '"'),
        UTF_8);
  }

  private List<String> args(Path profile, String version, String... more) throws Exception {
    List<String> args =
        new ArrayList<>(
            List.of(
                "run",
                profile.toString(),
                "--out",
                directory.resolve("results").toString(),
                "--work-dir",
                work.toString(),
                "--etcd",
                EtcdForTests.version(version).path().toString()));
    args.addAll(List.of(more));
    return args;
  }

  /** What was said, and how it ended. */
  private record Said(int code, String out, String err) {}

  /** Runs, and does something beside as soon as the measured iteration has begun. */
  private Said run(Callable<Void> action, List<String> args) throws Exception {
    StringWriter out = new StringWriter();
    Watcher err = new Watcher(action);
    int code =
        new Cli(
                new Surroundings(System.getenv(), Repo.root(), Time.SYSTEM),
                new PrintWriter(out),
                new PrintWriter(err))
            .run(args.toArray(String[]::new));
    Said said = new Said(code, out.toString(), err.toString());
    assertThat(err.acted).as(said.err()).isNotNull();
    err.acted.get();
    return said;
  }

  /** Keeps what is written, and acts when the measured iteration is named. */
  private final class Watcher extends Writer {
    private final StringBuilder all = new StringBuilder();
    private final Callable<Void> action;
    private Future<Void> acted;

    Watcher(Callable<Void> action) {
      this.action = action;
    }

    @Override
    public void write(char[] chars, int offset, int length) {
      all.append(chars, offset, length);
      if (acted == null && all.indexOf("\nIteration ") >= 0) {
        acted = beside.submit(action);
      }
    }

    @Override
    public void flush() {
      // nothing is held back
    }

    @Override
    public void close() {
      // nothing is held
    }

    @Override
    public String toString() {
      return all.toString();
    }
  }
}
