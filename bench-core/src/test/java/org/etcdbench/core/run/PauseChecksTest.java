package org.etcdbench.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.etcdbench.core.result.Finding;
import org.etcdbench.core.result.Finding.Code;
import org.etcdbench.core.result.GeneratorPauses;
import org.etcdbench.core.result.GeneratorPauses.Collector;
import org.etcdbench.core.result.GeneratorPauses.Hiccups;
import org.etcdbench.core.result.Observations;
import org.etcdbench.core.result.ResultSamples;
import org.etcdbench.core.result.RunResult;
import org.etcdbench.core.result.ScenarioResult;
import org.etcdbench.core.result.Verdict;
import org.etcdbench.core.scenario.Scenario;
import org.junit.jupiter.api.Test;

class PauseChecksTest {
  private static final long MS = 1_000_000;
  private static final long TEN_SECONDS_NS = 10_000 * MS;
  private static final int LOOKS = 1000;

  /** Whose p99 is some milliseconds, and less than {@link #LONG_NS}. */
  private static final double MEAN_MS = 2;

  private static final long LONG_NS = 50 * MS;

  private final Scenario put = ResultSamples.put(3);

  /** Pauses in which so many of {@link #LOOKS} were late, the longest of them by so much. */
  private static GeneratorPauses hiccups(int late, long longestNs) {
    return new GeneratorPauses(
        TEN_SECONDS_NS, List.of(), new Hiccups(LOOKS, longestNs, 0, 0, late, 0, 0));
  }

  private static GeneratorPauses collections(long totalNs, long longestNs, int looks) {
    return new GeneratorPauses(
        TEN_SECONDS_NS,
        List.of(new Collector("a collector", 3, totalNs, longestNs)),
        new Hiccups(looks, 0, 0, 0, 0, 0, 0));
  }

  private List<Finding> findings(List<GeneratorPauses> ofRuns, String... membersHere) {
    ResultSamples samples = new ResultSamples();
    List<RunResult> runs = new ArrayList<>();
    for (GeneratorPauses pauses : ofRuns) {
      RunResult run = samples.run(put, runs.size() + 1, MEAN_MS, 0, ResultSamples.SHARED_HOST);
      runs.add(
          new RunResult(
              run.run(),
              run.position(),
              run.startedAt(),
              run.keyPrefix(),
              run.pinned(),
              run.before(),
              run.after(),
              run.iterations(),
              new Observations(List.of(), List.of(), pauses, null, null, List.of(membersHere)),
              run.findings()));
    }
    return PauseChecks.of(new ScenarioResult(put, runs, new Verdict(List.of()))).stream().toList();
  }

  @Test
  void hasNothingToSayOfShortAndFewPauses() {
    assertThat(findings(List.of(hiccups(10, 2 * MS)))).isEmpty();
    assertThat(findings(List.of(collections(100 * MS, 2 * MS, LOOKS)))).isEmpty();
  }

  @Test
  void blamesTheGeneratorWhenPausesMayBeTheTail() {
    assertThat(findings(List.of(hiccups(11, 2 * MS))))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.code()).isEqualTo(Code.GENERATOR_LIMITED);
              assertThat(finding.message())
                  .startsWith(
                      "in run 1 the generator stood still for 1.10 % of the time (limit 1 %), of"
                          + " which garbage collection 0.00 %; at the longest for 2.0 ms, in run 1,"
                          + " whose p99 is ");
            });
  }

  @Test
  void countsGarbageCollectionThatTheLooksMissed() {
    assertThat(findings(List.of(collections(101 * MS, 2 * MS, LOOKS))))
        .extracting(Finding::code)
        .containsExactly(Code.GENERATOR_LIMITED);
    assertThat(findings(List.of(collections(101 * MS, 2 * MS, 0))))
        .extracting(Finding::code)
        .containsExactly(Code.GENERATOR_LIMITED);
  }

  @Test
  void notesOnePauseThatIsLongerThanTheP99() {
    assertThat(findings(List.of(hiccups(3, LONG_NS))))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.code()).isEqualTo(Code.GENERATOR_PAUSED);
              assertThat(finding.invalidates()).isFalse();
              assertThat(finding.message()).contains("at the longest for 50.0 ms");
            });
  }

  @Test
  void onlyNotesWhatMembersOnTheSameMachineMayHaveTaken() {
    assertThat(findings(List.of(hiccups(500, LONG_NS)), "m1"))
        .extracting(Finding::code)
        .containsExactly(Code.GENERATOR_PAUSED);
  }

  @Test
  void namesTheWorstRun() {
    assertThat(findings(List.of(hiccups(20, 2 * MS), hiccups(30, 2 * MS), hiccups(0, 0))))
        .singleElement()
        .satisfies(
            finding -> assertThat(finding.message()).startsWith("in run 2 ").contains("3.00"));
  }

  /** The longest pause of the row need not be in the run that stood still most. */
  @Test
  void namesTheLongestPauseWithItsRunAndThatTheLimitIsWaived() {
    assertThat(findings(List.of(hiccups(300, 20 * MS), hiccups(200, 226 * MS)), "m1"))
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.message())
                    .startsWith(
                        "in run 1 the generator stood still for 30.00 % of the time (limit 1 %, waived"
                            + " as members share its machine)")
                    .contains("; at the longest for 226.0 ms, in run 2, whose p99 is "));
  }

  @Test
  void notesALongPauseInAnyRun() {
    assertThat(findings(List.of(hiccups(8, 2 * MS), hiccups(3, LONG_NS))))
        .extracting(Finding::code)
        .containsExactly(Code.GENERATOR_PAUSED);
  }

  @Test
  void hasNothingToSayWhereNobodyLooked() {
    ScenarioResult row =
        new ScenarioResult(
            put, List.of(new ResultSamples().run(put, 1, MEAN_MS, 0)), new Verdict(List.of()));

    assertThat(PauseChecks.of(row)).isEmpty();
  }
}
