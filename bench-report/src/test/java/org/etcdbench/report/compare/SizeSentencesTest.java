package org.etcdbench.report.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.Cause;
import org.etcdbench.core.result.Finding;
import org.etcdbench.core.result.Indicator;
import org.etcdbench.core.result.IterationResult;
import org.etcdbench.core.result.OpenSamples;
import org.etcdbench.core.result.ResultSamples;
import org.etcdbench.core.result.RunResult;
import org.etcdbench.core.result.ScenarioResult;
import org.etcdbench.core.scenario.Arrival;
import org.etcdbench.core.scenario.Consistency;
import org.etcdbench.core.scenario.DriverKind;
import org.etcdbench.core.scenario.Scenario;
import org.etcdbench.core.scenario.ScenarioKey;
import org.etcdbench.report.imported.ImportedSamples;
import org.junit.jupiter.api.Test;

class SizeSentencesTest {
  @Test
  void saysWhatALargerClusterCostsAndTolerates() {
    BenchResult result =
        new ResultSamples()
            .row(ResultSamples.put(3), 5, 1.6)
            .row(ResultSamples.put(5), 5, 2)
            .row(ResultSamples.put(7), 5, 3.2)
            .build();
    List<String> sentences = texts(result);

    assertThat(sentences).hasSize(4);
    assertThat(sentences.get(0))
        .matches(
            "From 3 to 5 members, writes to the leader with 1 client: 0\\.\\d\\dx the qps"
                + " \\(0\\.\\d\\d to 0\\.\\d\\d\\), p99 1\\.\\d\\dx \\(1\\.\\d\\d to 1\\.\\d\\d\\)\\.");
    assertThat(sentences.get(1))
        .isEqualTo("From 3 to 5 members, the cluster tolerates 2 failed members instead of 1.");
    assertThat(sentences.get(3))
        .isEqualTo("From 3 to 7 members, the cluster tolerates 3 failed members instead of 1.");
  }

  @Test
  void saysThatNothingCanBeShown() {
    BenchResult result =
        new ResultSamples()
            .row(ResultSamples.put(3), 5, 1.6)
            .row(ResultSamples.put(4), 5, 1.6)
            .build();

    assertThat(texts(result).get(0))
        .contains("no difference in qps can be shown (0.9", "no difference in p99 can be shown (");
    assertThat(texts(result).get(1)).endsWith("the cluster tolerates 1 failed member, as before.");
  }

  @Test
  void saysThatTwoRunsAreTooFew() {
    BenchResult result =
        new ResultSamples()
            .row(ResultSamples.put(3), 2, 1.6)
            .row(ResultSamples.put(7), 2, 3.2)
            .build();

    assertThat(texts(result).get(0))
        .contains("too few runs to tell: 2, it takes at least 4 (seen: qps 0.49x, p99 ");
  }

  @Test
  void saysWhichFiguresAreNotValidAndWhatHeldThemBack() {
    Finding election = new Finding(Finding.Code.LEADER_CHANGED, "m2 leads.");
    BenchResult result =
        new ResultSamples()
            .row(ResultSamples.put(3), 4, 1.6, ResultSamples.SHARED_HOST)
            .row(ResultSamples.put(7), 4, 3.2, ResultSamples.SHARED_HOST, election)
            .build();
    Cause cpu =
        new Cause(
            Cause.Kind.CPU,
            List.of(Cause.Kind.WAL_FSYNC),
            "CPU-bound",
            "",
            Map.of(Indicator.LEADER_CPU_PCT, 97.4, Indicator.FSYNC_MEAN_MS, 1.234));

    assertThat(texts(withCause(result, cpu)).get(0))
        .endsWith(
            "; held back by CPU on a shared host and WAL fsync (leader CPU 97 %, mean sync 1.23 ms);"
                + " of +1.6 ms mean, waiting for batches, queues and CPU +1.6 ms; the figures of 7 members are not valid (LEADER_CHANGED).");
  }

  @Test
  void namesThePartOfTheTimeThatGrewMost() {
    BenchResult result =
        new ResultSamples().row(ResultSamples.put(3), 5, 2).row(ResultSamples.put(7), 5, 5).build();
    List<ScenarioResult> rows = result.scenarios();

    assertThat(Growth.of(syncing(rows.get(0), 0.8), syncing(rows.get(1), 3.1)))
        .hasValueSatisfying(
            text -> assertThat(text).matches("of \\+[23]\\.\\d ms mean, WAL sync \\+2\\.3 ms"));
    assertThat(Growth.of(syncing(rows.get(0), 0.8), syncing(rows.get(1), 0.9)))
        .hasValueSatisfying(
            text -> assertThat(text).contains("waiting for batches, queues and CPU +"));
    assertThat(Growth.of(syncing(rows.get(1), 0.8), syncing(rows.get(0), 0.8))).isEmpty();
    assertThat(Growth.of(rows.get(0), rows.get(1))).isEmpty();
  }

