package org.etcdbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.store.ResultStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCommandTest {
  private static final Path TABLE = Repo.root().resolve("docs/examples/hand-made-table.md");

  @TempDir Path directory;

  private CliRun imports(Object... args) {
    List<String> all = new ArrayList<>(List.of("import"));
    for (Object arg : args) {
      all.add(arg.toString());
    }
    all.addAll(List.of("--out", results().toString()));
    return CliRun.runBare(all.toArray(String[]::new));
  }

  private Path results() {
    return directory.resolve("results");
  }

  private Path file(String content) throws IOException {
    return Files.writeString(directory.resolve("file"), content);
  }

  @Test
  void keepsATableAsAResultAndTellsWhichRowsAreNotUsable() throws IOException {
    CliRun run =
        imports(TABLE, "--name", "by-hand", "-p", "etcd_version=3.5").endsWith(ExitCode.OK);
    Path kept = Repo.list(results()).get(0);
    BenchResult result = ResultStore.load(kept);

    assertThat(kept.getFileName().toString()).endsWith("-by-hand");
    assertThat(run.err())
        .contains("# Result: " + kept, "# 6 of 14 rows are not usable as they stand; see INVALID");
    assertThat(run.out())
        .contains(
            "# Imported from: ", "# etcd version: 3.5", "its latency or its qps is off by 6.5x");
    assertThat(result.valid()).isFalse();
    assertThat(result.scenarios()).hasSize(14);
    assertThat(Files.readString(kept.resolve("results.csv")).lines().skip(6).findFirst())
        .hasValueSatisfying(
            row ->
                assertThat(row)
                    .startsWith(
                        "7,range,,serializable,10000,8,256,1,1,4.500,1443.0,,,,,,,,549.35,1,")
                    .endsWith("LITTLES_LAW,other,3.5,,,,,,,,"));
    assertThat(Files.readString(kept.resolve("jmh.json"))).doesNotContain("key_space");
  }

  @Test
  void keptTablesCanBeReportedComparedAndImportedAgain() throws IOException {
    imports(TABLE).endsWith(ExitCode.OK);
    Path kept = Repo.list(results()).get(0);

    CliRun.runBare("report", kept.toString()).endsWith(ExitCode.OK);
    CliRun compared = CliRun.runBare("compare", kept.toString()).endsWith(ExitCode.OK);
    assertThat(compared.out()).contains("By members (base: 3)", "put leader 100/100", "7 vs 3");
    imports(kept.resolve("results.csv")).endsWith(ExitCode.OK);
  }

  @Test
  void importsSeveralFilesAsOneResult() throws IOException {
    Path text = Repo.root().resolve("docs/examples/etcd-benchmark-put.txt");
    Path json = Repo.root().resolve("docs/examples/perfdash.json");
    imports(text, json, "-p", "members=1").endsWith(ExitCode.OK);

    assertThat(ResultStore.load(Repo.list(results()).get(0)).scenarios()).hasSize(2);
  }

  @Test
  void refusesFilesThatHaveARowInCommon() throws IOException {
    Path text = Repo.root().resolve("docs/examples/etcd-benchmark-put.txt");
    Path copy = Files.copy(text, directory.resolve("copy.txt"));

    assertThat(imports(text, copy, "-p", "members=1").endsWith(ExitCode.USAGE).err())
        .contains("copy.txt, line 9: has the same keys as " + text + ", line 9: members 1");
    assertThat(results()).doesNotExist();
  }

  @Test
  void keepsTheVersionThatEachFileSays() throws IOException {
    Path says = file("members,op,qps,etcd version\n3,put,5,3.5.16\n");
    Path silent = Files.writeString(directory.resolve("b.csv"), "members,op,qps\n5,put,5\n");

    assertThat(imports(says, silent, "-p", "etcd_version=3.6.4").endsWith(ExitCode.OK).err())
        .contains("# WARNING: -p etcd_version does not change what the file says: etcd 3.5.16");
    assertThat(ResultStore.load(Repo.list(results()).get(0)).environment().etcdVersion())
        .isEqualTo("3.5.16, 3.6.4");
  }

  @Test
  void writesNothingIfAnythingIsWrong() throws IOException {
    CliRun run = imports(TABLE, file("members,op,qps\n3,put,many\n")).endsWith(ExitCode.USAGE);

    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("file, line 2, column 'qps': must be a number, like 31.9, got: 'many'");
    assertThat(results()).doesNotExist();
  }

  @Test
  void saysWhatIsMissingAndHowToGiveIt() throws IOException {
    CliRun run = imports(file("op,qps\nput,5\n")).endsWith(ExitCode.USAGE);

    assertThat(run.err()).contains("say it for all rows with -p members=3");
    imports(file("op,qps\nput,5\n"), "-p", "members=3,conns=1").endsWith(ExitCode.OK);
  }

  @Test
  void refusesOptionsAndFilesThatItCannotUse() throws IOException {
    Path chinese = directory.resolve("gbk.csv");
    Files.write(chinese, "节点数,操作,QPS\n3,写,5\n".getBytes(Charset.forName("GBK")));

    assertThat(imports(chinese).endsWith(ExitCode.USAGE).err()).contains("is no text in UTF-8");
    assertThat(imports(TABLE, "--from", "xml").endsWith(ExitCode.USAGE).err())
        .contains("--from: no format 'xml'; there are: benchmark, perfdash, markdown, csv");
    assertThat(imports(TABLE, "-p", "conns=0").endsWith(ExitCode.USAGE).err())
        .contains("-p: conns must be 1..100000, got: 0");
    assertThat(imports(directory.resolve("none")).endsWith(ExitCode.USAGE).err())
        .contains("none: No such file or directory");
    assertThat(imports(TABLE, "--from", "perfdash").endsWith(ExitCode.USAGE).err())
        .contains("hand-made-table.md, line 1: broken JSON");
    assertThat(results()).doesNotExist();
  }

  @Test
  void otherDriversCannotBeRun() {
    CliRun run = CliRun.runBare("run", "quick", "--driver", "other", "--dry-run");

    assertThat(run.endsWith(ExitCode.USAGE).err())
        .contains("--driver: no driver 'other'; there are: lean, jetcd, loopback");
  }
}
