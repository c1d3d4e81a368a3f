package org.etcdbench.report.chart;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * Values from 0 as bars that lie, in groups, each with its interval, its name and its value.
 *
 * @param groups from top to bottom; may be empty
 * @param scaling what bars can be compared with by their lengths
 */
public record BarChart(String title, Unit unit, List<Group> groups, Scaling scaling)
    implements Chart {
  private static final double TOP = 4;
  private static final double BAR = 13;
  private static final double STEP = 18;
  private static final double BETWEEN = 12;
  private static final double BELOW = 24;
  private static final double MOST_GROUP = 200;
  private static final double MOST_NAME = 110;
  private static final double GAP = 12;

  /** Where the largest bars of groups are further apart than this, the short ones tell nothing. */
  private static final double FAR_APART = 8;

  /** What bars can be compared with by their lengths. */
  public enum Scaling {
    /** With all others: they stand on one axis. */
    TOGETHER,
    /** With those of their group only, the longest of which takes all the width. */
    BY_GROUP
  }

  /** Bars that belong together. */
  public record Group(String label, List<Bar> bars) {
    public Group {
      bars = List.copyOf(bars);
    }

    private double height() {
      return Math.max(bars.size() * STEP, 2 * STEP);
    }

    private double largest() {
      return bars.stream()
          .mapToDouble(BarChart::end)
          .filter(Double::isFinite)
          .max()
          .orElse(Double.NaN);
    }

    /** Whether there is anything to compare. */
    private boolean compares() {
      return bars.stream().filter(bar -> !Double.isNaN(bar.value())).count() > 1;
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

  /** Bars on one axis. */
  public BarChart(String title, Unit unit, List<Group> groups) {
    this(title, unit, groups, Scaling.TOGETHER);
  }

  /** Copies the list. */
  public BarChart {
    groups = List.copyOf(groups);
  }

  /**
   * Bars on one axis, or each group by itself where one axis would leave some too short to be
   * compared; the title then says so.
   */
  public static BarChart fitting(String title, Unit unit, List<Group> groups) {
    DoubleSummaryStatistics largest =
        groups.stream().mapToDouble(Group::largest).filter(Double::isFinite).summaryStatistics();
    boolean farApart = largest.getMax() > FAR_APART * largest.getMin();
    long comparing = groups.stream().filter(Group::compares).count();
    return farApart && comparing * 2 > groups.size()
        ? new BarChart(title + ", each row on a scale of its own", unit, groups, Scaling.BY_GROUP)
        : new BarChart(title, unit, groups);
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
    boolean together = scaling == Scaling.TOGETHER;
    Svg svg = Svg.of(this, id, Svg.WIDTH, bottom + (together ? BELOW : 0));
    Scale all = scale(bars(), frame);
    if (together) {
      new Axes(svg, frame).bottom(all, unit.ticks(all));
    }
    double y = TOP + BETWEEN / 2;
    for (Group group : groups) {
      Scale scale = together ? all : ofGroup(svg, group, y, frame);
      RowLabel.draw(svg, group.label(), y + group.height() / 2, groupWidth);
      double first = y + (group.height() - group.bars().size() * STEP) / 2;
      for (int i = 0; i < group.bars().size(); i++) {
        Bar bar = group.bars().get(i);
        Ink ink = LineStyle.of(series.indexOf(bar.series())).ink();
        draw(svg, bar, ink, first + (i + 0.5) * STEP, frame, scale);
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

  private static Scale scale(List<Bar> bars, Frame frame) {
    DoubleStream ends = bars.stream().mapToDouble(BarChart::end);
    int most = (int) Math.max(3, frame.width() / 70);
    return Scale.fromZero(ends, frame.left(), frame.right(), most);
  }

  /** Draws the line that the group's bars stand on, and returns their scale, which has no ticks. */
  private static Scale ofGroup(Svg svg, Group group, double y, Frame frame) {
    String line = "M%s %sV%s";
    double bottom = y + group.height();
    svg.path(line.formatted(Svg.number(frame.left()), Svg.number(y), Svg.number(bottom)));
    svg.ink(Ink.AXIS).stroked(1).end();
    double largest = group.largest();
    return Scale.exact(0, largest > 0 ? largest : 1, frame.left(), frame.right(), 1);
  }

  private static double end(Bar bar) {
    Interval interval = bar.interval();
    return interval == null ? bar.value() : Math.max(bar.value(), interval.high());
  }

  private void draw(Svg svg, Bar bar, Ink ink, double y, Frame frame, Scale scale) {
    double nameRoom = MOST_NAME;
    svg.labelBefore(frame.left() - 6, y + 4, TextWidth.cut(bar.series(), nameRoom, Svg.FONT));
    double right = frame.left();
    if (!Double.isNaN(bar.value())) {
      double end = scale.at(bar.value());
      svg.group().ink(ink);
      Swatch.draw(svg, frame.left(), y - BAR / 2, end - frame.left(), BAR).endWithTip(text(bar));
      right = Math.max(end, whisker(svg, bar, y, scale));
      svg.end();
    }
    svg.label(right + 6, y + 4, unit.text(bar.value()));
  }

  /** Draws the interval, and returns where it ends. */
  private static double whisker(Svg svg, Bar bar, double y, Scale scale) {
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
    svg.path(line + caps).stroked(2).end();
    return to;
  }
}
