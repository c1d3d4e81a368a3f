package org.etcdbench.report.chart;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a whole is made of: a bar for each row, of parts, with the whole at its end.
 *
 * @param rows from top to bottom; may be empty
 */
public record SplitBar(String title, Unit unit, List<Row> rows) implements Chart {
  private static final double BAR = 24;
  private static final double STEP = 36;
  private static final double MOST_LABEL = 240;
  private static final double GAP = 12;
  private static final double BELOW = 24;

  /** A bar. */
  public record Row(String label, List<Part> parts) {
    public Row {
      parts = List.copyOf(parts);
    }

    private double whole() {
      return parts.stream().mapToDouble(Part::value).sum();
    }
  }

  /**
   * A part of it.
   *
   * @param name parts of one name look alike
   * @param value finite, at least 0
   */
  public record Part(String name, double value) {
    public Part {
      if (!(value >= 0 && Double.isFinite(value))) {
        throw new IllegalArgumentException("value must be finite, at least 0, got: " + value);
      }
    }
  }

  /** Copies the list. */
  public SplitBar {
    rows = List.copyOf(rows);
  }

  @Override
  public String description() {
    return rows.isEmpty()
        ? "There is nothing to show."
        : rows.stream().map(this::sentence).collect(Collectors.joining(" "));
  }

  private String sentence(Row row) {
    String parts = row.parts().stream().map(this::text).collect(Collectors.joining(", "));
    return "%s: %s, of it %s.".formatted(row.label(), text(row.whole()), parts);
  }

  private String text(Part part) {
    return part.name() + " " + text(part.value());
  }

  /** All in one unit, so that they can be added up. */
  private String text(double value) {
    return unit.textBeside(greatest(), value);
  }

  private double greatest() {
    return rows.stream().mapToDouble(Row::whole).max().orElse(0);
  }

  @Override
  public String svg(String id) {
    List<String> names =
        rows.stream().flatMap(row -> row.parts().stream()).map(Part::name).distinct().toList();
    List<Legend.Entry> entries =
        names.stream()
            .map(n -> new Legend.Entry(n, LineStyle.of(names.indexOf(n)), Legend.Kind.BOX))
            .toList();
    Legend legend = new Legend(entries, 0, Svg.WIDTH);
    double top = legend.height() + 4;
    double bottom = top + Math.max(1, rows.size()) * STEP;
    double labels = TextWidth.widest(rows.stream().map(Row::label).toList(), Svg.FONT);
    List<String> wholes = rows.stream().map(row -> text(row.whole())).toList();
    double right = Svg.WIDTH - TextWidth.widest(wholes, Svg.FONT) - GAP;
    Frame frame = new Frame(Math.min(MOST_LABEL, labels) + GAP, top, right, bottom);
    Svg svg = Svg.of(this, id, Svg.WIDTH, bottom + BELOW);
    Scale scale =
        Scale.fromZero(
            rows.stream().mapToDouble(Row::whole),
            frame.left(),
            frame.right(),
            (int) Math.max(3, frame.width() / 70));
    legend.draw(svg, 0);
    new Axes(svg, frame).bottom(scale, unit.ticks(scale));
    for (int i = 0; i < rows.size(); i++) {
      draw(svg, rows.get(i), names, top + (i + 0.5) * STEP, frame, scale);
    }
    return svg.finish();
  }

  private void draw(Svg svg, Row row, List<String> names, double y, Frame frame, Scale scale) {
    RowLabel.draw(svg, row.label(), y, frame.left() - GAP);
    double before = 0;
    for (Part part : row.parts()) {
      double from = scale.at(before);
      before += part.value();
      double width = scale.at(before) - from;
      Ink ink = LineStyle.of(names.indexOf(part.name())).ink();
      svg.groupWithTip(row.label() + ": " + text(part));
      Swatch.draw(svg, ink, from, y - BAR / 2, width, BAR).end();
      String text = fitting(part, width - 6);
      if (!text.isEmpty()) {
        svg.labelAround(from + width / 2, y + 4, text);
      }
      svg.end();
    }
    svg.textAt(scale.at(before) + 6, y + 4).attr("font-weight", "600");
    svg.text(text(row.whole())).end();
  }

  /** The name and value, or the value, or its number, or nothing: what has room. */
  private String fitting(Part part, double room) {
    String value = text(part.value());
    String number = unit.numberBeside(greatest(), part.value());
    return Stream.of(text(part), value, number)
        .filter(text -> TextWidth.of(text, Svg.FONT) <= room)
        .findFirst()
        .orElse("");
  }
}
