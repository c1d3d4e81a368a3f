package org.etcdbench.report.chart;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A line of the size of a word, without an axis, with a dot at its last value.
 *
 * @param values in their order, at equal distances; NaN makes a gap; may be empty
 */
public record SparkLine(String title, Unit unit, List<Double> values) implements Chart {
  private static final double WIDTH = 120;
  private static final double HEIGHT = 24;
  private static final double MARGIN = 4;

  /** Copies the list. */
  public SparkLine {
    values = List.copyOf(values);
  }

  @Override
  public String description() {
    double[] finite = finite().toArray();
    if (finite.length == 0) {
      return "There is no value.";
    }
    return "%s values from %s to %s, the last %s."
        .formatted(
            finite.length,
            unit.text(DoubleStream.of(finite).min().orElse(Double.NaN)),
            unit.text(DoubleStream.of(finite).max().orElse(Double.NaN)),
            unit.text(finite[finite.length - 1]));
  }

  private DoubleStream finite() {
    return values.stream().mapToDouble(v -> v).filter(Double::isFinite);
  }

  @Override
  public String svg(String id) {
    Svg svg = Svg.of(this, id, WIDTH, HEIGHT);
    double low = finite().min().orElse(0);
    double high = finite().max().orElse(0);
    double margin = high > low ? 0 : 1;
    Scale xs = Scale.exact(0, Math.max(1, values.size() - 1), MARGIN, WIDTH - MARGIN, 2);
    Scale ys = Scale.exact(low - margin, high + margin, HEIGHT - MARGIN, MARGIN, 2);
    List<Point> points =
        IntStream.range(0, values.size()).mapToObj(i -> new Point(i, values.get(i))).toList();
    String path = LinePath.of(points, xs, ys);
    if (!path.isEmpty()) {
      svg.group().ink(Ink.S1);
      svg.path(path).stroked(1.5).attr("stroke-linejoin", "round");
      svg.attr("stroke-linecap", "round").end();
      points.stream()
          .filter(point -> Double.isFinite(point.y()))
          .reduce((a, b) -> b)
          .ifPresent(
              last ->
                  svg.path(Marker.CIRCLE.path(xs.at(last.x()), ys.at(last.y()), 2.5))
                      .endWithTip(unit.text(last.y())));
      svg.end();
    }
    return svg.finish();
  }
}
