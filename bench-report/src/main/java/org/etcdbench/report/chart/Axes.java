package org.etcdbench.report.chart;

import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;

/** Draws axes: grid lines, ticks with their labels, and a title. */
final class Axes {
  private static final double GAP = 6;
  private static final double MIDDLE = 4;

  private final Svg svg;
  private final Frame frame;

  Axes(Svg svg, Frame frame) {
    this.svg = svg;
    this.frame = frame;
  }

  /** The y axis: lines across, values left of them, and the title above. */
  void left(Scale scale, Unit unit, String title) {
    left(scale, unit, title, frame.top() - 10);
  }

  /** The same with the title at this height. */
  void left(Scale scale, Unit unit, String title, double titleY) {
    DoubleFunction<String> label = unit.ticks(scale);
    List<Double> ticks = scale.ticks();
    String lines =
        ticks.stream()
            .map(t -> "M" + Svg.number(frame.left()) + " " + Svg.number(scale.at(t)))
            .map(move -> move + "H" + Svg.number(frame.right()))
            .collect(Collectors.joining());
    grid(lines);
    texts();
    for (double tick : ticks) {
      svg.labelBefore(frame.left() - GAP, scale.at(tick) + MIDDLE, label.apply(tick));
    }
    svg.end();
    svg.textAt(0, titleY).attr("font-weight", "600").text(title).end();
  }

  /** The x axis: a line, lines upwards, values below, and the title below these. */
  void bottom(Scale scale, DoubleFunction<String> label, String title) {
    bottom(scale, label);
    title(title);
  }

  /** The same without a title. */
  void bottom(Scale scale, DoubleFunction<String> label) {
    verticals(scale);
    base();
    labels(scale, label);
  }

  /** The values of the x axis alone, but for those that would overlap. */
  void labels(Scale scale, DoubleFunction<String> label) {
    texts();
    double end = Double.NEGATIVE_INFINITY;
    for (double tick : scale.ticks()) {
      String text = label.apply(tick);
      double half = TextWidth.of(text, Svg.SMALL_FONT) / 2;
      double x = scale.at(tick);
      if (x - half > end + GAP) {
        svg.labelAround(x, frame.bottom() + 16, text);
        end = x + half;
      }
    }
    svg.end();
  }

  void title(String title) {
    double x = (frame.left() + frame.right()) / 2;
    svg.textAt(x, frame.bottom() + 33).attr("text-anchor", "middle");
    svg.attr("font-size", Svg.SMALL_FONT).ink(Ink.MUTED).text(title).end();
  }

  /** Lines upwards at the ticks. */
  void verticals(Scale scale) {
    grid(
        scale.ticks().stream()
            .map(t -> "M" + Svg.number(scale.at(t)) + " " + Svg.number(frame.top()))
            .map(move -> move + "V" + Svg.number(frame.bottom()))
            .collect(Collectors.joining()));
  }

  /** The line that values stand on. */
  void base() {
    svg.path(
            "M%s %sH%s"
                .formatted(
                    Svg.number(frame.left()),
                    Svg.number(frame.bottom()),
                    Svg.number(frame.right())))
        .ink(Ink.AXIS)
        .stroked(1)
        .end();
  }

  private void grid(String lines) {
    if (!lines.isEmpty()) {
      svg.path(lines).ink(Ink.GRID).stroked(1).end();
    }
  }

  private void texts() {
    svg.group().ink(Ink.MUTED).attr("font-size", Svg.SMALL_FONT);
  }

  /** Room for the labels of an axis at the left. */
  static double widthOf(Scale scale, Unit unit) {
    DoubleFunction<String> label = unit.ticks(scale);
    List<String> texts = scale.ticks().stream().map(label::apply).toList();
    return TextWidth.widest(texts, Svg.SMALL_FONT) + GAP;
  }
}
