package org.etcdbench.report.chart;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/**
 * Marks what happened: a line through all panels, and a sign above it, named where there is room.
 *
 * @param frame all panels
 * @param firstLane the height of the first line of names, in its middle
 * @param lanes how many of these there are
 */
record EventMarks(
    List<TimeChart.Event> events, Frame frame, Scale xs, double firstLane, int lanes) {
  private static final double LANE = 15;

  static final Comparator<TimeChart.Event> IN_TIME =
      Comparator.comparingDouble(TimeChart.Event::atSec)
          .thenComparing(TimeChart.Event::kind)
          .thenComparing(TimeChart.Event::text);

  static LineStyle style(TimeChart.Event event) {
    return new LineStyle(Ink.EVENT, "", event.marker());
  }

  void draw(Svg svg) {
    if (events.isEmpty()) {
      return;
    }
    Lanes free = new Lanes(lanes);
    Lanes signs = new Lanes(1);
    svg.group().ink(Ink.EVENT).attr("font-size", Svg.SMALL_FONT);
    for (TimeChart.Event event : events.stream().sorted(IN_TIME).toList()) {
      draw(svg, event, free, signs);
    }
    svg.end();
  }

  private void draw(Svg svg, TimeChart.Event event, Lanes free, Lanes signs) {
    double x = xs.at(event.atSec());
    double width = 8 + TextWidth.of(event.kind(), Svg.SMALL_FONT);
    boolean leftwards = x + width > Svg.WIDTH;
    OptionalInt lane = leftwards ? free.take(x - width, x + 5) : free.take(x - 5, x + width);
    double y = firstLane + lane.orElse(lanes) * LANE - (lane.isPresent() ? 0 : 2);
    // of signs that would cover one another the first one is drawn, and every line
    boolean drawn = lane.isPresent() || signs.take(x, x + 1).isPresent();
    svg.path("M%s %sV%s".formatted(Svg.number(x), Svg.number(y), Svg.number(frame.bottom())));
    svg.stroked(1.25).attr("stroke-dasharray", "3 2").attr("stroke-opacity", 0.8).end();
    if (drawn) {
      String tip =
          "%s: %s, %s".formatted(Unit.SECONDS.text(event.atSec()), event.kind(), event.text());
      svg.path(event.marker().path(x, y, 4)).endWithTip(tip);
    }
    if (lane.isPresent()) {
      if (leftwards) {
        svg.labelBefore(x - 8, y + 4, event.kind());
      } else {
        svg.label(x + 8, y + 4, event.kind());
      }
    }
  }
}
