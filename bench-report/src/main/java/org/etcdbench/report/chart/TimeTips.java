package org.etcdbench.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;

/**
 * Columns over a {@link TimeChart} that cannot be seen and say its values when pointed at. None of
 * them holds seconds of two sections.
 */
final class TimeTips {
  private final Svg svg;
  private final TimeChart chart;
  private final Frame frame;
  private final Scale xs;

  private TimeTips(Svg svg, TimeChart chart, Frame frame, Scale xs) {
    this.svg = svg;
    this.chart = chart;
    this.frame = frame;
    this.xs = xs;
  }

  /** A part of the time, and what it is called; empty if it is all of it. */
  private record Part(double fromSec, double toSec, String label) {}

  /** Draws about so many columns, and at least one for each section. */
  static void draw(Svg svg, TimeChart chart, Frame frame, Scale xs, int columns) {
    svg.group().attr("fill-opacity", 0);
    new TimeTips(svg, chart, frame, xs).draw(columns);
    svg.end();
  }

  private void draw(int columns) {
    for (Part part : parts()) {
      double length = part.toSec() - part.fromSec();
      int count = (int) Math.max(1, Math.round(columns * length / (xs.high() - xs.low())));
      for (int i = 0; i < count; i++) {
        double from = part.fromSec() + i * length / count;
        boolean last = i == count - 1;
        double to = last ? part.toSec() : part.fromSec() + (i + 1) * length / count;
        column(part.label(), from, to, last);
      }
    }
  }

  private List<Part> parts() {
    List<TimeChart.Section> sections = chart.sections();
    List<Part> parts = new ArrayList<>();
    double from = xs.low();
    String label = "";
    for (TimeChart.Section section : sections) {
      if (section.fromSec() > from) {
        parts.add(new Part(from, section.fromSec(), label));
      }
      from = Math.max(from, section.fromSec());
      label = section.label() + ", ";
    }
    parts.add(new Part(from, xs.high(), label));
    return parts.stream().filter(part -> part.toSec() > part.fromSec()).toList();
  }

  private void column(String label, double from, double to, boolean last) {
    // the end of all is in the last column, that of another section is in the next one
    double before = last && to >= xs.high() ? Double.POSITIVE_INFINITY : to;
    List<String> values = values(from, before);
    if (!values.isEmpty()) {
      DoubleFunction<String> sec = TimeTicks.labels(xs.ticks());
      String when = sec.apply(Math.rint(from)) + " to " + sec.apply(Math.rint(to));
      svg.rect(xs.at(from), frame.top(), xs.at(to) - xs.at(from), frame.bottom() - frame.top());
      svg.endWithTip(label + when + ": " + String.join(", ", values));
    }
  }

  private List<String> values(double from, double before) {
    List<String> values = new ArrayList<>();
    for (TimeChart.Panel panel : chart.panels()) {
      for (String label : panel.labels()) {
        List<TimeChart.Line> lines =
            panel.lines().stream().filter(line -> line.label().equals(label)).toList();
        String value = value(panel.unit(), lines, from, before);
        if (!value.isEmpty()) {
          values.add(label + " " + value);
        }
      }
    }
    return values;
  }

  private static String value(Unit unit, List<TimeChart.Line> lines, double from, double before) {
    double[] points =
        lines.stream()
            .flatMap(line -> line.points().stream())
            .filter(point -> point.x() >= from && point.x() < before)
            .mapToDouble(Point::y)
            .filter(Double::isFinite)
            .toArray();
    if (points.length == 0) {
      return "";
    }
    DoubleStream ranges =
        lines.stream()
            .flatMap(line -> line.ranges().stream())
            .filter(range -> range.atSec() >= from && range.atSec() < before)
            .flatMapToDouble(range -> DoubleStream.of(range.low(), range.high()));
    double[] all =
        DoubleStream.concat(DoubleStream.of(points), ranges).filter(Double::isFinite).toArray();
    String mean = unit.text(DoubleStream.of(points).average().orElse(0));
    String greatest = unit.text(DoubleStream.of(all).max().orElse(0));
    return switch (lines.get(0).summary()) {
      case MEAN -> mean;
      case MEAN_AND_RANGE ->
          "%s (%s to %s)"
              .formatted(mean, unit.text(DoubleStream.of(all).min().orElse(0)), greatest);
      case GREATEST -> "at most " + greatest;
    };
  }
}
