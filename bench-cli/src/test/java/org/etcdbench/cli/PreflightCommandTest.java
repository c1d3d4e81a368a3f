package org.etcdbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What it refuses, and what it checks where there is no cluster. */
class PreflightCommandTest {
  /** Nobody listens there. */
  private static final String NOBODY = "http://127.0.0.1:1";

  @TempDir private Path directory;

  private CliRun preflight(String... args) {
    String[] all = new String[args.length + 1];
    all[0] = "preflight";
    System.arraycopy(args, 0, all, 1, args.length);
    Map<String, String> environment =
        Map.of("ETCD_BENCH_CACHE", directory.resolve("cache").toString());
    return CliRun.runWith(environment, all);
  }

  private static void refuses(CliRun run, String... words) {
    run.endsWith(ExitCode.USAGE);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains(words);
  }

  @Test
  void refusesWhatItCannotCheck() {
    refuses(preflight("-w", "xml"), "-w must be one of table, json, simple, got: 'xml'");
    refuses(preflight("--watch", "soon"), "--watch: a duration is", "'soon'");
    refuses(preflight("--watch", "2h"), "--watch must be <= 1h, got: 2h");
    refuses(preflight("--conns", "0"), "--conns must be >= 1 and <= 100000, got: 0");
    refuses(preflight("--endpoints", "ftp://x"), "--endpoints must be URLs", "'ftp://x'");
    refuses(
        preflight("--endpoints", NOBODY, "--name", "mine"),
        "--endpoints and --name exclude each other");
    refuses(preflight("--name", "mine"), "--name: no cluster named mine was started");
    refuses(preflight("--cluster-members"), "--cluster-members is for members");
    refuses(preflight("--insecure-skip-tls-verify"), "is for members: give --endpoints");
  }

  @Test
  void checksTheGeneratorAloneWhereNoMembersAreNamed() {
    CliRun run = preflight("--conns", "7").endsWith(ExitCode.OK);

    assertThat(run.err()).contains("only the generator is checked\n");
    assertThat(run.out())
        .startsWith("CHECK ")
        .contains("generator-cpu  generator  ", "open-files ", "room for 7 conns")
        .contains("\nfit to be measured: ")
        .doesNotContain("fsync");
  }

  @Test
  void measuresTheDirectoryThatItIsTold() {
    CliRun missing = preflight("--dir", directory.resolve("none").toString());

    assertThat(missing.endsWith(ExitCode.FAILED).out())
        .contains("fsync ", "cannot be measured: ", "\nnot fit to be measured: ");
  }

  @Test
  void failsWhereAMemberDoesNotAnswerAndMeasuresNoDiskInItsPlace() {
    CliRun run = preflight("--endpoints", NOBODY, "-w", "json").endsWith(ExitCode.FAILED);

    assertThat(run.out())
        .startsWith("{\n  \"fit\": false,\n")
        .contains("\"of\": \"127.0.0.1:1\"", "Connection refused")
        .contains("not measured: name a directory on etcd's disk with --dir");
    assertThat(run.err()).startsWith("# ").doesNotContain("only the generator");
  }
}
