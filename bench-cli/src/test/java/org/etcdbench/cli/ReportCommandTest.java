package org.etcdbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports of the reference result: in other formats, and as files. */
class ReportCommandTest {
  private static final String ID = "20261128T074505Z-cluster-size";
  private static final Path REFERENCE = Repo.root().resolve("results").resolve("reference");

  @TempDir private Path directory;

  @Test
  void writesTheFilesThatItWouldPrint() throws IOException {
    Path out = directory.resolve("new").resolve("out");
    CliRun run = report(reference(), "--format", "md,junit", "--out", out.toString());

    run.endsWith(ExitCode.OK);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("# Written: " + out.resolve("report.md"), out.resolve("junit.xml").toString());
    assertThat(Repo.names(out)).containsExactly("junit.xml", "report.md");
    assertThat(report(reference(), "--format", "md").out())
        .isEqualTo(Files.readString(out.resolve("report.md")));
  }

  @Test
  void thePageLinksTheFilesThatAreWrittenWithItOrLieThere() throws IOException {
    Files.writeString(directory.resolve("run.json"), "{}");
    report(reference(), "--format", "html,csv", "--out", directory.toString())
        .endsWith(ExitCode.OK);

    assertThat(Files.readString(directory.resolve("report.html")))
        .contains("href=\"results.csv\"", "href=\"run.json\"", "href=\"report.html\"")
        .doesNotContain("href=\"latency.hlog\"", "href=\"report.md\"");
    assertThat(report(reference(), "--format", "html").out()).doesNotContain("href=\"run.json\"");
  }

  @Test
  void theBenchmarkActionGetsItsTwoFiles() throws IOException {
    report(reference(), "--format", "benchmark-action", "--out", directory.toString())
        .endsWith(ExitCode.OK);

    assertThat(Repo.names(directory))
        .containsExactly("benchmark-action-bigger.json", "benchmark-action-smaller.json");
  }

  @Test
  void refusesToPrintTwoFilesAsOne() {
    CliRun run = report(reference(), "--format", "benchmark-action").endsWith(ExitCode.USAGE);

    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("--format: benchmark-action is several files", "benchmark-action-bigger");
  }

  @Test
  void severalResultsGetADirectoryEach() throws IOException {
    String other = copyWithId("20261123T000000Z-other").toString();
    Path out = directory.resolve("out");
    report(reference(), other, "--format", "csv,text", "--out", out.toString())
        .endsWith(ExitCode.OK);

    assertThat(Repo.names(out)).containsExactlyInAnyOrder(ID, "20261123T000000Z-other");
    assertThat(Repo.names(out.resolve(ID))).containsExactly("report.txt", "results.csv");
  }

  @Test
  void aBrokenResultLeavesNothingBehind() throws IOException {
    Path broken = Files.writeString(directory.resolve("run.json"), "{\"schemaVersion\": 1");
    Path out = directory.resolve("out");
    CliRun run =
        report(reference(), broken.toString(), "--format", "md", "--out", out.toString())
            .endsWith(ExitCode.USAGE);

    assertThat(run.err()).contains(broken.toString());
    assertThat(out).doesNotExist();
  }

  @Test
  void refusesResultsThatWantTheSameFiles() {
    Path out = directory.resolve("out");
    CliRun run = report(reference(), reference(), "--out", out.toString());

    assertThat(run.endsWith(ExitCode.USAGE).err())
        .contains("--out: two of the results have the same id: " + ID);
    assertThat(out).doesNotExist();
  }

  @Test
  void anIdLeadsToNoOtherDirectory() throws IOException {
    String hostile = copyWithId("../../elsewhere").toString();
    CliRun run = report(reference(), hostile, "--out", directory.resolve("out").toString());

    assertThat(run.endsWith(ExitCode.USAGE).err()).contains("'../../elsewhere'");
    assertThat(directory.resolve("out")).doesNotExist();
  }

  @Test
  void refusesAFileAsDirectory() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));

    assertThat(report(reference(), "--out", file.toString()).endsWith(ExitCode.USAGE).err())
        .contains("--out: must be a directory, but is a file: " + file);
  }

  private Path copyWithId(String id) throws IOException {
    String json = Files.readString(REFERENCE.resolve(ID).resolve("run.json"));
    return Files.writeString(
        directory.resolve("copy.json"), json.replaceFirst('"' + ID + '"', '"' + id + '"'));
  }

  private static String reference() {
    return REFERENCE.resolve(ID).toString();
  }

  private static CliRun report(String result, String... more) {
    String[] args = new String[more.length + 2];
    args[0] = "report";
    args[1] = result;
    System.arraycopy(more, 0, args, 2, more.length);
    return CliRun.runBare(args);
  }
}
