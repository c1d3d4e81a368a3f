package org.etcdbench.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import org.etcdbench.core.result.SeriesColumn;
import org.etcdbench.core.result.SeriesPoint;
import org.etcdbench.report.chart.Point;
import org.etcdbench.report.chart.TimeChart.Line;
import org.etcdbench.report.chart.TimeChart.Range;
import org.etcdbench.report.chart.TimeChart.Summary;

/** Makes lines of what one source did over time, of at most so many points. */
final class TimeLines {
  private static final int LEAST_POINTS_OF_A_RUN = 5;

  private final Timeline timeline;
  private final int pointSec;

  /**
   * Lines of these runs.
   *
   * @param mostPoints of a line, about
   */
  TimeLines(Timeline timeline, int mostPoints) {
    this.timeline = timeline;
    int runs = Math.max(1, timeline.parts().size());
    int mostOfARun = Math.max(LEAST_POINTS_OF_A_RUN, mostPoints / runs);
    double longestSec =
        timeline.parts().stream().mapToDouble(Timeline.Part::lengthSec).max().orElse(0);
    this.pointSec = (int) Math.max(1, Math.ceil(longestSec / mostOfARun));
  }

  /** How many seconds a point stands for, of the runs' series of one point a second. */
  int pointSec() {
    return pointSec;
  }

  Line of(String label, String source, SeriesColumn column, Summary summary) {
    Builder line = new Builder(label, summary);
    for (Timeline.Part part : timeline.parts()) {
      line.add(part, exact(part, source, column));
    }
    return line.build();
  }

  /** The CPU of the member that leads in a run, or of the first one that does not. */
  Line cpu(String label, boolean leader) {
    Builder line = new Builder(label, Summary.MEAN);
    for (Timeline.Part part : timeline.parts()) {
      part.points().stream()
          .filter(p -> p.value(SeriesColumn.LEADER).filter(l -> l > 0 == leader).isPresent())
          .map(SeriesPoint::source)
          .sorted()
          .findFirst()
          .ifPresent(source -> line.add(part, exact(part, source, SeriesColumn.CPU_PCT)));
    }
    return line.build();
  }

  /** What was measured, each second by itself. */
  static List<Point> exact(Timeline.Part part, String source, SeriesColumn column) {
    List<Point> exact = new ArrayList<>();
    for (SeriesPoint point : part.of(source)) {
      Optional<Double> value = point.value(column);
      boolean within = part.within(point.at()).isPresent();
      if (value.isPresent() && within) {
        exact.add(new Point(part.at(point.at()), value.get()));
      }
    }
    return exact;
  }

  /** Puts a line together, run by run. */
  private final class Builder {
    private final String label;
    private final Summary summary;
    private final List<Point> points = new ArrayList<>();
    private final List<Range> ranges = new ArrayList<>();

    private Builder(String label, Summary summary) {
      this.label = label;
      this.summary = summary;
    }

    /** Adds a run; runs are not joined: there is a gap before each but the first. */
    private void add(Timeline.Part part, List<Point> exact) {
      if (!points.isEmpty() && !exact.isEmpty()) {
        points.add(new Point(part.fromSec(), Double.NaN));
        ranges.add(new Range(part.fromSec(), Double.NaN, Double.NaN));
      }
      for (int from = 0; from < exact.size(); from += pointSec) {
        merge(exact.subList(from, Math.min(exact.size(), from + pointSec)));
      }
    }

    private void merge(List<Point> together) {
      Supplier<DoubleStream> values = () -> together.stream().mapToDouble(Point::y);
      double greatest = values.get().max().orElse(Double.NaN);
      double mean = values.get().average().orElse(Double.NaN);
      double atSec = (together.get(0).x() + together.get(together.size() - 1).x()) / 2;
      points.add(new Point(atSec, summary == Summary.GREATEST ? greatest : mean));
      ranges.add(new Range(atSec, values.get().min().orElse(Double.NaN), greatest));
    }

    private Line build() {
      boolean ranged = summary == Summary.MEAN_AND_RANGE && pointSec > 1;
      return new Line(label, summary, points, ranged ? ranges : List.of());
    }
  }
}
