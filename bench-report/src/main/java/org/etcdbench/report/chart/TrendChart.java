package org.etcdbench.report.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Scores in their order, one per night say, with the mean of each stretch between changes as a
 * step, the changes named, and what stands out ringed.
 *
 * @param scores in their order, drawn at equal distances; may be empty
 * @param segments by their first score
 * @param changes in any order
 */
public record TrendChart(
    String title, Unit unit, List<Score> scores, List<Segment> segments, List<Change> changes)
    implements Chart {

  private static final int LANES = 3;
  private static final double HEIGHT = 220;
  private static final double BELOW = 42;
  private static final double TITLE = 28;
  private static final double FIRST_LINE = 12;

  /**
   * One score.
   *
   * @param date as it is printed; the same in every locale if the caller sees to it
   * @param value NaN if there is none: a gap
   * @param spike whether it stands out of its neighbours
   */
  public record Score(String date, double value, boolean spike) {}

  /**
   * Scores without a change among them.
   *
   * @param first the index of its first score
   * @param last the index of its last score
   * @param mean finite
   */
  public record Segment(int first, int last, double mean) {
    public Segment {
      if (first < 0 || first > last || !Double.isFinite(mean)) {
        throw new IllegalArgumentException(
            "a segment must have 0 <= first <= last and a finite mean, got: %s to %s, %s"
                .formatted(first, last, mean));
      }
    }
  }

  /**
   * A change.
   *
   * @param at the index of the first score after it
   * @param label as {@code +12 %}
   */
  public record Change(int at, String label, Call call) {
    public Change {
      if (at < 0) {
        throw new IllegalArgumentException("at must be at least 0, got: " + at);
      }
    }
  }

  /** Copies the lists; all indices must be those of scores. */
  public TrendChart {
    scores = List.copyOf(scores);
    segments = List.copyOf(segments);
    changes = List.copyOf(changes);
    int last =
        IntStream.concat(
                segments.stream().mapToInt(Segment::last), changes.stream().mapToInt(Change::at))
            .max()
            .orElse(-1);
    if (last >= scores.size()) {
      throw new IllegalArgumentException(
          "there are %s scores, and no score %s".formatted(scores.size(), last));
    }
  }

  @Override
  public String description() {
    double[] finite = finite().toArray();
    if (finite.length == 0) {
      return "There is no score.";
    }
    String range =
        "%s scores from %s to %s, between %s and %s."
            .formatted(
                finite.length,
                scores.get(0).date(),
                scores.get(scores.size() - 1).date(),
                unit.text(DoubleStream.of(finite).min().orElse(Double.NaN)),
                unit.text(DoubleStream.of(finite).max().orElse(Double.NaN)));
    Stream<String> changed =
        sorted().stream()
            .map(c -> "Changed at %s: %s, %s.".formatted(date(c.at()), c.label(), c.call().word()));
    Stream<String> spikes =
        scores.stream()
            .filter(Score::spike)
            .map(s -> "Spike at %s: %s.".formatted(s.date(), unit.text(s.value())));
    return Stream.of(Stream.of(range), changed, spikes)
        .flatMap(s -> s)
        .collect(Collectors.joining(" "));
  }

  private DoubleStream finite() {
    return scores.stream().mapToDouble(Score::value).filter(Double::isFinite);
  }

  private String date(int index) {
    return scores.get(index).date();
  }

  private List<Change> sorted() {
    return changes.stream().sorted(Comparator.comparingInt(Change::at)).toList();
  }

  @Override
  public String svg(String id) {
    Legend legend = legend();
    double left = Axes.widthOf(ys(0, HEIGHT), unit);
    Scale xs = xs(left, Svg.WIDTH - 16);
    List<SideLabels.Place> places =
        SideLabels.place(
            sorted().stream()
                .map(c -> new SideLabels.Mark(xs.at(c.at() - 0.5), c.label()))
                .toList(),
            Svg.FONT,
            LANES);
    double top = TITLE + SideLabels.height(places);
    double bottom = top + HEIGHT;
    Scale ys = ys(bottom, top);
    Frame frame = new Frame(left, top, Svg.WIDTH - 16, bottom);
    Svg svg = Svg.of(this, id, Svg.WIDTH, bottom + BELOW + legend.height());
    Axes axes = new Axes(svg, frame);
    axes.left(ys, unit, title, FIRST_LINE);
    axes.bottom(xs, x -> date((int) x));
    for (int i = 0; i < places.size(); i++) {
      draw(svg, sorted().get(i), places.get(i), bottom);
    }
    line(svg, xs, ys);
    segments(svg, xs, ys);
    scores(svg, xs, ys);
    legend.draw(svg, bottom + BELOW - 12);
    return svg.finish();
  }

  private Scale ys(double bottom, double top) {
    DoubleStream means = segments.stream().mapToDouble(Segment::mean);
    return Scale.around(DoubleStream.concat(finite(), means), bottom, top, 7);
  }

  private Legend legend() {
    List<Legend.Entry> entries = new ArrayList<>();
    entries.add(entry("score", new LineStyle(Ink.S1, "", Marker.CIRCLE), Legend.Kind.MARK));
    if (!segments.isEmpty()) {
      LineStyle style = new LineStyle(Ink.LABEL, "", Marker.BAR);
      entries.add(entry("mean between changes", style, Legend.Kind.STEP));
    }
    sorted().stream()
        .map(Change::call)
        .distinct()
        .forEach(call -> entries.add(entry(call.word(), call.style(), Legend.Kind.MARK)));
    if (scores.stream().anyMatch(Score::spike)) {
      entries.add(entry("spike", new LineStyle(Ink.LABEL, "", Marker.CIRCLE), Legend.Kind.RING));
    }
    return new Legend(entries, 0, Svg.WIDTH);
  }

  private static Legend.Entry entry(String label, LineStyle style, Legend.Kind kind) {
    return new Legend.Entry(label, style, kind);
  }

  /** Half a step wider than the scores at either end. */
  private Scale xs(double left, double right) {
    int most = (int) Math.max(2, (right - left) / widestDate());
    int last = Math.max(0, scores.size() - 1);
    int every = Math.max(1, (int) Math.ceil((last + 1.0) / most));
    List<Double> ticks =
        IntStream.iterate(0, i -> i < scores.size(), i -> i + every)
            .mapToObj(i -> (double) i)
            .toList();
    return new Scale(false, -0.5, last + 0.5, left, right, ticks);
  }

  private double widestDate() {
    return TextWidth.widest(scores.stream().map(Score::date).toList(), Svg.SMALL_FONT) + 14;
  }

  private void draw(Svg svg, Change change, SideLabels.Place place, double bottom) {
    String tip = "%s: %s, %s".formatted(date(change.at()), change.label(), change.call().word());
    double y = TITLE + place.lane() * SideLabels.LANE - 4;
    svg.groupWithTip(tip);
    svg.path("M%s %sV%s".formatted(Svg.number(place.x()), Svg.number(y), Svg.number(bottom)));
    svg.ink(change.call().ink()).stroked(1.5).attr("stroke-dasharray", "4 3").end();
    change.call().drawSign(svg, place.x(), y);
    place.draw(svg, y);
    svg.end();
  }

  private void line(Svg svg, Scale xs, Scale ys) {
    List<Point> points =
        IntStream.range(0, scores.size())
            .mapToObj(i -> new Point(i, scores.get(i).value()))
            .toList();
    String path = LinePath.of(points, xs, ys);
    if (!path.isEmpty()) {
      svg.path(path).ink(Ink.S1).stroked(1).attr("stroke-opacity", 0.45).end();
    }
  }

  private void segments(Svg svg, Scale xs, Scale ys) {
    for (Segment segment : segments) {
      double from = xs.at(segment.first() - 0.5);
      double to = xs.at(segment.last() + 0.5);
      double y = ys.at(segment.mean());
      svg.path("M%s %sH%s".formatted(Svg.number(from), Svg.number(y), Svg.number(to)));
      svg.ink(Ink.LABEL).stroked(2);
      svg.endWithTip(
          "%s to %s: mean %s"
              .formatted(date(segment.first()), date(segment.last()), unit.text(segment.mean())));
    }
  }

  private void scores(Svg svg, Scale xs, Scale ys) {
    double radius = scores.size() > 120 ? 1.8 : 3;
    svg.group().ink(Ink.S1);
    for (int i = 0; i < scores.size(); i++) {
      Score score = scores.get(i);
      if (ys.has(score.value())) {
        double x = xs.at(i);
        double y = ys.at(score.value());
        String tip =
            score.date() + ": " + unit.text(score.value()) + (score.spike() ? ", spike" : "");
        svg.path(Marker.CIRCLE.path(x, y, radius)).endWithTip(tip);
        if (score.spike()) {
          svg.path(Marker.CIRCLE.path(x, y, 7)).ink(Ink.LABEL).stroked(1.5).end();
        }
      }
    }
    svg.end();
  }
}
