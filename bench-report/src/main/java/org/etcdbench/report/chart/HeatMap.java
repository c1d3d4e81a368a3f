package org.etcdbench.report.chart;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Ratios over two things that vary: the further from 1, the deeper the colour, in equal steps of
 * the logarithm either way. Every cell prints its ratio; those that cannot be told from 1 are
 * hatched and marked {@code ~}, and those that must not be used have a cross and no colour.
 *
 * @param higherIsBetter whether ratios above 1 are good
 * @param columns what varies from left to right
 * @param rows what varies from top to bottom; each has a cell for each column
 */
public record HeatMap(
    String title,
    String columnTitle,
    String rowTitle,
    boolean higherIsBetter,
    List<String> columns,
    List<Row> rows)
    implements Chart {

  private static final double TOP = 38;
  private static final double CELL_HEIGHT = 30;
  private static final double MOST_CELL_WIDTH = 96;
  private static final double MOST_LABEL = 230;
  private static final double GAP = 12;
  private static final double FAINTEST = 0.06;
  private static final double DEEPEST = 0.6;

  /** Where all ratios are nearer to 1 than this, the colours stay faint. */
  private static final double LEAST_SPAN = 1.5;

  /** A row of cells. */
  public record Row(String label, List<Cell> cells) {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /**
   * A ratio.
   *
   * @param ratio above 0; NaN if there is none
   * @param standing what it is worth
   */
  public record Cell(double ratio, Standing standing) {
    /** Where there is nothing. */
    public static final Cell EMPTY = new Cell(Double.NaN, Standing.TOLD);

    /** What the others are set against. */
    public static final Cell BASE = new Cell(1, Standing.BASE);

    public Cell {
      boolean positive = ratio > 0 && Double.isFinite(ratio);
      if (!positive && !Double.isNaN(ratio)) {
        throw new IllegalArgumentException("ratio must be above 0 or NaN, got: " + ratio);
      }
    }

    private String text() {
      if (standing == Standing.BASE) {
        return standing.sign;
      }
      return Double.isNaN(ratio) ? "-" : standing.sign + Ratios.text(ratio);
    }

    private String words() {
      if (standing == Standing.BASE) {
        return standing.words;
      }
      String text = Double.isNaN(ratio) ? "no ratio" : Ratios.text(ratio);
      return standing.words.isEmpty() ? text : text + " (" + standing.words + ")";
    }

    private boolean is(Standing other) {
      return standing == other && !Double.isNaN(ratio);
    }
  }

  /** What a ratio is worth. */
  public enum Standing {
    /** It differs from 1. */
    TOLD("", ""),
    /** It is as good as 1. */
    SAME("", "same"),
    /** It may be 1. */
    UNSURE("~", "cannot tell"),
    /** It may be chance. */
    TOO_FEW_RUNS("~", "too few runs"),
    /** It is of figures that must not be used. */
    INVALID("\u2717\u202f", "must not be used"),
    /** It is 1, as it is what the others are set against. */
    BASE("base", "the base");

    private final String sign;
    private final String words;

    Standing(String sign, String words) {
      this.sign = sign;
      this.words = words;
    }

    private boolean hatched() {
      return this == UNSURE || this == TOO_FEW_RUNS;
    }

    private boolean coloured() {
      return this != INVALID && this != BASE;
    }
  }

  /** Copies the lists; each row must have as many cells as there are columns. */
  public HeatMap {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    for (Row row : rows) {
      if (row.cells().size() != columns.size()) {
        throw new IllegalArgumentException(
            "row '%s' must have %s cells, got: %s"
                .formatted(row.label(), columns.size(), row.cells().size()));
      }
    }
  }

  @Override
  public String description() {
    return rows.isEmpty()
        ? "There is nothing to show."
        : rows.stream().map(this::sentence).collect(Collectors.joining(" "));
  }

  private String sentence(Row row) {
    return IntStream.range(0, columns.size())
        .mapToObj(i -> columns.get(i) + " " + row.cells().get(i).words())
        .collect(Collectors.joining(", ", row.label() + ": ", "."));
  }

  @Override
  public String svg(String id) {
    double labels = TextWidth.widest(rows.stream().map(Row::label).toList(), Svg.FONT);
    double title = TextWidth.of(rowTitle, Svg.SMALL_FONT);
    double left = Math.min(MOST_LABEL, Math.max(labels, title)) + GAP;
    double cell = Math.min(MOST_CELL_WIDTH, (Svg.WIDTH - left) / Math.max(1, columns.size()));
    double bottom = TOP + rows.size() * CELL_HEIGHT;
    Svg svg = Svg.of(this, id, Svg.WIDTH, bottom + 34);
    if (cells().anyMatch(one -> one.standing().hatched())) {
      hatch(svg, id);
    }
    heads(svg, left, cell);
    double deepest = Math.log(Math.max(span(), LEAST_SPAN));
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      double y = TOP + i * CELL_HEIGHT;
      RowLabel.draw(svg, row.label(), y + CELL_HEIGHT / 2, left - GAP);
      for (int column = 0; column < columns.size(); column++) {
        Cell one = row.cells().get(column);
        svg.groupWithTip("%s, %s: %s".formatted(row.label(), columns.get(column), one.words()));
        fill(svg, one, deepest, id, left + column * cell, y, cell);
        svg.labelAround(left + (column + 0.5) * cell, y + CELL_HEIGHT / 2 + 4, one.text());
        svg.end();
      }
    }
    key(svg, id, bottom + 12);
    return svg.finish();
  }

  private Stream<Cell> cells() {
    return rows.stream().flatMap(row -> row.cells().stream());
  }

  private double span() {
    return cells()
        .filter(one -> one.standing().coloured())
        .mapToDouble(Cell::ratio)
        .filter(Double::isFinite)
        .map(ratio -> Math.max(ratio, 1 / ratio))
        .max()
        .orElse(1);
  }

  private static void hatch(Svg svg, String id) {
    svg.start("pattern").attr("id", id + "-hatch").attr("width", 7).attr("height", 7);
    svg.attr("patternUnits", "userSpaceOnUse").attr("patternTransform", "rotate(45)");
    svg.path("M0 0V7").ink(Ink.UNSURE).stroked(1.5).attr("stroke-opacity", 0.55).end();
    svg.end();
  }

  private void heads(Svg svg, double left, double cell) {
    svg.group().ink(Ink.MUTED).attr("font-size", Svg.SMALL_FONT);
    svg.label(0, TOP - 8, TextWidth.cut(rowTitle, left - GAP, Svg.SMALL_FONT));
    svg.label(left, 11, columnTitle);
    svg.end();
    for (int i = 0; i < columns.size(); i++) {
      String head = TextWidth.cut(columns.get(i), cell - 4, Svg.FONT);
      svg.labelAround(left + (i + 0.5) * cell, TOP - 8, head);
    }
  }

  private void fill(
      Svg svg, Cell one, double deepest, String id, double x, double y, double width) {
    svg.rect(x + 1, y + 1, width - 2, CELL_HEIGHT - 2);
    if (Double.isNaN(one.ratio()) || !one.standing().coloured()) {
      svg.ink(Ink.GRID).stroked(1).end();
      return;
    }
    double depth = Math.min(1, Math.abs(Math.log(one.ratio())) / deepest);
    boolean better = one.ratio() > 1 == higherIsBetter;
    svg.ink(better ? Ink.BETTER : Ink.WORSE);
    svg.attr("fill-opacity", FAINTEST + depth * (DEEPEST - FAINTEST)).end();
    if (one.standing().hatched()) {
      hatched(svg, id, x + 1, y + 1, width - 2, CELL_HEIGHT - 2);
    }
  }

  private static void hatched(Svg svg, String id, double x, double y, double width, double height) {
    svg.rect(x, y, width, height).attr("fill", "url(#" + id + "-hatch)").end();
  }

  private void key(Svg svg, String id, double y) {
    double x = 0;
    svg.group().attr("font-size", Svg.SMALL_FONT);
    svg.label(x, y + 10, "worse");
    x += TextWidth.of("worse", Svg.SMALL_FONT) + 6;
    for (int i = -2; i <= 2; i++) {
      svg.rect(x, y, 20, 12).ink(i < 0 ? Ink.WORSE : Ink.BETTER);
      svg.attr("fill-opacity", FAINTEST + Math.abs(i) / 2.0 * (DEEPEST - FAINTEST)).end();
      x += 21;
    }
    x = keyed(svg, x + 6, y, "better");
    if (cells().anyMatch(one -> one.is(Standing.UNSURE))) {
      x = hatchedKey(svg, id, x, y, Standing.UNSURE);
    }
    if (cells().anyMatch(one -> one.is(Standing.TOO_FEW_RUNS))) {
      x = hatchedKey(svg, id, x, y, Standing.TOO_FEW_RUNS);
    }
    if (cells().anyMatch(one -> one.is(Standing.INVALID))) {
      keyed(svg, x, y, Standing.INVALID.sign + Standing.INVALID.words);
    }
    svg.end();
  }

  private static double hatchedKey(Svg svg, String id, double x, double y, Standing standing) {
    hatched(svg, id, x, y, 20, 12);
    return keyed(svg, x + 26, y, standing.sign + " " + standing.words);
  }

  /** Writes what something means, and returns where the next may stand. */
  private static double keyed(Svg svg, double x, double y, String text) {
    svg.label(x, y + 10, text);
    return x + TextWidth.of(text, Svg.SMALL_FONT) + 20;
  }
}
