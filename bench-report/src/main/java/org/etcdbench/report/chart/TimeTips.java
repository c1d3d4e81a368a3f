package org.etcdbench.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Columns over a {@link TimeChart} that cannot be seen and say its values when pointed at. */
final class TimeTips {
  private TimeTips() {}

  static void draw(Svg svg, TimeChart chart, Frame frame, Scale xs, int columns) {
    double width = (xs.high() - xs.low()) / columns;
    svg.group().attr("fill-opacity", 0);
    for (int i = 0; i < columns; i++) {
      double from = xs.low() + i * width;
      double to = i == columns - 1 ? Double.POSITIVE_INFINITY : from + width;
      List<String> values = values(chart, from, to);
      if (!values.isEmpty()) {
        double x = xs.at(from);
        svg.rect(x, frame.top(), xs.at(from + width) - x, frame.bottom() - frame.top());
        svg.endWithTip(Unit.SECONDS.text(from) + ": " + String.join(", ", values));
      }
    }
    svg.end();
  }

  private static List<String> values(TimeChart chart, double from, double to) {
    List<String> values = new ArrayList<>();
    for (TimeChart.Panel panel : chart.panels()) {
      for (String label : panel.labels()) {
        mean(panel, label, from, to)
            .ifPresent(mean -> values.add(label + " " + panel.unit().text(mean)));
      }
    }
    return values;
  }

  private static OptionalDouble mean(TimeChart.Panel panel, String label, double from, double to) {
    return panel.lines().stream()
        .filter(line -> line.label().equals(label))
        .flatMap(line -> line.points().stream())
        .filter(point -> point.x() >= from && point.x() < to)
        .mapToDouble(Point::y)
        .filter(Double::isFinite)
        .average();
  }
}
