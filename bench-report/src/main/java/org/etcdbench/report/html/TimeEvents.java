package org.etcdbench.report.html;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.etcdbench.core.result.LogEvents;
import org.etcdbench.core.result.MemberEvents;
import org.etcdbench.core.result.Observations;
import org.etcdbench.core.result.RunResult;
import org.etcdbench.core.result.ScenarioResult;
import org.etcdbench.core.result.SeriesColumn;
import org.etcdbench.core.result.SeriesPoint;
import org.etcdbench.report.chart.Marker;
import org.etcdbench.report.chart.TimeChart;

/** What happened while a scenario was measured, and when: what explains a dent in its curves. */
final class TimeEvents {
  /** Of one kind, in one scenario: the worst; more would hide the curves. */
  private static final int MOST_OF_A_KIND = 4;

  /** Shorter pauses of the generator are in every run, and in the self-checks. */
  private static final double PAUSE_MS = 40;

  private final ScenarioResult row;
  private final Timeline timeline;

  TimeEvents(ScenarioResult row, Timeline timeline) {
    this.row = row;
    this.timeline = timeline;
  }

  /** An event, and how bad it was, to choose by. */
  private record Candidate(TimeChart.Event event, double weight) {}

  List<TimeChart.Event> all() {
    List<Candidate> leaders = new ArrayList<>();
    List<Candidate> slow = new ArrayList<>();
    List<Candidate> logged = new ArrayList<>();
    List<Candidate> compactions = new ArrayList<>();
    List<Candidate> pauses = new ArrayList<>();
    for (Timeline.Part part : timeline.parts()) {
      leaderChanges(part, leaders);
      slowApplies(part, slow);
      pauses(part, pauses);
      run(part.run()).ifPresent(run -> logs(part, run, logged, compactions));
    }
    List<TimeChart.Event> events = new ArrayList<>();
    for (List<Candidate> kind : List.of(leaders, slow, logged, compactions, pauses)) {
      kind.stream()
          .sorted(Comparator.comparingDouble(Candidate::weight).reversed())
          .limit(MOST_OF_A_KIND)
          .forEach(candidate -> events.add(candidate.event()));
    }
    return events.stream().sorted(Comparator.comparingDouble(TimeChart.Event::atSec)).toList();
  }

  private Optional<RunResult> run(int number) {
    return row.runs().stream().filter(run -> run.run() == number).findFirst();
  }

  private static void leaderChanges(Timeline.Part part, List<Candidate> found) {
    String leader = "";
    for (SeriesPoint point : part.points()) {
      boolean leads = point.value(SeriesColumn.LEADER).filter(value -> value > 0).isPresent();
      if (leads && !point.source().equals(leader)) {
        if (!leader.isEmpty()) {
          String text = "from " + member(leader) + " to " + member(point.source());
          add(part, point.at(), Marker.DIAMOND, "leader change", text, 1, found);
        }
        leader = point.source();
      }
    }
  }

  private static String member(String source) {
    return source.substring(source.indexOf(':') + 1);
  }

  private static void slowApplies(Timeline.Part part, List<Candidate> found) {
    for (SeriesPoint point : part.points()) {
      double perSec = point.value(SeriesColumn.SLOW_APPLIES_PER_SEC).orElse(0.0);
      if (perSec > 0) {
        String text = Numbers.fixed(perSec, 1) + " per second at " + member(point.source());
        add(part, point.at(), Marker.DOWN, "slow applies", text, perSec, found);
      }
    }
  }

  private static void pauses(Timeline.Part part, List<Candidate> found) {
    for (SeriesPoint point : part.of(SeriesPoint.GENERATOR)) {
      double gcMs = point.value(SeriesColumn.GC_MS).orElse(0.0);
      double hiccupMs = point.value(SeriesColumn.HICCUP_MAX_MS).orElse(0.0);
      double worst = Math.max(gcMs, hiccupMs);
      if (worst >= PAUSE_MS) {
        String text =
            "the generator stood still for "
                + Numbers.ms(hiccupMs)
                + (gcMs > 0 ? ", garbage collection " + Numbers.ms(gcMs) : "");
        add(part, point.at(), Marker.CROSS, "pause", text, worst, found);
      }
    }
  }

  private static void logs(
      Timeline.Part part, RunResult run, List<Candidate> trouble, List<Candidate> compactions) {
    for (MemberEvents member : run.observations().map(Observations::logs).orElse(List.of())) {
      for (LogEvents events : member.events()) {
        boolean compaction = events.kind() == LogEvents.Kind.COMPACTION;
        List<Candidate> found = compaction ? compactions : trouble;
        for (LogEvents.Sample sample : events.samples()) {
          Long tookNs = sample.tookNs();
          double tookMs = tookNs == null ? 0 : tookNs / Numbers.NS_PER_MS;
          String text =
              member.member()
                  + ": "
                  + sample.text()
                  + (tookNs == null ? "" : ", " + Numbers.ms(tookMs));
          add(
              part,
              sample.at(),
              compaction ? Marker.PLUS : Marker.SQUARE,
              kind(events.kind()),
              text,
              tookMs,
              found);
        }
      }
    }
  }

  /** In few words, as it is printed beside the mark. */
  private static String kind(LogEvents.Kind kind) {
    return switch (kind) {
      case SLOW_APPLY -> "slow apply";
      case SLOW_REQUEST -> "slow request";
      case SLOW_FDATASYNC -> "slow sync";
      case LATE_HEARTBEAT -> "late heartbeat";
      case LEADER_LOST -> "leader lost";
      case OVERLOADED_NETWORK -> "dropped messages";
      case SLOW_READ_INDEX -> "slow read index";
      case COMPACTION -> "compaction";
    };
  }

  private static void add(
      Timeline.Part part,
      Instant at,
      Marker marker,
      String kind,
      String text,
      double weight,
      List<Candidate> found) {
    OptionalDouble sec = part.within(at);
    if (sec.isPresent()) {
      found.add(new Candidate(new TimeChart.Event(sec.getAsDouble(), marker, kind, text), weight));
    }
  }
}
