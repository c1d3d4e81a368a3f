package org.etcdbench.report.html;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A table.
 *
 * @param caption what it shows
 * @param note how its figures are to be read; may be empty
 * @param heads one per column
 * @param bodies its lines, in groups
 */
record Table(String caption, String note, List<Head> heads, List<Body> bodies) {
  Table {
    heads = List.copyOf(heads);
    bodies = List.copyOf(bodies);
  }

  /**
   * The head of a column.
   *
   * @param help what it means, for whoever points at it; may be empty
   * @param numeric whether figures stand below it
   */
  record Head(String text, String help, boolean numeric) {
    static Head text(String text) {
      return new Head(text, "", false);
    }

    static Head figures(String text, String help) {
      return new Head(text, help, true);
    }
  }

  /** Lines that belong together; without a label if it is empty. */
  record Body(String label, List<Line> lines) {
    Body {
      lines = List.copyOf(lines);
    }
  }

  /**
   * A line.
   *
   * @param comparing whether it sets the lines above against each other
   * @param cells as many as there are columns; the first one names the line
   */
  record Line(boolean comparing, List<Cell> cells) {
    Line {
      cells = List.copyOf(cells);
    }

    static Line of(String name, String... cells) {
      List<Cell> all = new ArrayList<>(List.of(Cell.of(name)));
      Arrays.stream(cells).map(Cell::of).forEach(all::add);
      return new Line(false, all);
    }
  }

  /**
   * A cell.
   *
   * @param below a second, smaller line; may be empty
   * @param tone how good it is
   */
  record Cell(String text, String below, Tone tone) {
    static final Cell EMPTY = of("");

    static Cell of(String text) {
      return new Cell(text, "", Tone.NEUTRAL);
    }
  }

  /** A table without groups. */
  static Table plain(String caption, String note, List<Head> heads, List<Line> lines) {
    return new Table(caption, note, heads, List.of(new Body("", lines)));
  }
}
