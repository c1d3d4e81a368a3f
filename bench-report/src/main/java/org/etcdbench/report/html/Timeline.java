package org.etcdbench.report.html;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.etcdbench.core.result.SeriesEntry;
import org.etcdbench.core.result.SeriesPoint;
import org.etcdbench.report.chart.TimeChart;

/**
 * The measured seconds of a scenario's runs, one run behind the other: the time between them, in
 * which other scenarios ran, is left out.
 */
final class Timeline {
  private static final double NS_PER_S = 1e9;

  /** Room between two runs, in seconds. */
  private static final double GAP = 1;

  private final List<Part> parts;

  private Timeline(List<Part> parts) {
    this.parts = parts;
  }

  /**
   * What was observed in one run.
   *
   * @param run its number
   * @param from when what is first seen had begun
   * @param fromSec where that is in the drawing
   * @param lengthSec how long was observed
   * @param points of all sources, in the order of time
   */
  record Part(int run, Instant from, double fromSec, double lengthSec, List<SeriesPoint> points) {
    List<SeriesPoint> of(String source) {
      return points.stream().filter(point -> point.source().equals(source)).toList();
    }

    /** Where a moment is in the drawing. */
    double at(Instant moment) {
      return fromSec + Duration.between(from, moment).toNanos() / NS_PER_S;
    }

    /** The same for what may lie outside of what was observed. */
    OptionalDouble within(Instant moment) {
      double at = at(moment);
      // members are asked a moment after the load was looked at
      return at < fromSec || at > fromSec + lengthSec + GAP
          ? OptionalDouble.empty()
          : OptionalDouble.of(Math.min(at, fromSec + lengthSec));
    }
  }

  /** Those of a scenario; without parts if its load was not observed. */
  static Timeline of(List<SeriesEntry> entries) {
    Map<Integer, List<SeriesPoint>> runs =
        entries.stream()
            .collect(
                Collectors.groupingBy(
                    SeriesEntry::run,
                    TreeMap::new,
                    Collectors.mapping(SeriesEntry::point, Collectors.toList())));
    List<Part> parts = new ArrayList<>();
    double fromSec = 0;
    for (Map.Entry<Integer, List<SeriesPoint>> run : runs.entrySet()) {
      Optional<Part> part = part(run.getKey(), run.getValue(), fromSec);
      if (part.isPresent()) {
        parts.add(part.get());
        fromSec += part.get().lengthSec() + GAP;
      }
    }
    return new Timeline(parts);
  }

  private static Optional<Part> part(int run, List<SeriesPoint> points, double fromSec) {
    List<SeriesPoint> sorted =
        points.stream().sorted(Comparator.comparing(SeriesPoint::at)).toList();
    List<Instant> load =
        sorted.stream()
            .filter(p -> p.source().equals(SeriesPoint.LOAD))
            .map(SeriesPoint::at)
            .toList();
    if (load.isEmpty()) {
      return Optional.empty();
    }
    // a point tells of the second before it
    Instant from = load.get(0).minusSeconds(1);
    Instant to = load.get(load.size() - 1);
    double lengthSec = Duration.between(from, to).toNanos() / NS_PER_S;
    return Optional.of(new Part(run, from, fromSec, lengthSec, sorted));
  }

  List<Part> parts() {
    return parts;
  }

  boolean isEmpty() {
    return parts.isEmpty();
  }

  /** Where each run begins; nothing to tell of a single one. */
  List<TimeChart.Section> sections() {
    return parts.size() < 2
        ? List.of()
        : parts.stream()
            .map(part -> new TimeChart.Section(part.fromSec(), "run " + part.run()))
            .toList();
  }
}
