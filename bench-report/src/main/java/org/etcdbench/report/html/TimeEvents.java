package org.etcdbench.report.html;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import org.etcdbench.report.digits.Decimals;

/** What happened while a scenario was measured, and when: what explains a dent in its curves. */
final class TimeEvents {
  /** Members log one election each, and it needs one mark only. */
  private static final double APART_SEC = 1;

  /** Shorter pauses of the generator are in every run, and in the self-checks. */
  private static final double PAUSE_MS = 40;

  private final ScenarioResult row;
  private final Timeline timeline;
  private final int mostOfAKind;
  private final Map<String, Kind> kinds = new LinkedHashMap<>();

  private TimeEvents(ScenarioResult row, Timeline timeline, int mostOfAKind) {
    this.row = row;
    this.timeline = timeline;
    this.mostOfAKind = mostOfAKind;
  }

  /**
   * What is drawn, and what is not.
   *
   * @param drawn in the order of time
   * @param left how many more there were, by kind
   */
  record Found(List<Marked> drawn, Map<String, Long> left) {
    Found {
      drawn = List.copyOf(drawn);
      left = Collections.unmodifiableMap(new LinkedHashMap<>(left));
    }

    List<TimeChart.Event> events() {
      return drawn.stream().map(Marked::event).toList();
    }
  }

  /** An event, and in which run it was. */
  record Marked(int run, TimeChart.Event event) {}

  /** An event, and how bad it was, to choose by. */
  private record Candidate(Marked marked, double weight) {
    private boolean near(Candidate other) {
      return Math.abs(marked.event().atSec() - other.marked.event().atSec()) < APART_SEC;
    }
  }

  /** Events of one sort. */
  private static final class Kind {
    private final List<Candidate> candidates = new ArrayList<>();
    private long counted;

    /** The worst ones, those that are apart from one another first. */
    private List<Candidate> chosen(int most) {
      List<Candidate> worstFirst =
          candidates.stream()
              .sorted(Comparator.comparingDouble(Candidate::weight).reversed())
              .toList();
      List<Candidate> chosen = new ArrayList<>();
      for (Candidate one : worstFirst) {
        if (chosen.size() < most && chosen.stream().noneMatch(one::near)) {
          chosen.add(one);
        }
      }
      return chosen;
    }
  }

  /**
   * Finds what happened in a scenario.
   *
   * @param mostOfAKind how many of one kind are drawn at most: more would hide the curves
   */
  static Found of(ScenarioResult row, Timeline timeline, int mostOfAKind) {
    return new TimeEvents(row, timeline, mostOfAKind).found();
  }

  private Found found() {
    for (Timeline.Part part : timeline.parts()) {
      leaderChanges(part);
      slowApplies(part);
      pauses(part);
      run(part.run()).ifPresent(run -> logs(part, run));
    }
    List<Marked> drawn = new ArrayList<>();
    Map<String, Long> left = new LinkedHashMap<>();
    kinds.forEach(
        (name, kind) -> {
          List<Candidate> chosen = kind.chosen(mostOfAKind);
          chosen.forEach(candidate -> drawn.add(candidate.marked()));
          if (kind.counted > chosen.size()) {
            left.put(name, kind.counted - chosen.size());
          }
        });
    drawn.sort(Comparator.comparingDouble(marked -> marked.event().atSec()));
    return new Found(drawn, left);
  }

  private Optional<RunResult> run(int number) {
    return row.runs().stream().filter(run -> run.run() == number).findFirst();
  }

  private void leaderChanges(Timeline.Part part) {
    String leader = "";
    for (SeriesPoint point : part.points()) {
      boolean leads = point.value(SeriesColumn.LEADER).filter(value -> value > 0).isPresent();
      if (leads && !point.source().equals(leader)) {
        if (!leader.isEmpty()) {
          String text = "from " + member(leader) + " to " + member(point.source());
          add(part, point.at(), Marker.DIAMOND, "leader change", text, 1);
        }
        leader = point.source();
      }
    }
  }

  private static String member(String source) {
    return source.substring(source.indexOf(':') + 1);
  }

  private void slowApplies(Timeline.Part part) {
    for (SeriesPoint point : part.points()) {
      double perSec = point.value(SeriesColumn.SLOW_APPLIES_PER_SEC).orElse(0.0);
      if (perSec > 0) {
        String text = Numbers.fixed(perSec, 1) + " per second at " + member(point.source());
        add(part, point.at(), Marker.DOWN, "slow applies", text, perSec);
      }
    }
  }

  private void pauses(Timeline.Part part) {
    for (SeriesPoint point : part.of(SeriesPoint.GENERATOR)) {
      double gcMs = point.value(SeriesColumn.GC_MS).orElse(0.0);
      double hiccupMs = point.value(SeriesColumn.HICCUP_MAX_MS).orElse(0.0);
      double worst = Math.max(gcMs, hiccupMs);
      if (worst >= PAUSE_MS) {
        String text =
            "the generator stood still for "
                + Numbers.ms(hiccupMs)
                + (gcMs > 0 ? ", garbage collection " + Numbers.ms(gcMs) : "");
        add(part, point.at(), Marker.CROSS, "pause", text, worst);
      }
    }
  }

  private void logs(Timeline.Part part, RunResult run) {
    for (MemberEvents member : run.observations().map(Observations::logs).orElse(List.of())) {
      for (LogEvents events : member.events()) {
        events.samples().forEach(sample -> logged(part, member.member(), events.kind(), sample));
        // of what was logged often only some are kept
        kind(name(events.kind())).counted += events.count() - events.samples().size();
      }
    }
  }

  private void logged(
      Timeline.Part part, String member, LogEvents.Kind kind, LogEvents.Sample sample) {
    Long tookNs = sample.tookNs();
    double tookMs = tookNs == null ? 0 : tookNs / Decimals.NS_PER_MS;
    String text = member + ": " + sample.text() + (tookNs == null ? "" : ", " + Numbers.ms(tookMs));
    Marker marker = kind == LogEvents.Kind.COMPACTION ? Marker.PLUS : Marker.SQUARE;
    add(part, sample.at(), marker, name(kind), text, tookMs);
  }

  /** In few words, as it is printed beside the mark. */
  private static String name(LogEvents.Kind kind) {
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

  private void add(
      Timeline.Part part, Instant at, Marker marker, String name, String text, double weight) {
    OptionalDouble sec = part.within(at);
    if (sec.isPresent()) {
      TimeChart.Event event = new TimeChart.Event(sec.getAsDouble(), marker, name, text);
      kind(name).candidates.add(new Candidate(new Marked(part.run(), event), weight));
      kind(name).counted++;
    }
  }

  private Kind kind(String name) {
    return kinds.computeIfAbsent(name, n -> new Kind());
  }
}
