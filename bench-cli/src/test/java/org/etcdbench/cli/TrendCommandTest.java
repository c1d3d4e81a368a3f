package org.etcdbench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrendCommandTest {
  private static final Instant FIRST = Instant.parse("2026-01-01T02:00:00Z");

  @TempDir private static Path shared;
  private static String template;

  @TempDir private Path directory;

  @BeforeAll
  static void makeAResult() throws IOException {
    CliRun.runBare(
            "run",
            "quick",
            "--driver",
            "loopback",
            "--runs",
            "1",
            "-p",
            "members=1",
            "-p",
            "load=1/1",
            "-p",
            "operation=put",
            "-p",
            "target=leader",
            "-p",
            "generator-warmup=0s",
            "-p",
            "warmup.requests=1000",
            "-p",
            "measurement.requests=2000",
            "--out",
            shared.toString())
        .endsWith(ExitCode.OK);
    template = Files.readString(Repo.list(shared).get(0).resolve("run.json"));
  }

  /** A copy of the result, so many nights later, with this throughput. */
  private void night(int day, double okPerSec) throws IOException {
    Instant startedAt = FIRST.plus(Duration.ofDays(day));
    String id = startedAt.toString().replaceAll("[-:]", "") + "-quick";
    String json =
        template
            .replaceFirst("\"id\": \"[^\"]+\"", "\"id\": \"" + id + "\"")
            .replaceFirst("\"startedAt\": \"[^\"]+\"", "\"startedAt\": \"" + startedAt + "\"")
            .replaceFirst("\"okPerSec\": [\\d.]+", "\"okPerSec\": " + okPerSec);
    Files.createDirectory(directory.resolve(id));
    Files.writeString(directory.resolve(id).resolve("run.json"), json);
  }

  private void nights(int count, double ofLastThree) throws IOException {
    for (int day = 0; day < count; day++) {
      night(day, (day < count - 3 ? 1000 : ofLastThree) + day % 4);
    }
  }

  private CliRun trend(String... options) {
    List<String> args = new ArrayList<>(List.of("trend", directory.toString()));
    args.addAll(List.of(options));
    return CliRun.runBare(args.toArray(String[]::new));
  }

  @Test
  void failsOnARegressionIfAsked() throws IOException {
    nights(20, 800);

    assertThat(trend().endsWith(ExitCode.OK).out())
        .contains("worse in 1 (put leader 1/1)", "1001.4 -> 802.0 1/s", "20260118T020000Z-quick")
        .contains("20 results of quick, 2026-01-01 to 2026-01-20");
    trend("--fail-on-regression").endsWith(ExitCode.REGRESSION);
    trend("--fail-on-regression", "--metrics", "latency.p50").endsWith(ExitCode.OK);
    trend("--fail-on-regression", "--last", "3").endsWith(ExitCode.OK);
    trend("--fail-on-regression", "--min-change", "30").endsWith(ExitCode.OK);
  }

  @Test
  void doesNotFailOnAnImprovement() throws IOException {
    nights(20, 1300);

    assertThat(trend("--fail-on-regression").endsWith(ExitCode.OK).out()).contains("better in 1");
  }

  @Test
  void namesWhatItPassesOver() throws IOException {
    nights(10, 1000);
    Path broken = Files.createDirectory(directory.resolve("broken"));
    Files.writeString(broken.resolve("run.json"), template.substring(0, 5000));
    Path foreign = Files.createDirectory(directory.resolve("foreign"));
    Files.writeString(foreign.resolve("run.json"), "{\"name\": \"other\"}");
    Path newer = Files.createDirectory(directory.resolve("newer"));
    Files.writeString(newer.resolve("run.json"), "{\"schemaVersion\": 99}");
    Path partial = Files.createDirectory(directory.resolve("partial"));
    Files.writeString(
        partial.resolve("run.json"),
        template.replaceFirst("\"status\": \"complete\"", "\"status\": \"partial\""));
    Path begun = Files.createDirectory(directory.resolve("begun"));
    Files.write(begun.resolve("latency.hlog.partial"), new byte[0]);
    Path nested = Files.createDirectories(directory.resolve("nested/result"));
    Files.writeString(nested.resolve("run.json"), template);
    Files.createDirectory(directory.resolve("empty"));
    Files.writeString(directory.resolve("README.md"), "Results", StandardCharsets.UTF_8);

    CliRun run = trend().endsWith(ExitCode.OK);

    assertThat(run.out()).contains("10 results of quick");
    assertThat(run.err().lines())
        .hasSize(6)
        .anyMatch(line -> line.startsWith(broken + "/run.json: broken JSON at line"))
        .anyMatch(line -> line.startsWith(foreign + "/run.json: not a result of etcd-bench"))
        .anyMatch(line -> line.startsWith(newer + "/run.json: written by a newer etcd-bench"))
        .anyMatch(line -> line.startsWith(partial + ": passed over, as it is partial"))
        .anyMatch(line -> line.startsWith(begun + ": no result: the run ended before"))
        .anyMatch(line -> line.startsWith(directory.resolve("nested") + ": passed over"));
  }

  @Test
  void countsAResultOnceHoweverOftenItIsThere() throws IOException {
    night(0, 1000);
    Path copy = Files.createDirectory(directory.resolve("copy"));
    Files.copy(
        Repo.list(directory).stream()
            .filter(path -> !path.equals(copy))
            .findFirst()
            .orElseThrow()
            .resolve("run.json"),
        copy.resolve("run.json"));

    CliRun run = trend().endsWith(ExitCode.OK);

    assertThat(run.err()).contains("there is another of this id");
    assertThat(run.out()).contains("1 result of quick");
  }

  @Test
  void choosesRowsAsOtherCommandsDo() throws IOException {
    nights(10, 1000);

    assertThat(trend("--rows", "PUT*1/1", "--rows", "leader").endsWith(ExitCode.OK).out())
        .contains("put leader 1/1");
    assertThat(trend("--rows", " ").endsWith(ExitCode.USAGE).err())
        .contains("--rows: a pattern of rows must not be blank");
  }

  @Test
  void saysThatImportedRowsMakeNoTrend() {
    Path table = Repo.root().resolve("docs/examples/hand-made-table.md");
    CliRun.runBare("import", table.toString(), "--out", directory.toString()).endsWith(ExitCode.OK);

    assertThat(trend().endsWith(ExitCode.USAGE).err())
        .contains(directory + ": no row in it that we measured; imported rows make no trend");
  }

  @Test
  void passesOverADirectoryThatItCannotRead() throws IOException {
    nights(10, 1000);
    Path closed = Files.createDirectory(directory.resolve("lost+found"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("--x--x--x"));
    // the superuser reads everything
    assumeThat(Files.isReadable(closed)).isFalse();

    assertThat(trend().endsWith(ExitCode.OK).err())
        .contains(closed + ": passed over, as it cannot be read");
  }

  @Test
  void writesFilesForOtava() throws IOException {
    nights(10, 1000);
    Path csv = directory.resolve("new/folder/trend.csv");
    Path html = directory.resolve("another/trend.html");

    trend("--otava", csv.toString(), "--html", html.toString(), "--metrics", "qps")
        .endsWith(ExitCode.OK);

    assertThat(html).exists();

    assertThat(Files.readAllLines(csv))
        .hasSize(11)
        .first()
        .asString()
        .matches("time,id,etcd_version,tool_version,m1-put-leader-c1x1-.*-loopback_qps");
    assertThat(csv.resolveSibling("trend.yaml")).content().contains("file: '" + csv + "'");
  }

  @Test
  void printsJson() throws IOException {
    nights(10, 700);

    assertThat(trend("--json").endsWith(ExitCode.OK).out())
        .startsWith("{\n  \"results\": 10,")
        .contains("\"meaning\": \"worse\"");
  }

  @Test
  void refusesWhatItCannotLookAt() throws IOException {
    assertThat(trend().endsWith(ExitCode.USAGE).err())
        .contains(directory + ": no complete result in it");
    Path none = directory.resolve("none");
    assertThat(CliRun.runBare("trend", none.toString()).endsWith(ExitCode.USAGE).err())
        .contains(none + ": no such directory");
    night(0, 1000);
    Path one = Repo.list(directory).get(0);
    assertThat(CliRun.runBare("trend", one.toString()).endsWith(ExitCode.USAGE).err())
        .contains(one + ": this is one result");
    assertThat(trend("--rows", "delete").endsWith(ExitCode.USAGE).err())
        .contains("--rows: no row matches 'delete'; there are: put leader 1/1");
    assertThat(trend("--last", "0").endsWith(ExitCode.USAGE).err()).contains("--last must be >= 1");
    assertThat(trend("--p-value", "1").endsWith(ExitCode.USAGE).err()).contains("p-value must be");
    assertThat(trend("--metrics", "errors").endsWith(ExitCode.USAGE).err())
        .contains("no metric 'errors' that a trend can be made of");
    assertThat(trend("--otava", "trend.txt").endsWith(ExitCode.USAGE).err())
        .contains("--otava must name a file that ends in .csv");
    assertThat(trend("--html", directory.toString()).endsWith(ExitCode.USAGE).err())
        .contains("--html: must be a file, but is a directory");
  }
}
