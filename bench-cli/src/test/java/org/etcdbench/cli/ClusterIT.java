package org.etcdbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.etcdbench.core.cluster.EtcdForTests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A cluster that one command starts, others use, and one ends. */
@Timeout(value = 150, unit = TimeUnit.SECONDS)
class ClusterIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir private Path directory;

  private Map<String, String> environment() {
    return Map.of("ETCD_BENCH_CACHE", directory.resolve("cache").toString());
  }

  private Path work() {
    return directory.resolve("cache").resolve("work");
  }

  private Child up(String... more) throws Exception {
    List<String> args =
        new ArrayList<>(List.of("cluster", "up", "--etcd", EtcdForTests.any().path().toString()));
    args.addAll(List.of(more));
    return Child.start(directory, environment(), args.toArray(String[]::new));
  }

  private CliRun cluster(String... args) {
    List<String> all = new ArrayList<>(List.of("cluster"));
    all.addAll(List.of(args));
    return CliRun.runWith(environment(), all.toArray(String[]::new));
  }

  @AfterEach
  void endWhatIsLeft() {
    cluster("down");
  }

  @Test
  void keepsAClusterUntilItIsToldToEnd() throws Exception {
    String out;
    try (Child up = up()) {
      assertThat(up.exitWithin(LIMIT)).as(up.err()).isEqualTo(ExitCode.OK);
      out = up.out();
    }
    assertThat(Child.processesOf(work())).hasSize(3);
    assertThat(out)
        .startsWith("default: 3 members of etcd " + EtcdForTests.any().version() + ", healthy\n")
        .contains("| started |", "etcd-bench cluster status\n", "etcd-bench cluster down\n");
    usesWhatItWasTold(out);
    refusesASecondOne();

    assertThat(cluster("down").endsWith(ExitCode.OK).out())
        .isEqualTo("The cluster default is ended, and its data removed.\n");

    assertThat(Child.processesOf(work())).isEmpty();
    assertThat(Repo.names(work())).isEmpty();
    assertThat(cluster("down").endsWith(ExitCode.OK).out()).contains("nothing was done");
  }

  private void usesWhatItWasTold(String out) {
    Matcher endpoints = Pattern.compile("run quick --endpoints (\\S+)").matcher(out);
    assertThat(endpoints.find()).isTrue();
    String named = cluster("status", "--endpoints", endpoints.group(1)).endsWith(ExitCode.OK).out();
    CliRun status = cluster("status").endsWith(ExitCode.OK);
    assertThat(status.out()).isEqualTo(named).hasLineCount(7);
    assertThat(status.err()).isEmpty();
    assertThat(cluster("status", "--name", "default").endsWith(ExitCode.OK).out()).isEqualTo(named);

    String first = endpoints.group(1).substring(0, endpoints.group(1).indexOf(','));
    assertThat(cluster("status", "--endpoints", first).endsWith(ExitCode.OK).out()).hasLineCount(5);
    assertThat(
            cluster("status", "--endpoints", first, "--cluster-members")
                .endsWith(ExitCode.OK)
                .out())
        .hasLineCount(7);
    assertThat(cluster("health").endsWith(ExitCode.OK).out()).hasLineCount(7);
    assertThat(cluster("hashkv").endsWith(ExitCode.OK).out()).contains("\nequal: all members");
    assertThat(cluster("alarms").endsWith(ExitCode.OK).out()).isEqualTo("no alarm is active\n");
    CliRun defrag = cluster("defrag", "-w", "json").endsWith(ExitCode.OK);
    assertThat(defrag.out()).contains("\"complete\": true");
    assertThat(defrag.err()).contains(", the leader\n").endsWith(" is done\n");
  }

  private void refusesASecondOne() throws Exception {
    String etcd = EtcdForTests.any().path().toString();
    CliRun second = cluster("up", "--etcd", etcd).endsWith(ExitCode.FAILED);
    assertThat(second.out()).isEmpty();
    assertThat(second.err())
        .contains("a cluster named default is there already", "etcd-bench cluster down'");
    assertThat(Child.processesOf(work())).hasSize(3);

    CliRun other =
        cluster("up", "--etcd", etcd, "--members", "1", "--name", "other", "-w", "simple");
    assertThat(other.endsWith(ExitCode.OK).out()).hasLineCount(1).contains(", started, m1, ");
    assertThat(cluster("status", "--name", "other").endsWith(ExitCode.OK).out()).hasLineCount(5);
    assertThat(cluster("down", "--name", "other").endsWith(ExitCode.OK).out())
        .contains("The cluster other is ended");
  }

  @Test
  void startsAClusterWithTlsAndUsersThatItsCommandsMayEnter() throws Exception {
    String out;
    try (Child up = up("--tls", "--auth")) {
      assertThat(up.exitWithin(LIMIT)).as(up.err()).isEqualTo(ExitCode.OK);
      out = up.out();
    }
    Matcher told = Pattern.compile("run quick (--endpoints https\\S+ .*)").matcher(out);
    assertThat(told.find()).isTrue();
    List<String> args = new ArrayList<>(List.of("status"));
    args.addAll(List.of(told.group(1).split(" ", -1)));
    assertThat(args).contains("--cacert", "--cert", "--key", "--user", "--password-file");

    String named = cluster(args.toArray(String[]::new)).endsWith(ExitCode.OK).out();

    // who enters changes the raft index, so the tables differ in that
    assertThat(named).hasLineCount(7).contains("| https://127.0.0.1:");
    assertThat(cluster("status").endsWith(ExitCode.OK).out())
        .hasLineCount(7)
        .contains("| https://127.0.0.1:");
    cluster("health").endsWith(ExitCode.OK);
    cluster("hashkv").endsWith(ExitCode.OK);
    cluster("defrag").endsWith(ExitCode.OK);
    cluster("status", "--endpoints", args.get(2)).endsWith(ExitCode.FAILED);
    isFit(args);
    cluster("down").endsWith(ExitCode.OK);
    leavesNothing();
  }

  /** With the options that it was told, and without them since it is ours. */
  private void isFit(List<String> statusArgs) {
    List<String> args = new ArrayList<>(statusArgs);
    args.set(0, "preflight");
    args.addAll(List.of("--watch", "1s"));
    CliRun told = CliRun.runWith(environment(), args.toArray(String[]::new));
    assertThat(told.endsWith(ExitCode.OK).out())
        .contains("\nfit to be measured: ", "shared-host", "granted");
    CliRun ours = CliRun.runWith(environment(), "preflight", "--watch", "0s", "-w", "json");
    assertThat(ours.endsWith(ExitCode.OK).out()).contains("\"fit\": true", "\"of\": \"m3\"");
  }

  @Test
  void staysInTheForegroundUntilItIsInterrupted() throws Exception {
    try (Child up = up("--foreground", "--members", "1")) {
      Child.await("the cluster", () -> up.out().contains("Ctrl-C ends it."), LIMIT);
      cluster("health").endsWith(ExitCode.OK);

      up.signal("INT");

      assertThat(up.exitWithin(LIMIT)).as(up.err()).isEqualTo(ExitCode.OK);
      assertThat(up.err()).endsWith("# the cluster default is ended\n");
    }
    leavesNothing();
  }

  private void leavesNothing() {
    assertThat(Child.processesOf(work())).isEmpty();
    assertThat(Repo.names(work())).isEmpty();
    assertThat(Repo.names(directory.resolve("cache").resolve("clusters")))
        .noneMatch(name -> name.endsWith(".json"));
  }

  @Test
  void endsInTheForegroundWhenAnotherCommandEndsItsCluster() throws Exception {
    try (Child up = up("--foreground", "--members", "1")) {
      Child.await("the cluster", () -> up.out().contains("Ctrl-C ends it."), LIMIT);

      cluster("down").endsWith(ExitCode.OK);

      assertThat(up.exitWithin(LIMIT)).as(up.err()).isEqualTo(ExitCode.OK);
    }
    leavesNothing();
  }

  @Test
  void endsItsMembersWhenItIsKilledInTheForeground() throws Exception {
    try (Child up = up("--foreground", "--members", "1")) {
      Child.await("the cluster", () -> up.out().contains("Ctrl-C ends it."), LIMIT);

      up.signal("KILL");

      up.exitWithin(LIMIT);
      Child.await("its member's end", () -> Child.processesOf(work()).isEmpty(), LIMIT);
    }
    // what is left of it is no more than files, which this removes
    assertThat(cluster("down").endsWith(ExitCode.OK).out()).contains("is ended");
    leavesNothing();
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  void leavesNothingWhenItIsInterruptedWhileItStarts(String signal) throws Exception {
    try (Child up = up("--members", "5")) {
      Child.await("a member", () -> !Child.processesOf(work()).isEmpty(), LIMIT);

      up.signal(signal);

      assertThat(up.exitWithin(LIMIT)).as(up.err()).isEqualTo(ExitCode.INTERRUPTED);
      assertThat(up.out()).isEmpty();
    }
    leavesNothing();
  }
}
