package org.etcdbench.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Values over time: one panel above the other, over the same seconds, with what happened marked
 * across all of them.
 *
 * @param panels from top to bottom; at least one
 * @param sections where a part begins that is to be told from the one before, as a further run;
 *     ascending; may be empty
 * @param events what happened, in any order; may be empty
 * @param pointSec how many seconds a point stands for, at least 1
 */
public record TimeChart(
    String title, List<Panel> panels, List<Section> sections, List<Event> events, int pointSec)
    implements Chart {

  private static final double LANE = 15;
  private static final double FIRST_LINE = 12;
  private static final double BELOW = 42;
  private static final double PANEL_TITLE = 28;
  private static final double ONE_PANEL = 230;
  private static final double OF_MANY = 150;

  /** Parts of the time, about, that say their values when pointed at. */
  private static final int COLUMNS = 12;

  /**
   * Lines that share an axis.
   *
   * @param label what the axis shows
   * @param logarithmic whether values that are not above 0 are gaps, for they have no place
   * @param lines lines of one label, of other runs say, are drawn alike and thin, and named once
   */
  public record Panel(String label, Unit unit, boolean logarithmic, List<Line> lines) {
    public Panel {
      lines = List.copyOf(lines);
    }

    /** The names of its lines, each once. */
    List<String> labels() {
      return lines.stream().map(Line::label).distinct().toList();
    }

    DoubleStream values() {
      return lines.stream().flatMapToDouble(Line::values);
    }

    private String sentence() {
      return labels().stream()
          .map(this::range)
          .collect(Collectors.joining("; ", label + ": ", "."));
    }

    private String range(String name) {
      double[] values = finite(name, line -> line.points().stream().mapToDouble(Point::y));
      double[] all = finite(name, Line::values);
      return values.length == 0
          ? name + " no value"
          : "%s %s to %s, median %s"
              .formatted(
                  name,
                  unit.text(all[0]),
                  unit.text(all[all.length - 1]),
                  unit.text(values[values.length / 2]));
    }

    /** Of all lines of this name, ascending. */
    private double[] finite(String name, Function<Line, DoubleStream> of) {
      return lines.stream()
          .filter(line -> line.label().equals(name))
          .flatMapToDouble(of)
          .filter(Double::isFinite)
          .sorted()
          .toArray();
    }
  }

  /**
   * A line.
   *
   * @param summary how several values become one
   * @param points x in seconds, ascending; a y of NaN makes a gap
   * @param ranges within what the points' values were, where these stand for several; likewise; may
   *     be empty
   */
  public record Line(String label, Summary summary, List<Point> points, List<Range> ranges) {
    public Line {
      points = List.copyOf(points);
      ranges = List.copyOf(ranges);
    }

    /** Of points that are what was measured. */
    public Line(String label, List<Point> points) {
      this(label, Summary.MEAN, points, List.of());
    }

    private DoubleStream values() {
      return DoubleStream.concat(
          points.stream().mapToDouble(Point::y),
          ranges.stream().flatMapToDouble(range -> DoubleStream.of(range.low(), range.high())));
    }
  }

  /** How several values become one. */
  public enum Summary {
    /** Their mean. */
    MEAN,
    /** Their mean, with the least and the greatest of them. */
    MEAN_AND_RANGE,
    /** The greatest of them. */
    GREATEST
  }

  /**
   * The least and the greatest of the values that a point stands for.
   *
   * @param atSec x of the point
   * @param low NaN makes a gap, and high then is too
   */
  public record Range(double atSec, double low, double high) {
    public Range {
      requireFinite("atSec", atSec);
      if (low > high || Double.isNaN(low) != Double.isNaN(high)) {
        throw new IllegalArgumentException(
            "a range must have low <= high, got: " + low + ", " + high);
      }
    }
  }

  /** A part of the time, which ends where the next one begins. */
  public record Section(double fromSec, String label) {
    public Section {
      requireFinite("fromSec", fromSec);
    }
  }

  /**
   * Something that happened.
   *
   * @param kind the sort of it in a word or two, which is printed
   * @param text what it was, which is shown to who points at it
   */
  public record Event(double atSec, Marker marker, String kind, String text) {
    public Event {
      requireFinite("atSec", atSec);
    }
  }

  private static void requireFinite(String name, double sec) {
    if (!Double.isFinite(sec)) {
      throw new IllegalArgumentException(name + " must be finite, got: " + sec);
    }
  }

  /** A chart whose points each stand for a second. */
  public TimeChart(String title, List<Panel> panels, List<Section> sections, List<Event> events) {
    this(title, panels, sections, events, 1);
  }

  /** Copies the lists; there must be a panel. */
  public TimeChart {
    if (pointSec < 1) {
      throw new IllegalArgumentException("pointSec must be at least 1, got: " + pointSec);
    }
    panels = List.copyOf(panels);
    sections = List.copyOf(sections);
    events = List.copyOf(events);
    if (panels.isEmpty()) {
      throw new IllegalArgumentException("a chart over time must have a panel");
    }
  }

  @Override
  public String description() {
    Stream<String> happened =
        EventMarks.inTime(events).stream()
            .map(
                e -> "At " + Unit.SECONDS.text(e.atSec()) + " " + e.kind() + ": " + e.text() + ".");
    return Stream.concat(panels.stream().map(Panel::sentence), happened)
        .collect(Collectors.joining(" "));
  }

  @Override
  public String svg(String id) {
    double panelHeight = panels.size() == 1 ? ONE_PANEL : OF_MANY;
    boolean atEnds = panels.stream().allMatch(p -> EndLabels.fit(p.labels(), panelHeight));
    List<String> names = panels.stream().flatMap(p -> p.labels().stream()).distinct().toList();
    double right = Svg.WIDTH - (atEnds ? EndLabels.width(names) : 16);
    Scale xs = xs(left(panelHeight), right);
    EventMarks marks = EventMarks.of(events, xs);
    double sectionsAt = FIRST_LINE + 6;
    double marksAt = sectionsAt + (sections.isEmpty() ? 0 : LANE);
    double first = Math.max(marksAt + marks.height(), PANEL_TITLE);
    double bottom = first + panels.size() * (panelHeight + PANEL_TITLE) - PANEL_TITLE;
    Legend legend = legend(atEnds ? List.of() : names, marks);
    Svg svg = Svg.of(this, id, Svg.WIDTH, bottom + BELOW + legend.height());
    Frame all = new Frame(xs.from(), first, right, bottom);
    sections(svg, sectionsAt, all, xs);
    for (int i = 0; i < panels.size(); i++) {
      double top = first + i * (panelHeight + PANEL_TITLE);
      Frame frame = new Frame(xs.from(), top, right, top + panelHeight);
      double titleY = i == 0 ? FIRST_LINE : top - 10;
      new TimePanel(panels.get(i), frame, xs, names, atEnds).draw(svg, titleY);
    }
    Axes axes = new Axes(svg, all);
    axes.labels(xs, TimeTicks.labels(xs.ticks()));
    axes.title(timeTitle());
    marks.draw(svg, marksAt, bottom);
    TimeTips.draw(svg, this, all, xs, COLUMNS);
    legend.draw(svg, bottom + BELOW);
    return svg.finish();
  }

  private String timeTitle() {
    if (pointSec == 1) {
      return "time";
    }
    boolean shaded =
        panels.stream().flatMap(p -> p.lines().stream()).anyMatch(l -> !l.ranges().isEmpty());
    String each = "time; each point is " + pointSec + " s";
    return shaded ? each + ", the shade goes from the least second to the greatest" : each;
  }

  private static Legend legend(List<String> names, EventMarks marks) {
    List<Legend.Entry> entries = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      entries.add(new Legend.Entry(names.get(i), LineStyle.of(i), Legend.Kind.LINE));
    }
    entries.addAll(marks.legend());
    return new Legend(entries, 0, Svg.WIDTH);
  }

  private double left(double panelHeight) {
    return panels.stream()
        .mapToDouble(p -> Axes.widthOf(TimePanel.scale(p, panelHeight, 0), p.unit()))
        .max()
        .orElse(0);
  }

  private Scale xs(double left, double right) {
    DoubleStream points =
        panels.stream()
            .flatMap(panel -> panel.lines().stream())
            .flatMap(line -> line.points().stream())
            .mapToDouble(Point::x);
    DoubleStream marks =
        DoubleStream.concat(
            sections.stream().mapToDouble(Section::fromSec),
            events.stream().mapToDouble(Event::atSec));
    double[] all = DoubleStream.concat(points, marks).toArray();
    double low = DoubleStream.of(all).min().orElse(0);
    double high = DoubleStream.of(all).max().orElse(0);
    double from = low >= 0 && low < high / 4 ? 0 : low;
    int most = (int) Math.max(3, (right - left) / 60);
    double to = high > from ? high : from + 1;
    return new Scale(false, from, to, left, right, TimeTicks.between(from, to, most));
  }

  private void sections(Svg svg, double top, Frame all, Scale xs) {
    for (int i = 0; i < sections.size(); i++) {
      Section section = sections.get(i);
      double x = xs.at(section.fromSec());
      double end = i + 1 < sections.size() ? xs.at(sections.get(i + 1).fromSec()) : all.right();
      svg.group().ink(Ink.MUTED).attr("font-size", Svg.SMALL_FONT);
      svg.path("M%s %sV%s".formatted(Svg.number(x), Svg.number(top), Svg.number(all.bottom())));
      svg.stroked(1).attr("stroke-dasharray", "4 3").end();
      String text = TextWidth.cut(section.label(), end - x - 8, Svg.SMALL_FONT);
      if (text.length() > 1) {
        svg.label(x + 4, top + 11, text);
      }
      svg.end();
    }
  }
}
