package org.etcdbench.report.chart;

import java.util.List;

/** The name of a row at its left: on two lines where it is long, and whole where it is cut. */
final class RowLabel {
  private static final double LINE = 14;

  private RowLabel() {}

  /** Draws it from x = 0, around y. */
  static void draw(Svg svg, String label, double y, double room) {
    List<String> lines = TextWidth.wrap(label, room, Svg.FONT);
    double first = y + 4 - (lines.size() - 1) * LINE / 2;
    svg.textAt(0, first);
    boolean whole = String.join(" ", lines).equals(label);
    if (!whole) {
      svg.start("title").text(label).end();
    }
    if (lines.size() == 1) {
      svg.text(lines.get(0));
    } else {
      for (int i = 0; i < lines.size(); i++) {
        svg.start("tspan").attr("x", 0).attr("dy", i * LINE).text(lines.get(i)).end();
      }
    }
    svg.end();
  }
}
