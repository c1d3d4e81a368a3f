package org.etcdbench.report.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * What the series are called: a row of samples with their names, in as many lines as it takes.
 *
 * @param entries in the order in which they are drawn
 * @param left where it begins
 * @param width what it may take
 */
record Legend(List<Entry> entries, double left, double width) {
  private static final double LINE = 18;
  private static final double SAMPLE = 26;
  private static final double GAP = 16;

  /** What is called so, and how it is drawn. */
  record Entry(String label, LineStyle style, Kind kind) {}

  enum Kind {
    LINE,
    MARK,
    RING,
    STEP,
    BOX
  }

  private record Place(Entry entry, String text, double x, int line) {}

  double height() {
    List<Place> places = places();
    return places.isEmpty() ? 0 : (places.get(places.size() - 1).line() + 1) * LINE;
  }

  /** Draws it below y. */
  void draw(Svg svg, double y) {
    for (Place place : places()) {
      double middle = y + place.line() * LINE + LINE / 2;
      svg.group();
      sample(svg, place.entry(), place.x(), middle);
      svg.label(place.x() + sampleWidth(place.entry()), middle + 4, place.text());
      svg.end();
    }
  }

  static void sample(Svg svg, Entry entry, double x, double middle) {
    LineStyle style = entry.style();
    switch (entry.kind()) {
      case LINE -> {
        svg.path("M%s %sh20".formatted(Svg.number(x), Svg.number(middle)));
        svg.ink(style.ink()).stroked(2);
        if (!style.dash().isEmpty()) {
          svg.attr("stroke-dasharray", style.dash());
        }
        svg.end();
        svg.path(style.marker().path(x + 10, middle, 3.5)).ink(style.ink()).end();
      }
      case MARK -> svg.path(style.marker().path(x + 5, middle, 4)).ink(style.ink()).end();
      case RING -> {
        svg.path(style.marker().path(x + 5, middle, 5)).ink(style.ink()).stroked(1.5).end();
      }
      case STEP -> {
        svg.path("M%s %sh20".formatted(Svg.number(x), Svg.number(middle)));
        svg.ink(style.ink()).stroked(2.5).end();
      }
      case BOX -> Swatch.draw(svg, style.ink(), x, middle - 6, 14, 12).end();
    }
  }

  private static double sampleWidth(Entry entry) {
    return switch (entry.kind()) {
      case LINE, STEP -> SAMPLE;
      case MARK, RING -> SAMPLE - 10;
      case BOX -> SAMPLE - 6;
    };
  }

  private List<Place> places() {
    List<Place> places = new ArrayList<>();
    double x = left;
    int line = 0;
    for (Entry entry : entries) {
      double sample = sampleWidth(entry);
      String text = TextWidth.cut(entry.label(), width - sample, Svg.FONT);
      double needed = sample + TextWidth.of(text, Svg.FONT);
      if (x > left && x + needed > left + width) {
        x = left;
        line++;
      }
      places.add(new Place(entry, text, x, line));
      x += needed + GAP;
    }
    return places;
  }
}
