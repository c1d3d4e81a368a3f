package org.etcdbench.report.chart;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Ratios with their intervals, one below the other, on a logarithmic axis that has 1x in its
 * middle; the zone in which a change does not matter is shaded.
 *
 * @param tolerancePct how far from 1 a ratio may be without mattering, in percent; 0 shades nothing
 * @param rows from top to bottom; may be empty
 */
public record IntervalChart(String title, double tolerancePct, List<Row> rows) implements Chart {
  private static final double TOP = 8;
  private static final double ROW = 28;
  private static final double ROW_OF_TWO_LINES = 34;
  private static final double BELOW = 24;
  private static final double MOST_LABEL = 220;
  private static final double FIGURES = 158;
  private static final double WORDS = 104;
  private static final double LEAST_SPAN = 1.1;

  /** What lies further out ends in an arrow, unless estimates do. */
  private static final double SPAN_OF_INTERVALS = 16;

  private static final double MOST_SPAN = 1e6;

  /**
   * One comparison.
   *
   * @param ratio above 0; NaN if it is not known
   * @param interval where it may be; null if it is not known
   */
  public record Row(String label, double ratio, @Nullable Interval interval, Call call) {
    public Row {
      boolean positive = ratio > 0 && Double.isFinite(ratio);
      if (!Double.isNaN(ratio) && !positive) {
        throw new IllegalArgumentException("ratio must be above 0 or NaN, got: " + ratio);
      }
      if (interval != null && interval.low() < 0) {
        throw new IllegalArgumentException("interval must not be below 0, got: " + interval);
      }
    }

    private String figures() {
      if (Double.isNaN(ratio)) {
        return "no ratio";
      }
      return interval == null ? Ratios.text(ratio) : Ratios.text(ratio, interval);
    }

    private String sentence() {
      return label + ": " + figures() + ", " + call.word();
    }
  }

  /** Checks the tolerance and copies the list. */
  public IntervalChart {
    if (!(tolerancePct >= 0 && tolerancePct < 100)) {
      throw new IllegalArgumentException("tolerancePct must be 0..100, got: " + tolerancePct);
    }
    rows = List.copyOf(rows);
  }

  @Override
  public String description() {
    return rows.isEmpty()
        ? "There is nothing to compare."
        : rows.stream().map(Row::sentence).collect(Collectors.joining(". ", "", "."));
  }

  @Override
  public String svg(String id) {
    double labels = TextWidth.widest(rows.stream().map(Row::label).toList(), Svg.FONT);
    double left = Math.min(labels, MOST_LABEL) + 16;
    double right = Svg.WIDTH - FIGURES - WORDS;
    boolean twoLines = labels > MOST_LABEL;
    double height = twoLines ? ROW_OF_TWO_LINES : ROW;
    double bottom = TOP + Math.max(1, rows.size()) * height;
    Frame frame = new Frame(left, TOP, right, bottom);
    Svg svg = Svg.of(this, id, Svg.WIDTH, bottom + BELOW);
    Scale scale = scale(frame);
    between(svg, height);
    tolerance(svg, frame, scale);
    new Axes(svg, frame).bottom(scale, Ratios::tick);
    one(svg, frame, scale);
    for (int i = 0; i < rows.size(); i++) {
      draw(svg, rows.get(i), TOP + (i + 0.5) * height, frame, scale);
    }
    return svg.finish();
  }

  private Scale scale(Frame frame) {
    double estimates = span(rows.stream().mapToDouble(Row::ratio)) * 1.1;
    double intervals =
        span(
            rows.stream()
                .map(Row::interval)
                .filter(interval -> interval != null)
                .flatMapToDouble(i -> DoubleStream.of(i.low(), i.high())));
    double tolerated = Math.pow(1 / (1 - tolerancePct / 100), 1.5);
    double wanted = Math.max(estimates, Math.min(intervals * 1.05, SPAN_OF_INTERVALS));
    double span = Math.min(Math.max(Math.max(wanted, tolerated), LEAST_SPAN), MOST_SPAN);
    int most = (int) Math.max(3, Math.min(9, frame.width() / 44));
    List<Double> ticks = Ticks.ratio(1 / span, span, most);
    return new Scale(true, 1 / span, span, frame.left(), frame.right(), ticks);
  }

  /** How far from 1 these go, as a factor. */
  private static double span(DoubleStream ratios) {
    return ratios
        .filter(r -> Double.isFinite(r))
        .map(r -> r <= 0 ? MOST_SPAN : Math.max(r, 1 / r))
        .max()
        .orElse(1);
  }

  /** Lines between the rows, for the eye to follow. */
  private void between(Svg svg, double height) {
    String lines =
        IntStream.range(1, rows.size())
            .mapToObj(i -> "M0 " + Svg.number(TOP + i * height) + "H" + Svg.number(Svg.WIDTH))
            .collect(Collectors.joining());
    if (!lines.isEmpty()) {
      svg.path(lines).ink(Ink.GRID).stroked(1).end();
    }
  }

  private void tolerance(Svg svg, Frame frame, Scale scale) {
    if (tolerancePct > 0) {
      double from = scale.at(1 - tolerancePct / 100);
      double to = scale.at(1 + tolerancePct / 100);
      svg.rect(from, frame.top(), to - from, frame.bottom() - frame.top());
      svg.ink(Ink.BAND).attr("fill-opacity", 0.22);
      svg.endWithTip("within the tolerance of " + Unit.PERCENT.tick(tolerancePct));
    }
  }

  private static void one(Svg svg, Frame frame, Scale scale) {
    String line = "M%s %sV%s";
    svg.path(
            line.formatted(
                Svg.number(scale.at(1)), Svg.number(frame.top()), Svg.number(frame.bottom())))
        .ink(Ink.AXIS)
        .stroked(1.5)
        .end();
  }

  private void draw(Svg svg, Row row, double y, Frame frame, Scale scale) {
    RowLabel.draw(svg, row.label(), y, frame.left() - 16);
    if (!Double.isNaN(row.ratio())) {
      svg.group().ink(row.call().ink());
      Interval interval = row.interval();
      if (interval == null) {
        svg.path(Marker.CIRCLE.path(scale.at(row.ratio()), y, 4.5)).stroked(1.5);
        svg.attr("stroke-dasharray", "2 1.5").endWithTip(row.sentence());
      } else {
        whisker(svg, interval, y, scale);
        svg.path(Marker.CIRCLE.path(scale.at(row.ratio()), y, 4.5)).endWithTip(row.sentence());
      }
      svg.end();
    }
    svg.label(frame.right() + 14, y + 4, row.figures());
    double words = Svg.WIDTH - WORDS;
    row.call().drawSign(svg, words + 8, y);
    svg.label(words + 18, y + 4, row.call().word());
  }

  /** A line with caps, or with an arrow where the interval goes on outside. */
  private static void whisker(Svg svg, Interval interval, double y, Scale scale) {
    double from = scale.at(interval.low());
    double to = scale.at(interval.high());
    String at = Svg.number(y);
    String low =
        interval.low() < scale.low()
            ? "M%s %sl-5 4l5 4".formatted(Svg.number(from + 5), Svg.number(y - 4))
            : "M%s %sv10".formatted(Svg.number(from), Svg.number(y - 5));
    String high =
        interval.high() > scale.high()
            ? "M%s %sl5 4l-5 4".formatted(Svg.number(to - 5), Svg.number(y - 4))
            : "M%s %sv10".formatted(Svg.number(to), Svg.number(y - 5));
    String line = "M%s %sH%s".formatted(Svg.number(from), at, Svg.number(to));
    svg.path(line + low + high).stroked(2).end();
  }
}
