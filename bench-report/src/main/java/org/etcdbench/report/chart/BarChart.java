package org.etcdbench.report.chart;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * Values from 0 as bars that lie, in groups, each with its interval, its name and its value.
 *
 * @param groups from top to bottom; may be empty
 */
public record BarChart(String title, Unit unit, List<Group> groups) implements Chart {
  private static final double TOP = 4;
  private static final double BAR = 13;
  private static final double STEP = 18;
  private static final double BETWEEN = 12;
  private static final double BELOW = 24;
  private static final double MOST_GROUP = 200;
  private static final double MOST_NAME = 110;
  private static final double GAP = 12;

  /** Bars that belong together. */
  public record Group(String label, List<Bar> bars) {
    public Group {
      bars = List.copyOf(bars);
    }

    private double height() {
      return Math.max(bars.size() * STEP, 2 * STEP);
    }
  }

  /**
   * One value.
   *
   * @param series bars of one series look alike
   * @param value at least 0; NaN if there is none: no bar is drawn, and a dash is its text
   * @param interval where it may be; null if it is not known
   */
  public record Bar(String series, double value, @Nullable Interval interval) {
    public Bar {
      boolean some = value >= 0 && Double.isFinite(value);
      if (!some && !Double.isNaN(value)) {
        throw new IllegalArgumentException("value must be at least 0 or NaN, got: " + value);
      }
    }
  }

  /** Copies the list. */
  public BarChart {
    groups = List.copyOf(groups);
  }

  @Override
  public String description() {
    return groups.isEmpty()
        ? "There is nothing to show."
        : groups.stream().map(this::sentence).collect(Collectors.joining(" "));
  }

  private String sentence(Group group) {
    return group.bars().stream()
        .map(this::text)
        .collect(Collectors.joining("; ", group.label() + ": ", "."));
  }

  private String text(Bar bar) {
    Interval interval = bar.interval();
    String text = bar.series() + " " + unit.text(bar.value());
    return interval == null
        ? text
        : "%s (%s to %s)".formatted(text, unit.text(interval.low()), unit.text(interval.high()));
  }

  @Override
  public String svg(String id) {
    List<String> series = bars().stream().map(Bar::series).distinct().toList();
    double groupWidth = widest(groups.stream().map(Group::label).toList(), MOST_GROUP);
    double nameWidth = widest(series, MOST_NAME);
    List<String> values = bars().stream().map(bar -> unit.text(bar.value())).toList();
    double valueWidth = TextWidth.widest(values, Svg.FONT) + GAP;
    double height = groups.stream().mapToDouble(Group::height).sum();
    double bottom = TOP + Math.max(STEP, height + BETWEEN * groups.size());
    Frame frame = new Frame(groupWidth + nameWidth + 2 * GAP, TOP, Svg.WIDTH - valueWidth, bottom);
    Svg svg = Svg.of(this, id, Svg.WIDTH, bottom + BELOW);
    Scale scale = scale(frame);
    new Axes(svg, frame).bottom(scale, unit.ticks(scale));
    double y = TOP + BETWEEN / 2;
    for (Group group : groups) {
      RowLabel.draw(svg, group.label(), y + group.height() / 2, groupWidth);
      double first = y + (group.height() - group.bars().size() * STEP) / 2;
      for (int i = 0; i < group.bars().size(); i++) {
        Bar bar = group.bars().get(i);
        Ink ink = LineStyle.of(series.indexOf(bar.series())).ink();
        draw(svg, bar, group.label(), ink, first + (i + 0.5) * STEP, frame, scale);
      }
      y += group.height() + BETWEEN;
    }
    return svg.finish();
  }

  private List<Bar> bars() {
    return groups.stream().flatMap(group -> group.bars().stream()).toList();
  }

  private static double widest(List<String> texts, double most) {
    return Math.min(most, TextWidth.widest(texts, Svg.FONT));
  }

  private Scale scale(Frame frame) {
    DoubleStream ends = bars().stream().mapToDouble(BarChart::end);
    int most = (int) Math.max(3, frame.width() / 70);
    return Scale.fromZero(ends, frame.left(), frame.right(), most);
  }

  private static double end(Bar bar) {
    Interval interval = bar.interval();
    return interval == null ? bar.value() : Math.max(bar.value(), interval.high());
  }

  private void draw(Svg svg, Bar bar, String group, Ink ink, double y, Frame frame, Scale scale) {
    double nameRoom = MOST_NAME;
    svg.labelBefore(frame.left() - 6, y + 4, TextWidth.cut(bar.series(), nameRoom, Svg.FONT));
    double right = frame.left();
    if (!Double.isNaN(bar.value())) {
      double end = scale.at(bar.value());
      Swatch.draw(svg, ink, frame.left(), y - BAR / 2, end - frame.left(), BAR);
      svg.endWithTip(group + ": " + text(bar));
      right = Math.max(end, whisker(svg, bar, ink, y, scale));
    }
    svg.label(right + 6, y + 4, unit.text(bar.value()));
  }

  /** Draws the interval, and returns where it ends. */
  private static double whisker(Svg svg, Bar bar, Ink ink, double y, Scale scale) {
    Interval interval = bar.interval();
    if (interval == null) {
      return scale.from();
    }
    double from = scale.at(interval.low());
    double to = scale.at(interval.high());
    String cap = "M%s %sv8";
    String line = "M%s %sH%s".formatted(Svg.number(from), Svg.number(y), Svg.number(to));
    String caps =
        cap.formatted(Svg.number(from), Svg.number(y - 4))
            + cap.formatted(Svg.number(to), Svg.number(y - 4));
    svg.path(line + caps).ink(ink).stroked(2).end();
    return to;
  }
}
