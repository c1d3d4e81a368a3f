package org.etcdbench.report.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Latencies by percentile, on the axis of HdrHistogram: log10(1 ÷ (1 − p)), so that each further
 * nine takes as much room as the one before.
 *
 * @param curves to lay over one another; may be empty
 */
public record PercentileChart(String title, List<Curve> curves) implements Chart {
  private static final double TOP = 28;
  private static final double PLOT_HEIGHT = 260;
  private static final double BELOW = 42;
  private static final double[] MARKS = {0, 50, 90, 99, 99.9, 99.99, 99.999, 99.9999};

  /**
   * One line.
   *
   * @param points by percentile, ascending; the caller leaves out what too few requests support
   */
  public record Curve(String label, List<At> points) {
    public Curve {
      points = List.copyOf(points);
    }
  }

  /**
   * A latency.
   *
   * @param percentile at least 0 and below 100
   * @param ms at this percentile, in milliseconds; NaN makes a gap
   */
  public record At(double percentile, double ms) {
    public At {
      if (!(percentile >= 0 && percentile < 100)) {
        throw new IllegalArgumentException(
            "percentile must be at least 0 and below 100, got: " + percentile);
      }
    }

    private double x() {
      return -Math.log10(1 - percentile / 100);
    }

    private Point point() {
      return new Point(x(), ms);
    }
  }

  /** Copies the list. */
  public PercentileChart {
    curves = List.copyOf(curves);
  }

  @Override
  public String description() {
    return curves.isEmpty()
        ? "There is nothing to show."
        : curves.stream().map(PercentileChart::describe).collect(Collectors.joining(" "));
  }

  private static String describe(Curve curve) {
    String figures =
        marked(curve).stream()
            .filter(at -> at.percentile() > 0)
            .map(PercentileChart::text)
            .collect(Collectors.joining(", "));
    return curve.label() + ": " + (figures.isEmpty() ? "no latency" : figures) + ".";
  }

  private static String text(At at) {
    if (at.percentile() == 0) {
      return "fastest request " + Unit.MS.text(at.ms());
    }
    return percent(at.percentile()) + " of requests within " + Unit.MS.text(at.ms());
  }

  /** With as many nines as it has, and a digit or two behind them. */
  private static String percent(double percentile) {
    BigDecimal beyond = BigDecimal.valueOf(100 - percentile).round(new MathContext(2));
    return Unit.PERCENT.tick(BigDecimal.valueOf(100).subtract(beyond).doubleValue());
  }

  /** The points that stand nearest to a round percentile, and the last one. */
  private static List<At> marked(Curve curve) {
    List<At> finite = curve.points().stream().filter(at -> Double.isFinite(at.ms())).toList();
    if (finite.isEmpty()) {
      return List.of();
    }
    At last = finite.get(finite.size() - 1);
    return DoubleStream.concat(DoubleStream.of(MARKS), DoubleStream.of(last.percentile()))
        .filter(mark -> mark <= last.percentile())
        .mapToObj(mark -> nearest(finite, new At(mark, 0).x()))
        .distinct()
        .toList();
  }

  private static At nearest(List<At> points, double x) {
    At nearest = points.get(0);
    for (At point : points) {
      if (Math.abs(point.x() - x) < Math.abs(nearest.x() - x)) {
        nearest = point;
      }
    }
    return nearest;
  }

  @Override
  public String svg(String id) {
    List<String> labels = curves.stream().map(Curve::label).toList();
    boolean atEnds = EndLabels.fit(labels, PLOT_HEIGHT);
    Legend legend = new Legend(atEnds ? List.of() : entries(), 0, Svg.WIDTH);
    double bottom = TOP + PLOT_HEIGHT;
    Svg svg = Svg.of(this, id, Svg.WIDTH, bottom + BELOW + legend.height());
    Scale ys = Scale.fitting(latencies(), bottom, TOP, 8);
    double left = Axes.widthOf(ys, Unit.MS);
    double right = Svg.WIDTH - (atEnds ? EndLabels.width(labels) : 16);
    Frame frame = new Frame(left, TOP, right, bottom);
    Scale xs = percentiles(frame);
    Axes axes = new Axes(svg, frame);
    axes.left(ys, Unit.MS, ys.logarithmic() ? "response time (log)" : "response time");
    axes.bottom(xs, x -> percent(percentileAt(x)), "percentile of requests");
    for (int i = 0; i < curves.size(); i++) {
      draw(svg, curves.get(i), LineStyle.of(i), xs, ys);
    }
    if (atEnds) {
      EndLabels.draw(svg, frame, ends(xs, ys));
    }
    legend.draw(svg, bottom + BELOW);
    return svg.finish();
  }

  private List<Legend.Entry> entries() {
    return IntStream.range(0, curves.size())
        .mapToObj(i -> new Legend.Entry(curves.get(i).label(), LineStyle.of(i), Legend.Kind.LINE))
        .toList();
  }

  private DoubleStream latencies() {
    return curves.stream().flatMap(curve -> curve.points().stream()).mapToDouble(At::ms);
  }

  private Scale percentiles(Frame frame) {
    double high =
        curves.stream()
            .flatMap(curve -> curve.points().stream())
            .mapToDouble(At::x)
            .max()
            .orElse(0);
    double end = Math.max(high, 1);
    List<Double> ticks =
        DoubleStream.of(MARKS)
            .map(mark -> new At(mark, 0).x())
            .filter(x -> x <= end + 1e-9)
            .boxed()
            .toList();
    return new Scale(false, 0, end, frame.left(), frame.right(), ticks);
  }

  private static double percentileAt(double x) {
    return 100 * (1 - Math.pow(10, -x));
  }

  private static void draw(Svg svg, Curve curve, LineStyle style, Scale xs, Scale ys) {
    List<Point> points = curve.points().stream().map(At::point).toList();
    String path = LinePath.of(points, xs, ys);
    if (path.isEmpty()) {
      return;
    }
    svg.group().ink(style.ink());
    svg.path(path).stroked(2).attr("stroke-linejoin", "round").attr("stroke-linecap", "round");
    if (!style.dash().isEmpty()) {
      svg.attr("stroke-dasharray", style.dash());
    }
    svg.end();
    for (At at : marked(curve)) {
      if (ys.has(at.ms())) {
        svg.path(style.marker().path(xs.at(at.x()), ys.at(at.ms()), 3.5))
            .endWithTip(curve.label() + ": " + text(at));
      }
    }
    svg.end();
  }

  private List<EndLabels.End> ends(Scale xs, Scale ys) {
    return IntStream.range(0, curves.size())
        .boxed()
        .flatMap(
            i ->
                marked(curves.get(i)).stream()
                    .filter(at -> ys.has(at.ms()))
                    .reduce((a, b) -> b)
                    .map(at -> end(i, at, xs, ys))
                    .stream())
        .toList();
  }

  private EndLabels.End end(int i, At at, Scale xs, Scale ys) {
    return new EndLabels.End(curves.get(i).label(), LineStyle.of(i), xs.at(at.x()), ys.at(at.ms()));
  }
}
