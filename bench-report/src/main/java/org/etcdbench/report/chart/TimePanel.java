package org.etcdbench.report.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * One panel of a {@link TimeChart}, where it is drawn.
 *
 * @param names of the lines of all panels: a line's style is that of its name's place here
 * @param named whether lines are named at their ends
 */
record TimePanel(TimeChart.Panel panel, Frame frame, Scale xs, List<String> names, boolean named) {
  private static final int MOST_TICKS = 6;

  static Scale scale(TimeChart.Panel panel, double bottom, double top) {
    return panel.logarithmic()
        ? Scale.log(panel.values(), bottom, top, MOST_TICKS)
        : Scale.fromZero(panel.values(), bottom, top, MOST_TICKS);
  }

  /** Draws it, with its title at this height. */
  void draw(Svg svg, double titleY) {
    Scale ys = scale(panel, frame.bottom(), frame.top());
    Axes axes = new Axes(svg, frame);
    axes.left(ys, panel.unit(), panel.label() + (panel.logarithmic() ? " (log)" : ""), titleY);
    axes.verticals(xs);
    axes.base();
    for (TimeChart.Line line : panel.lines()) {
      shade(svg, line, ys);
      draw(svg, line, ys);
    }
    if (named) {
      EndLabels.draw(svg, frame, ends(ys));
    }
  }

  /** What the line's points lie within, as an area. */
  private void shade(Svg svg, TimeChart.Line line, Scale ys) {
    StringBuilder path = new StringBuilder();
    List<TimeChart.Range> together = new ArrayList<>();
    for (TimeChart.Range range : line.ranges()) {
      if (Double.isNaN(range.low())) {
        path.append(around(together, ys));
        together.clear();
      } else {
        together.add(range);
      }
    }
    path.append(around(together, ys));
    if (!path.isEmpty()) {
      svg.path(path.toString()).ink(LineStyle.of(names.indexOf(line.label())).ink());
      svg.attr("fill-opacity", 0.22).end();
    }
  }

  private String around(List<TimeChart.Range> ranges, Scale ys) {
    List<Point> corners = new ArrayList<>();
    ranges.forEach(range -> corners.add(new Point(range.atSec(), range.high())));
    for (int i = ranges.size() - 1; i >= 0; i--) {
      corners.add(new Point(ranges.get(i).atSec(), ranges.get(i).low()));
    }
    String path = LinePath.of(corners, xs, ys);
    return path.isEmpty() ? "" : path + "z";
  }

  private void draw(Svg svg, TimeChart.Line line, Scale ys) {
    String path = LinePath.of(line.points(), xs, ys);
    if (path.isEmpty()) {
      return;
    }
    LineStyle style = LineStyle.of(names.indexOf(line.label()));
    boolean many = panel.lines().stream().filter(l -> l.label().equals(line.label())).count() > 1;
    svg.path(path).ink(style.ink()).stroked(many ? 1 : 1.75);
    svg.attr("stroke-linejoin", "round").attr("stroke-linecap", "round");
    if (many) {
      svg.attr("stroke-opacity", 0.7);
    }
    if (!style.dash().isEmpty()) {
      svg.attr("stroke-dasharray", style.dash());
    }
    svg.end();
  }

  private List<EndLabels.End> ends(Scale ys) {
    List<EndLabels.End> ends = new ArrayList<>();
    for (String name : panel.labels()) {
      panel.lines().stream()
          .filter(line -> line.label().equals(name))
          .flatMap(line -> line.points().stream())
          .filter(point -> ys.has(point.y()))
          .reduce((a, b) -> b.x() >= a.x() ? b : a)
          .map(
              last ->
                  new EndLabels.End(
                      name, LineStyle.of(names.indexOf(name)), xs.at(last.x()), ys.at(last.y())))
          .ifPresent(ends::add);
    }
    return ends;
  }
}
