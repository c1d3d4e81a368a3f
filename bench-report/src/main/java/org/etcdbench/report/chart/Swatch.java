package org.etcdbench.report.chart;

/** A box in a tint that text can be read on, on white and on a dark ground, with an outline. */
final class Swatch {
  private static final double TINT = 0.28;

  private Swatch() {}

  /** Begins the box; to be ended. */
  static Svg draw(Svg svg, Ink ink, double x, double y, double width, double height) {
    return draw(svg, x, y, width, height).ink(ink);
  }

  /** The same in the ink of what it is drawn in. */
  static Svg draw(Svg svg, double x, double y, double width, double height) {
    return svg.rect(x, y, width, height).attr("fill-opacity", TINT).attr("stroke", "currentColor");
  }
}
