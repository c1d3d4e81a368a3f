package org.etcdbench.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.Finding;
import org.etcdbench.core.result.IterationResult;
import org.etcdbench.core.result.OpenSamples;
import org.etcdbench.core.result.OutcomeResult;
import org.etcdbench.core.result.ResultSamples;
import org.etcdbench.core.result.RunResult;
import org.etcdbench.core.scenario.Arrival;
import org.etcdbench.core.scenario.ClosedLoad;
import org.etcdbench.core.scenario.Consistency;
import org.etcdbench.core.scenario.Data;
import org.etcdbench.core.scenario.DriverKind;
import org.etcdbench.core.scenario.IterationLength;
import org.etcdbench.core.scenario.Iterations;
import org.etcdbench.core.scenario.KeyOrder;
import org.etcdbench.core.scenario.Operation;
import org.etcdbench.core.scenario.Scenario;
import org.etcdbench.core.scenario.ScenarioKey;
import org.etcdbench.core.scenario.Target;
import org.etcdbench.report.compare.Comparison;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ComparisonTableTest {
  private static final Finding ELECTION = new Finding(Finding.Code.LEADER_CHANGED, "m2 leads.");
  private static final Finding ERRORS = new Finding(Finding.Code.ERRORS, "All failed.");

  @Test
  void setsEverySizeAgainstTheFirst() throws IOException {
    BenchResult result =
        new ResultSamples()
            .row(ResultSamples.put(7), 3, 4)
            .row(ResultSamples.put(3), 3, 1)
            .row(ResultSamples.put(5), 3, 2)
            .build();

    assertThat(table(ScenarioKey.MEMBERS, result))
        .startsWith("By members (base: 3)\n")
        .containsSubsequence("put leader 1/1        3", "5", "7", "5 vs 3  0.5", "7 vs 3  0.2")
        .doesNotContain("needs at least 2 runs");
  }

  @Test
  void printsNoRatioIfThereIsOneValueOnly() throws IOException {
    assertThat(table(ScenarioKey.TARGET, ResultSamples.twoSizes()))
        .contains("By target (base: leader)")
        .doesNotContain(" vs ");
    assertThat(table(ScenarioKey.KEY_SIZE, ResultSamples.twoSizes()))
        .startsWith("By key_size (only 8)\n");
  }

  @Test
  void leavesTheRatioBlankWhereASideHasNoData() throws IOException {
    BenchResult result =
        new ResultSamples()
            .row(ResultSamples.put(3), 2, 1)
            .row(ResultSamples.put(7), List.of())
            .build();
    String table = table(ScenarioKey.MEMBERS, result);

    assertThat(table).containsPattern("(?m)^ +7 +no data$");
    assertThat(table).containsPattern("(?m)^ +7 vs 3 +\\(invalid\\)$");
  }

  @Test
  void keepsTheNumbersOfAnInvalidRowAndMarksItsRatio() throws IOException {
    ResultSamples samples = new ResultSamples();
    Scenario seven = ResultSamples.put(7);
    BenchResult result =
        samples
            .row(ResultSamples.put(3), 2, 1)
            .row(
                seven,
                List.of(samples.run(seven, 1, 2, 0), samples.run(seven, 2, 2, 0)),
                ELECTION,
                ERRORS)
            .build();
    String table = table(ScenarioKey.MEMBERS, result);

    assertThat(table).containsPattern("(?m)^ +7 +\\d+\\.\\d .*  LEADER_CHANGED\\+$");
    assertThat(table).containsPattern("(?m)^ +ERRORS$");
    assertThat(table).containsPattern("(?m)^ +7 vs 3 +0\\.\\d\\dx\\? .*x\\? +\\(invalid\\)$");
  }

  @Test
  void marksWhatBreaksLittlesLaw() throws IOException {
    ResultSamples samples = new ResultSamples();
    Scenario put = ResultSamples.put(3);
    IterationResult iteration = samples.iteration(put, IterationResult.Kind.MEASUREMENT, 1, 2, 0);
    IterationResult longer =
        new IterationResult(
            iteration.kind(),
            1,
            iteration.startedAt(),
            iteration.windowNs() * 2,
            iteration.outcomes(),
            iteration.errorTexts(),
            0,
            null);
    RunResult run = samples.run(1, List.of(longer));

    assertThat(table(ScenarioKey.MEMBERS, samples.row(put, List.of(run)).build()))
        .contains("-50.1%!  VALID")
        .containsOnlyOnce("Little's law")
        .containsOnlyOnce("± needs at least 2 runs")
        .containsOnlyOnce("A quantile is blank");
  }

  @ParameterizedTest
  @EnumSource(ScenarioKey.class)
  void staysWithinItsWidthWhateverTheNames(ScenarioKey key) throws IOException {
    String longest = "m" + "x".repeat(62);
    ResultSamples samples = new ResultSamples();
    for (int members : new int[] {3, 7}) {
      samples.row(extreme(members, Consistency.LINEARIZABLE, longest, 8), 3, 80, ELECTION, ERRORS);
      samples.row(
          extreme(members, Consistency.SERIALIZABLE, "y" + longest.substring(2), 32768), 3, 80);
    }
    samples.row(ResultSamples.put(3), 3, 0.001);
    Scenario open = OpenSamples.put(DriverKind.JETCD, 100_000, Arrival.POISSON);
    samples.row(open, new OpenSamples().runs(samples, open, 1), ELECTION, ERRORS);
    BenchResult result = samples.build();
    String table = table(key, result) + generator(key, result);

    assertThat(table.lines())
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(ComparisonGrid.MAX_WIDTH));
    assertThat(table).endsWith("\n").doesNotContain(" \n");
  }

  @Test
  void setsOfferedBesideAchievedWhereALoadIsOpen() throws IOException {
    ResultSamples samples = new ResultSamples();
    Scenario open = OpenSamples.put(DriverKind.LEAN, 1000, Arrival.CONSTANT);
    BenchResult result =
        samples
            .row(open, List.of(samples.run(1, List.of(new OpenSamples().overloaded(1, 1000, 2)))))
            .build();

    assertThat(table(ScenarioKey.RATE, result))
        .contains("offered: requests per second that were due; qps:")
        .containsPattern("put leader conns=10 +1000 +1000\\.0 +875\\.0 ")
        .doesNotContain("Little");
    assertThat(table(ScenarioKey.MEMBERS, ResultSamples.twoSizes())).doesNotContain("offered");
  }

  @Test
  void setsTheCostOfDriversAgainstEachOther() throws IOException {
    ResultSamples samples = new ResultSamples();
    for (DriverKind driver : List.of(DriverKind.LEAN, DriverKind.JETCD)) {
      Scenario open = OpenSamples.put(driver, 1000, Arrival.CONSTANT);
      samples.row(open, new OpenSamples().runs(samples, open, 1));
    }

    assertThat(generator(ScenarioKey.DRIVER, samples.build()))
        .startsWith("\nThe generator, by driver\nservice: done - sent")
        .containsPattern("jetcd +2\\.\\d{3} +0\\.\\d{3} +24\\.5 +31%\n")
        .containsPattern("jetcd vs lean +[01]\\.\\d\\dx +1\\.00x\n")
        .doesNotContain("waited", "agree");
  }

  @Test
  void saysThatResponseAndServiceAgreeUnderAClosedLoad() throws IOException {
    assertThat(generator(ScenarioKey.MEMBERS, ResultSamples.twoSizes()))
        .isEqualTo("\nResponse and service time agree within 2 %, in the mean and at p99.\n");
  }

  @Test
  void showsServiceTimeWhereItDisagreesUnderAClosedLoad() throws IOException {
    ResultSamples samples = new ResultSamples();
    Scenario put = ResultSamples.put(3);
    List<OutcomeResult> late = new OpenSamples().overloaded(1, 1000, 2).outcomes();
    IterationResult iteration = samples.iteration(put, IterationResult.Kind.MEASUREMENT, 1, 2, 0);
    IterationResult slow =
        new IterationResult(
            iteration.kind(),
            1,
            iteration.startedAt(),
            iteration.windowNs(),
            late,
            iteration.errorTexts(),
            0,
            null);
    BenchResult result =
        samples
            .row(put, List.of(samples.run(1, List.of(slow))))
            .row(ResultSamples.put(7), 3, 1)
            .build();

    assertThat(generator(ScenarioKey.MEMBERS, result))
        .contains("service p99", "late max")
        .contains("Response time is more than 2 % above service time in 1 of 2 rows:\nthere the");
  }

  private static Scenario extreme(int members, Consistency consistency, String target, int key) {
    Iterations iterations = new Iterations(1, new IterationLength.Requests(1000));
    return new Scenario(
        members,
        DriverKind.LEAN,
        Operation.RANGE,
        consistency,
        Target.of(target),
        new ClosedLoad(100_000, 100_000),
        new Data(key, 1_500_000, key * 1_000_000_000L, KeyOrder.SEQUENTIAL, 1),
        iterations,
        iterations,
        Duration.ofSeconds(5));
  }

  private static String table(ScenarioKey key, BenchResult result) throws IOException {
    StringBuilder text = new StringBuilder();
    ComparisonTable.write(Comparison.by(key, result), text);
    return text.toString();
  }

  private static String generator(ScenarioKey key, BenchResult result) throws IOException {
    StringBuilder text = new StringBuilder();
    GeneratorTable.write(Comparison.by(key, result), text);
    return text.toString();
  }
}
