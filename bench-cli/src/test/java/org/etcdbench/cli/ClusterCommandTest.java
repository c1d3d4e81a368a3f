package org.etcdbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the commands for clusters refuse, and what they do where there is no cluster. */
class ClusterCommandTest {
  /** Nobody listens there. */
  private static final String NOBODY = "http://127.0.0.1:1";

  @TempDir private Path cache;

  private CliRun cluster(String... args) {
    String[] all = new String[args.length + 1];
    all[0] = "cluster";
    System.arraycopy(args, 0, all, 1, args.length);
    return CliRun.runWith(Map.of("ETCD_BENCH_CACHE", cache.toString()), all);
  }

  private static void refuses(CliRun run, String... words) {
    run.endsWith(ExitCode.USAGE);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains(words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"up", "down", "status", "health", "members", "hashkv", "alarms", "defrag"})
  void printsTheHelpOfEveryCommand(String command) throws IOException {
    try (InputStream in = getClass().getResourceAsStream("help/cluster-" + command + ".txt")) {
      assertThat(in).as("golden file help/cluster-%s.txt", command).isNotNull();
      assertThat(cluster(command, "--help").endsWith(ExitCode.OK).out())
          .isEqualTo(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void namesTheCommandsWhenNoneIsGiven() {
    refuses(
        cluster(),
        "Name a command: up, down, status, health, members, hashkv, alarms, defrag.",
        "Try 'etcd-bench cluster --help'.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"status", "health", "members", "hashkv", "alarms", "defrag"})
  void refusesWhatItCannotAsk(String command) {
    refuses(cluster(command, "-w", "xml"), "-w must be one of table, json, simple, got: 'xml'");
    refuses(
        cluster(command, "--endpoints", NOBODY, "--name", "mine"),
        "--endpoints and --name exclude each other");
    refuses(cluster(command, "--name", "mine"), "--name: no cluster named mine was started");
    refuses(cluster(command, "--name", "../mine"), "--name must be letters", "'../mine'");
    refuses(cluster(command, "--endpoints", "ftp://x"), "--endpoints must be URLs", "'ftp://x'");
    refuses(cluster(command, "--password-file", "x"), "--password-file is the password of user");
  }

  @Test
  void refusesAClusterThatItCannotStart() {
    refuses(cluster("up", "--members", "0"), "--members must be >= 1 and <= 9, got: 0");
    refuses(cluster("up", "--members", "10"), "--members must be >= 1 and <= 9, got: 10");
    refuses(cluster("up", "--name", "../mine"), "--name must be letters", "'../mine'");
    refuses(cluster("up", "-w", "xml"), "-w must be one of table, json, simple, got: 'xml'");
    refuses(cluster("up", "--etcd", "/nowhere/etcd"), "/nowhere/etcd");
  }

  @Test
  void refusesToDefragmentMembersThatItDidNotStart() {
    refuses(cluster("defrag", "--endpoints", NOBODY), "give --allow-defrag to do it nevertheless");
    refuses(cluster("defrag"), "give --allow-defrag to do it nevertheless");
  }

  @Test
  void hasNothingToEndWhereNothingRuns() {
    CliRun run = cluster("down").endsWith(ExitCode.OK);

    assertThat(run.out()).isEqualTo("No cluster named default is there; nothing was done.\n");
    assertThat(run.err()).isEmpty();
    refuses(cluster("down", "--name", "../mine"), "--name must be letters", "'../mine'");
  }

  @Test
  void showsThatAMemberDoesNotAnswerAndFails() {
    CliRun status = cluster("status", "--endpoints", NOBODY).endsWith(ExitCode.FAILED);
    assertThat(status.out()).contains("| " + NOBODY + " |", "Connection refused");
    assertThat(status.err()).isEmpty();

    CliRun health =
        cluster("health", "--endpoints", NOBODY, "-w", "simple").endsWith(ExitCode.FAILED);
    assertThat(health.out()).startsWith(NOBODY + " is unhealthy: ").hasLineCount(1);

    CliRun hashes = cluster("hashkv", "--endpoints", NOBODY, "-w", "json");
    assertThat(hashes.endsWith(ExitCode.FAILED).out()).contains("\"verdict\": \"unknown\"");

    CliRun members = cluster("members", "--endpoints", NOBODY).endsWith(ExitCode.FAILED);
    assertThat(members.out()).isEmpty();
    assertThat(members.err()).contains("cannot list the members through " + NOBODY);
  }

  @Test
  void defragmentsNothingWhereAMemberIsDown() {
    CliRun run = cluster("defrag", "--endpoints", NOBODY, "--allow-defrag");

    assertThat(run.endsWith(ExitCode.FAILED).out())
        .contains("not done", "stopped: " + NOBODY + " is not healthy");
  }
}
