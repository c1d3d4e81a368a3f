package org.etcdbench.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.GeneratorPauses;
import org.etcdbench.core.result.GeneratorPauses.Collector;
import org.etcdbench.core.result.GeneratorPauses.Hiccups;
import org.etcdbench.core.result.LogEvents;
import org.etcdbench.core.result.LogEvents.Kind;
import org.etcdbench.core.result.LogEvents.Sample;
import org.etcdbench.core.result.MemberEvents;
import org.etcdbench.core.result.Observations;
import org.etcdbench.core.result.ResultSamples;
import org.etcdbench.core.result.RunResult;
import org.etcdbench.core.result.ServerCount;
import org.etcdbench.core.scenario.Scenario;
import org.etcdbench.core.scenario.ScenarioKey;
import org.etcdbench.report.compare.Comparison;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told of what was observed besides figures: members' logs, and the generator. */
class ObservedTextTest {
  private static final long NS_PER_MS = 1_000_000;
  private static final Scenario THREE = ResultSamples.put(3);
  private static final Scenario SEVEN = ResultSamples.put(7);

  private final Locale before = Locale.getDefault();

  @AfterEach
  void restoreTheLocale() {
    Locale.setDefault(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "de", "ar-EG-u-nu-arab"})
  void tellsWhatMembersLoggedAndHowTheGeneratorDid(String locale) throws IOException {
    Locale.setDefault(Locale.forLanguageTag(locale));
    BenchResult result = troubled();
    StringBuilder out = new StringBuilder();

    GeneratorText.write(Comparison.by(ScenarioKey.MEMBERS, result), out);
    out.append('\n');
    new MemberLogText(result).write(out);

    assertThat(out).hasToString(Resources.read("observed.txt"));
  }

  @Test
  void saysNothingWhereNothingWasObserved() throws IOException {
    assertThat(text(ResultSamples.twoSizes())).isEmpty();
  }

  @Test
  void saysNothingOfLogsInWhichNothingStands() throws IOException {
    ResultSamples samples = new ResultSamples();
    MemberEvents quiet = new MemberEvents("m1", 12, null, List.of());
    samples.row(
        THREE,
        List.of(
            observed(
                samples, THREE, new Observations(List.of(), List.of(quiet), null, null, null))));

    assertThat(text(samples.build())).isEmpty();
  }

  private static String text(BenchResult result) throws IOException {
    StringBuilder out = new StringBuilder();
    GeneratorText.write(Comparison.by(ScenarioKey.MEMBERS, result), out);
    new MemberLogText(result).write(out);
    return out.toString();
  }

  private static BenchResult troubled() {
    ResultSamples samples = new ResultSamples();
    LogEvents range =
        events(
            Kind.SLOW_APPLY,
            12,
            412,
            100L,
            "read-only range key:\"/registry/pods/\" range_end:\"/registry/pods0\"",
            2_849L,
            12_900_000L);
    LogEvents late = events(Kind.LATE_HEARTBEAT, 2, 3_060, 200L, null, null, null);
    LogEvents lost = new LogEvents(Kind.LEADER_LOST, 1, List.of(sample(null, null)));
    List<MemberEvents> logs =
        List.of(
            new MemberEvents("m1", 40, null, List.of(range, late, lost)),
            new MemberEvents("m2", 9, null, List.of(lost)),
            new MemberEvents("m3", 0, "m3.log (No such file or directory)", List.of()));
    Observations calm =
        new Observations(
            List.of(),
            List.of(),
            pauses(List.of(), new Hiccups(500, 900_000, 100_000, 800_000, 0, 0, 0)),
            null,
            new ServerCount("grpc_server_handled_total{grpc_method=Put}", 10_000, 10_001));
    Observations paused =
        new Observations(
            List.of(),
            logs,
            pauses(
                List.of(new Collector("PS Scavenge", 2, 6 * NS_PER_MS, 4 * NS_PER_MS)),
                new Hiccups(500, 14 * NS_PER_MS, 2 * NS_PER_MS, 9 * NS_PER_MS, 7, 1, 0)),
            null,
            new ServerCount("grpc_server_handled_total{grpc_method=Put}", 10_000, 10_900));
    samples.row(THREE, List.of(observed(samples, THREE, calm)));
    samples.row(SEVEN, List.of(observed(samples, SEVEN, paused)));
    return samples.build();
  }

  private static GeneratorPauses pauses(List<Collector> collectors, Hiccups hiccups) {
    return new GeneratorPauses(5_000 * NS_PER_MS, new ArrayList<>(collectors), hiccups);
  }

  private static LogEvents events(
      Kind kind, long count, long tookMs, Long expectedMs, String request, Long keys, Long bytes) {
    return new LogEvents(
        kind,
        count,
        List.of(
            new Sample(
                Instant.EPOCH,
                "text",
                tookMs * NS_PER_MS,
                expectedMs * NS_PER_MS,
                request,
                keys,
                bytes)));
  }

  private static Sample sample(Long tookNs, Long expectedNs) {
    return new Sample(Instant.EPOCH, "text", tookNs, expectedNs, null, null, null);
  }

  private static RunResult observed(ResultSamples samples, Scenario scenario, Observations seen) {
    RunResult run = samples.run(scenario, 1, 2, 0);
    return new RunResult(
        run.run(),
        run.position(),
        run.startedAt(),
        run.keyPrefix(),
        run.pinned(),
        run.before(),
        run.after(),
        run.iterations(),
        seen,
        run.findings());
  }
}
