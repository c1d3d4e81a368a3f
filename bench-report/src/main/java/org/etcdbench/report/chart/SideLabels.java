package org.etcdbench.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Names beside signs, above a chart, in as many lines as they need or there may be. */
final class SideLabels {
  static final double LANE = 15;
  private static final double SIGN = 6;
  private static final double BESIDE = 9;

  private SideLabels() {}

  /** What is named, where; these come from left to right. */
  record Mark(double x, String label) {}

  /**
   * Where a sign and its name stand.
   *
   * @param lane of these lines, from 0
   * @param named whether the name has room; there is only the sign if not
   * @param leftwards whether the name ends before the sign, as it has no room behind it
   */
  record Place(double x, String label, int lane, boolean named, boolean leftwards) {

    /** Draws the name around y. */
    void draw(Svg svg, double y) {
      if (named && leftwards) {
        svg.labelBefore(x - BESIDE, y + 4, label);
      } else if (named) {
        svg.label(x + BESIDE, y + 4, label);
      }
    }
  }

  /** Finds each mark a line, the uppermost that has room; a line below is for signs alone. */
  static List<Place> place(List<Mark> marks, double fontSize, int lanes) {
    Lanes free = new Lanes(lanes);
    List<Place> places = new ArrayList<>();
    for (Mark mark : marks) {
      double width = BESIDE + TextWidth.of(mark.label(), fontSize);
      boolean leftwards = mark.x() + width > Svg.WIDTH;
      double from = mark.x() - (leftwards ? width : SIGN);
      double to = mark.x() + (leftwards ? SIGN : width);
      OptionalInt lane = free.take(from, to);
      places.add(
          new Place(mark.x(), mark.label(), lane.orElse(lanes), lane.isPresent(), leftwards));
    }
    return List.copyOf(places);
  }

  /** What they take. */
  static double height(List<Place> places) {
    return places.stream().mapToInt(place -> place.lane() + 1).max().orElse(0) * LANE;
  }
}
