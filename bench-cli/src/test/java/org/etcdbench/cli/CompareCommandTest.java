package org.etcdbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.ResultSamples;
import org.etcdbench.core.scenario.Consistency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {
  @TempDir private Path results;

  @Test
  void setsResultsAgainstTheFirst() throws IOException {
    Path first = keep(1, result("3.6.4", 1.6));
    Path second = keep(3, result("3.6.4", 2.4));
    CliRun run = compare(first, second).endsWith(ExitCode.OK);

    assertThat(run.out())
        .contains("By result (base: 20260101T000000Z)")
        .containsPattern("20260103T000000Z vs 20260101T000000Z +0\\.6\\dx");
    assertThat(run.err()).contains("WARNING started: 2026-01-01T00:00:00Z against 2026-01-03");
  }

  @Test
  void comparesByWhatDiffersInTheEnvironment() throws IOException {
    Path old = keep(1, result("3.5.21", 1.6));
    Path fresh = keep(2, result("3.6.4", 2.4));

    assertThat(compare(old, fresh).endsWith(ExitCode.NOT_COMPARABLE).err())
        .contains("etcd_version: 3.5.21 against 3.6.4", "--ignore-fingerprint");
    assertThat(compare(old, fresh, "--by", "etcd_version").endsWith(ExitCode.OK).out())
        .contains("By etcd_version (base: 3.5.21)")
        .containsPattern("3\\.6\\.4 vs 3\\.5\\.21 +0\\.6\\dx");
    assertThat(
            compare(old, fresh, "--by", "etcd_version", "--base", "3.6.4")
                .endsWith(ExitCode.OK)
                .out())
        .containsPattern("3\\.5\\.21 vs 3\\.6\\.4 +1\\.5\\dx");
    compare(old, fresh, "--ignore-fingerprint").endsWith(ExitCode.OK);
  }

  @Test
  void comparesSizesThatWereMeasuredApart() throws IOException {
    Path three = keep(1, new ResultSamples().row(ResultSamples.put(3), 5, 1.6).build());
    Path seven = keep(2, new ResultSamples().row(ResultSamples.put(7), 5, 2.4).build());

    assertThat(compare(three, seven, "--by", "members").endsWith(ExitCode.OK).out())
        .contains("From 3 to 7 members:\n- writes to the leader with 1 client: 0.6");
    assertThat(compare(three, three, "--by", "members").endsWith(ExitCode.USAGE).err())
        .contains("both have 'put leader 1/1' with members 3");
  }

  @Test
  void listsRowsThatOneResultAloneHas() throws IOException {
    Path both = keep(1, result("3.6.4", 1.6));
    Path one = keep(2, new ResultSamples().row(ResultSamples.put(3), 5, 1.6).build());

    assertThat(compare(both, one).endsWith(ExitCode.OK).out())
        .containsSubsequence(
            "Not compared, for want of another:",
            "  range linearizable all 100/100 (result 20260101T000000Z)");
  }

  @Test
  void saysWhichKeysAreInTheWayWhereNothingIsShared() throws IOException {
    Path lean = keep(1, result("3.6.4", 1.6));
    Path other = keep(2, new ResultSamples().row(ResultSamples.put(5), 5, 1.6).build());
    CliRun run = compare(lean, other).endsWith(ExitCode.NOT_COMPARABLE);

    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .containsSubsequence(
            "not comparable: no row of one result is a row of another",
            "nearest are 'put leader 1/1 members=3' of 20260101T000000Z-quick and 'put leader 1/1"
                + " members=5' of 20260102T000000Z-quick, which differ in",
            "members: 3 against 5",
            "Compare by what differs (--by)");
  }

  @Test
  void choosesRowsByTheirLabels() throws IOException {
    Path result = keep(1, ResultSamples.twoSizes());

    assertThat(compare(result, "--rows", "Range*100").endsWith(ExitCode.OK).out())
        .contains("range linearizable all 100/100", "linearizable reads over all members at 100")
        .doesNotContain("put leader 1/1");
    assertThat(compare(result, "--rows", "delete").endsWith(ExitCode.USAGE).err())
        .contains("--rows: no row matches 'delete'; there are: put leader 1/1, range");
    assertThat(compare(result, "--base", "5").endsWith(ExitCode.USAGE).err())
        .contains("--base: no row has members '5'; there are: 3, 7");
    assertThat(compare(result, "--by", "colour").endsWith(ExitCode.USAGE).err())
        .contains("--by: no key 'colour'; there are: members, ", "etcd_version", "and result");
  }

  private Path keep(int day, BenchResult result) throws IOException {
    return KeptResults.keep(results, "2026-01-0" + day + "T00:00:00Z", result);
  }

  private static BenchResult result(String etcdVersion, double putMs) {
    return new ResultSamples()
        .environment(ResultSamples.environment(etcdVersion))
        .row(ResultSamples.put(3), 5, putMs)
        .row(ResultSamples.range(3, Consistency.LINEARIZABLE), 5, 4.8)
        .build();
  }

  private static CliRun compare(Path result, String... options) {
    return compare(result, result, options, 1);
  }

  private static CliRun compare(Path first, Path second, String... options) {
    return compare(first, second, options, 2);
  }

  private static CliRun compare(Path first, Path second, String[] options, int results) {
    String[] args = new String[1 + results + options.length];
    args[0] = "compare";
    args[1] = first.toString();
    if (results == 2) {
      args[2] = second.toString();
    }
    System.arraycopy(options, 0, args, 1 + results, options.length);
    return CliRun.runBare(args);
  }
}
