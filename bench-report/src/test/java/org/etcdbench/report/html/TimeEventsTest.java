package org.etcdbench.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.etcdbench.core.result.LogEvents;
import org.etcdbench.core.result.LogEvents.Kind;
import org.etcdbench.core.result.MemberEvents;
import org.etcdbench.core.result.Observations;
import org.etcdbench.core.result.ResultSamples;
import org.etcdbench.core.result.RunResult;
import org.etcdbench.core.result.ScenarioResult;
import org.etcdbench.core.result.SeriesColumn;
import org.etcdbench.core.result.SeriesEntry;
import org.etcdbench.core.result.SeriesPoint;
import org.etcdbench.core.scenario.Scenario;
import org.etcdbench.report.html.TimeEvents.Found;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TimeEventsTest {
  private static final Instant FROM = Instant.parse("2026-01-31T12:01:00Z");
  private static final Scenario PUT = ResultSamples.put(3);
  private static final int SECONDS = 30;

  @Test
  void aLostLeaderIsMarkedHoweverManySlowAppliesThereAre() {
    Found found =
        found(
            member("m1", events(Kind.SLOW_APPLY, 5, 200L, 2, 5, 8, 11, 14)),
            member("m2", events(Kind.LEADER_LOST, 1, null, 20)));

    assertThat(names(found)).contains("leader lost");
    assertThat(names(found)).filteredOn("slow apply"::equals).hasSize(4);
  }

  @Test
  void saysHowManyAreNotDrawnOfThoseThatWereLoggedToo() {
    Found found =
        found(
            member(
                "m1",
                events(Kind.SLOW_APPLY, 57, 200L, 2, 5, 8, 11, 14),
                events(Kind.LATE_HEARTBEAT, 1, 300L, 4)));

    assertThat(found.left()).containsExactly(entry("slow apply", 53L));
    assertThat(TimeTables.left(found)).hasValue("Not drawn: slow apply (53 more).");
  }

  @Test
  void marksOnceWhatSeveralMembersLogOfOneMoment() {
    Found found =
        found(
            member("m1", events(Kind.LEADER_LOST, 3, null, 3, 12, 21)),
            member("m2", events(Kind.LEADER_LOST, 3, null, 3, 12, 21)),
            member("m3", events(Kind.LEADER_LOST, 3, null, 3, 12, 21)));

    assertThat(found.events()).extracting(e -> Math.round(e.atSec())).containsExactly(4L, 13L, 22L);
    assertThat(found.left()).isEqualTo(Map.of("leader lost", 6L));
  }

  @Test
  void saysNothingOfWhatIsNotDrawnWhereAllIs() {
    Found found = found(member("m1", events(Kind.LEADER_LOST, 1, null, 3)));

    assertThat(TimeTables.left(found)).isEmpty();
    assertThat(TimeTables.events("puts", found)).isPresent();
  }

  private static List<String> names(Found found) {
    return found.events().stream().map(event -> event.kind()).toList();
  }

  private static MemberEvents member(String name, LogEvents... events) {
    return new MemberEvents(name, 100, null, List.of(events));
  }

  private static LogEvents events(Kind kind, long count, @Nullable Long tookMs, int... atSec) {
    Long tookNs = tookMs == null ? null : tookMs * 1_000_000;
    return new LogEvents(
        kind,
        count,
        IntStream.of(atSec)
            .mapToObj(sec -> FROM.plusSeconds(sec))
            .map(at -> new LogEvents.Sample(at, "text", tookNs, null, null, null, null))
            .toList());
  }

  private static Found found(MemberEvents... logs) {
    ResultSamples samples = new ResultSamples();
    RunResult run = samples.run(PUT, 1, 1.6, 0);
    Observations seen = new Observations(List.of(), List.of(logs), null, null, null);
    RunResult observed =
        new RunResult(
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
    ScenarioResult row = samples.row(PUT, List.of(observed)).build().scenarios().get(0);
    return TimeEvents.of(row, timeline(), 4);
  }

  private static Timeline timeline() {
    List<SeriesEntry> entries = new ArrayList<>();
    for (int sec = 0; sec < SECONDS; sec++) {
      Map<SeriesColumn, Double> values = Map.of(SeriesColumn.OK_PER_SEC, 600.0);
      SeriesPoint point = new SeriesPoint(FROM.plusSeconds(sec), SeriesPoint.LOAD, values);
      entries.add(new SeriesEntry(PUT.id(), 1, point));
    }
    return Timeline.of(entries);
  }
}
