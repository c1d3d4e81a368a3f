package org.etcdbench.report.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The names of lines at their ends, moved apart where they would overlap. They take room at the
 * right; where that is too much, or they are too many, there should be a {@link Legend} instead.
 */
final class EndLabels {
  private static final double MOST_WIDTH = 150;
  private static final int MOST = 8;
  private static final double LINE = 15;
  private static final double LEADER = 22;

  /**
   * The end of a line.
   *
   * @param x where the line ends
   * @param y likewise
   */
  record End(String label, LineStyle style, double x, double y) {}

  private EndLabels() {}

  /** Whether these have room on so much height. */
  static boolean fit(List<String> labels, double height) {
    return labels.size() <= MOST
        && labels.size() * LINE <= height
        && TextWidth.widest(labels, Svg.FONT) <= MOST_WIDTH;
  }

  /** What they take at the right. */
  static double width(List<String> labels) {
    return labels.isEmpty() ? 0 : LEADER + 14 + TextWidth.widest(labels, Svg.FONT);
  }

  /** Draws them right of the frame. */
  static void draw(Svg svg, Frame frame, List<End> ends) {
    Map<Integer, Double> places = apart(ends, frame);
    for (int i = 0; i < ends.size(); i++) {
      End end = ends.get(i);
      double y = places.getOrDefault(i, end.y());
      double x = frame.right() + LEADER;
      svg.group().ink(end.style().ink());
      String leader =
          "M%s %sL%s %sH%s"
              .formatted(
                  Svg.number(end.x() + 5),
                  Svg.number(end.y()),
                  Svg.number(Math.max(frame.right(), end.x()) + LEADER / 2),
                  Svg.number(y),
                  Svg.number(x - 3));
      svg.path(leader).stroked(1).attr("stroke-opacity", 0.6);
      svg.attr("stroke-dasharray", "1 2").end();
      svg.path(end.style().marker().path(x + 3, y, 3.5)).end();
      svg.end();
      svg.label(x + 12, y + 4, end.label());
    }
  }

  /** By the index of an end: its height, or as near to it as the others let it. */
  static Map<Integer, Double> apart(List<End> ends, Frame frame) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < ends.size(); i++) {
      order.add(i);
    }
    order.sort(Comparator.comparingDouble(i -> ends.get(i).y()));
    Map<Integer, Double> places = new TreeMap<>();
    double next = frame.top();
    for (int i : order) {
      double y = Math.max(ends.get(i).y(), next);
      places.put(i, y);
      next = y + LINE;
    }
    double most = frame.bottom();
    for (int at = order.size() - 1; at >= 0; at--) {
      double y = Math.min(places.getOrDefault(order.get(at), most), most);
      places.put(order.get(at), y);
      most = y - LINE;
    }
    return places;
  }
}