  private static ScenarioResult syncing(ScenarioResult row, double ms) {
    Map<Indicator, Double> indicators = Map.of(Indicator.FSYNC_MEAN_MS, ms);
    Cause cause = new Cause(Cause.Kind.NONE, List.of(), "", "", indicators);
    return new ScenarioResult(row.scenario(), row.runs(), row.verdict(), cause);
  }

  @Test
  void anOpenLoadIsJudgedByItsTimesAlone() {
    ResultSamples samples = new ResultSamples();
    OpenSamples open = new OpenSamples();
    Scenario three = OpenSamples.put(DriverKind.LEAN, 1000, Arrival.CONSTANT);
    Scenario five = withMembers(three, 5);
    BenchResult result =
        samples
            .row(three, open.runs(samples, three, 4))
            .row(five, open.runs(samples, five, 4))
            .build();

    assertThat(texts(result).get(0))
        .startsWith("From 3 to 5 members, writes to the leader at 1000/s: ")
        .contains("p50", "p99")
        .doesNotContain("qps");
  }

  @Test
  void namesReadsByTheirConsistency() {
    BenchResult result =
        new ResultSamples()
            .row(ResultSamples.range(3, Consistency.SERIALIZABLE), 4, 1.6)
            .row(ResultSamples.range(7, Consistency.SERIALIZABLE), 4, 3.2)
            .build();

    assertThat(texts(result).get(0))
        .contains(", serializable reads over all members at 100 clients: 0.");
  }

  @Test
  void doubtsWhatASingleRunHasTooFewRequestsFor() {
    ResultSamples samples = new ResultSamples();
    BenchResult result =
        samples
            .row(ResultSamples.put(3), List.of(ofTwentyIterations(samples, 1.6)))
            .row(ResultSamples.put(7), List.of(ofTwentyIterations(samples, 2.4)))
            .build();

    assertThat(texts(result).get(0))
        .matches(
            ".*: 0\\.\\d\\dx the qps \\(.*, within one run each\\), p99 1\\.\\d\\dx\\? \\(too few runs\\)\\.");
  }

  private static RunResult ofTwentyIterations(ResultSamples samples, double meanMs) {
    Scenario put = ResultSamples.put(3);
    return samples.run(
        1,
        IntStream.rangeClosed(1, 20)
            .mapToObj(i -> samples.iteration(put, IterationResult.Kind.MEASUREMENT, i, meanMs, 0))
            .toList());
  }

  @Test
  void statesNothingThatAnImportedTableDoesNotSay() {
    List<String> texts = texts(ImportedSamples.twoSizes());

    assertThat(texts)
        .anyMatch(
            text -> text.startsWith("From 3 to 7 members, writes of 256 B to the leader with 1"))
        .contains(
            "From 3 to 7 members, reads: no qps to compare: not given, p99 2.00x? (too few runs).");
  }

  @Test
  void namesOneKeyAsOne() {
    BenchResult result =
        ImportedSamples.result(
            """
            members,op,key space,qps,latency (ms)
            3,put,1,100,10
            7,put,1,50,20
            3,put,5,90,11
            7,put,5,45,22
            """);

    assertThat(texts(result).get(0)).contains("writes, 1 key: too few runs to tell");
    assertThat(texts(result).get(1)).contains("writes, 5 keys: too few runs to tell");
  }

  @Test
  void hasNothingToSayOfAnythingElseThanSizes() {
    assertThat(SizeSentences.of(Comparison.by(ScenarioKey.TARGET, ResultSamples.twoSizes())))
        .isEmpty();
    assertThat(texts(new ResultSamples().row(ResultSamples.put(3), 4, 1).build())).isEmpty();
  }

  private static Scenario withMembers(Scenario of, int members) {
    return new Scenario(
        members,
        of.driver(),
        of.operation(),
        of.consistency(),
        of.target(),
        of.load(),
        of.data(),
        of.warmup(),
        of.measurement(),
        of.timeout());
  }

  private static BenchResult withCause(BenchResult result, Cause cause) {
    return new BenchResult(
        result.schemaVersion(),
        result.id(),
        result.status(),
        result.startedAt(),
        result.endedAt(),
        result.profile(),
        result.environment(),
        result.scenarios().stream()
            .map(row -> new ScenarioResult(row.scenario(), row.runs(), row.verdict(), cause))
            .toList());
  }

  private static List<String> texts(BenchResult result) {
    return SizeSentences.of(Comparison.by(ScenarioKey.MEMBERS, result)).stream()
        .map(SizeSentence::text)
        .toList();
  }
}
