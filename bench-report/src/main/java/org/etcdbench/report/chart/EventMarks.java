package org.etcdbench.report.chart;

import java.util.Comparator;
import java.util.List;

/**
 * Marks what happened: a line through all panels, and a sign above it, named where there is room.
 *
 * @param events as they happened
 * @param places of each, in the same order
 */
record EventMarks(List<TimeChart.Event> events, List<SideLabels.Place> places) {
  private static final int LANES = 2;

  /** Signs that are nearer to one another than this would cover one another. */
  private static final double SIGN = 9;

  private static final Comparator<TimeChart.Event> IN_TIME =
      Comparator.comparingDouble(TimeChart.Event::atSec)
          .thenComparing(TimeChart.Event::kind)
          .thenComparing(TimeChart.Event::text);

  static EventMarks of(List<TimeChart.Event> events, Scale xs) {
    List<TimeChart.Event> sorted = inTime(events);
    List<SideLabels.Mark> marks =
        sorted.stream().map(e -> new SideLabels.Mark(xs.at(e.atSec()), e.kind())).toList();
    return new EventMarks(sorted, SideLabels.place(marks, Svg.SMALL_FONT, LANES));
  }

  static List<TimeChart.Event> inTime(List<TimeChart.Event> events) {
    return events.stream().sorted(IN_TIME).toList();
  }

  double height() {
    return SideLabels.height(places);
  }

  /** What the signs mean, if some stand without a name. */
  List<Legend.Entry> legend() {
    return places.stream().allMatch(SideLabels.Place::named)
        ? List.of()
        : events.stream()
            .map(e -> new Sign(e.kind(), e.marker()))
            .distinct()
            .map(Sign::entry)
            .toList();
  }

  private record Sign(String kind, Marker marker) {
    private Legend.Entry entry() {
      return new Legend.Entry(kind, new LineStyle(Ink.EVENT, "", marker), Legend.Kind.MARK);
    }
  }

  /** Draws the names below top, and the lines down to the bottom. */
  void draw(Svg svg, double top, double bottom) {
    if (events.isEmpty()) {
      return;
    }
    svg.group().ink(Ink.EVENT).attr("font-size", Svg.SMALL_FONT);
    StringBuilder lines = new StringBuilder();
    String end = Svg.tenths(bottom);
    double lastSign = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < events.size(); i++) {
      SideLabels.Place place = places.get(i);
      double y = top + (place.lane() + 0.5) * SideLabels.LANE;
      lines.append("M%s %sV%s".formatted(Svg.tenths(place.x()), Svg.tenths(y), end));
      if (place.named() || place.x() >= lastSign + SIGN) {
        sign(svg, events.get(i), place, y);
        lastSign = place.named() ? lastSign : place.x();
      }
    }
    svg.path(lines.toString()).stroked(1.25);
    svg.attr("stroke-dasharray", "3 2").attr("stroke-opacity", 0.8).end();
    svg.end();
  }

  private static void sign(Svg svg, TimeChart.Event event, SideLabels.Place place, double y) {
    String at = Unit.SECONDS.text(event.atSec());
    svg.path(event.marker().path(place.x(), y, 4));
    svg.endWithTip("%s: %s, %s".formatted(at, event.kind(), event.text()));
    place.draw(svg, y);
  }
}
