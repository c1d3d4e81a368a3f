package org.etcdbench.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.etcdbench.core.result.SeriesColumn;
import org.etcdbench.core.result.SeriesPoint;
import org.etcdbench.report.chart.Point;
import org.etcdbench.report.chart.TimeChart.Line;

/** Makes lines of what one source did over time, of at most so many points. */
final class TimeLines {
  private static final int LEAST_POINTS_OF_A_RUN = 5;

  private final Timeline timeline;
  private final int mostOfARun;

  /**
   * Lines of these runs.
   *
   * @param mostPoints of a line, about
   */
  TimeLines(Timeline timeline, int mostPoints) {
    this.timeline = timeline;
    this.mostOfARun =
        Math.max(LEAST_POINTS_OF_A_RUN, mostPoints / Math.max(1, timeline.parts().size()));
  }

  /** How points that are too many are put together. */
  enum Merge {
    MEAN,
    WORST
  }

  Line of(String label, String source, SeriesColumn column, Merge merge) {
    List<Point> points = new ArrayList<>();
    for (Timeline.Part part : timeline.parts()) {
      append(points, part, points(part, source, column, merge));
    }
    return new Line(label, points);
  }

  /** The CPU of the member that leads in a run, or of the first one that does not. */
  Line cpu(String label, boolean leader) {
    List<Point> points = new ArrayList<>();
    for (Timeline.Part part : timeline.parts()) {
      Optional<String> source =
          part.points().stream()
              .filter(p -> p.value(SeriesColumn.LEADER).filter(l -> l > 0 == leader).isPresent())
              .map(SeriesPoint::source)
              .sorted()
              .findFirst();
      if (source.isPresent()) {
        append(points, part, points(part, source.get(), SeriesColumn.CPU_PCT, Merge.MEAN));
      }
    }
    return new Line(label, points);
  }

  /** Runs are not joined: there is a gap before each but the first. */
  private static void append(List<Point> all, Timeline.Part part, List<Point> points) {
    if (!all.isEmpty() && !points.isEmpty()) {
      all.add(new Point(part.fromSec(), Double.NaN));
    }
    all.addAll(points);
  }

  private List<Point> points(Timeline.Part part, String source, SeriesColumn column, Merge merge) {
    List<Point> exact = new ArrayList<>();
    for (SeriesPoint point : part.of(source)) {
      Optional<Double> value = point.value(column);
      double at = part.at(point.at());
      boolean within = part.within(point.at()).isPresent();
      if (value.isPresent() && within) {
        exact.add(new Point(at, value.get()));
      }
    }
    return thinned(exact, merge);
  }

  private List<Point> thinned(List<Point> points, Merge merge) {
    if (points.size() <= mostOfARun) {
      return points;
    }
    int each = (points.size() + mostOfARun - 1) / mostOfARun;
    List<Point> fewer = new ArrayList<>();
    for (int from = 0; from < points.size(); from += each) {
      List<Point> together = points.subList(from, Math.min(points.size(), from + each));
      DoubleStream values = together.stream().mapToDouble(Point::y);
      double value = (merge == Merge.MEAN ? values.average() : values.max()).orElse(Double.NaN);
      fewer.add(new Point(together.get(together.size() - 1).x(), value));
    }
    return fewer;
  }
}
