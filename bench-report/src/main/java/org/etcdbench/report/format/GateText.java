package org.etcdbench.report.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.etcdbench.report.gate.GateReport;
import org.etcdbench.report.gate.GatedErrors;

/** The decision on a result for a terminal: the verdict in the first line, then each figure. */
public final class GateText {
  private static final String INDENT = "  ";

  private GateText() {}

  /**
   * Writes it.
   *
   * @throws IOException if {@code out} does
   */
  public static void write(GateReport report, Appendable out) throws IOException {
    out.append(GateCells.headline(report)).append("\n\n");
    grid(report).write(out);
    out.append('\n');
    for (String note : GateCells.notes(report)) {
      List<String> lines = Wrap.at(note, Wrap.PROSE_WIDTH);
      out.append(String.join("\n", lines)).append('\n');
    }
  }

  /** The label of each row stands above its figures. */
  private static TextGrid grid(GateReport report) {
    List<String> headers = GateCells.HEADERS.subList(1, GateCells.HEADERS.size());
    TextGrid grid = new TextGrid(headers.size());
    GateRatios ratios = GateRatios.of(report);
    grid.addCells(indented(headers));
    for (GatedErrors errors : report.errors()) {
      Wrap.at(errors.row().label(), Wrap.PROSE_WIDTH).forEach(grid::addText);
      report.figures().stream()
          .filter(figure -> figure.candidate().row().equals(errors.row()))
          .map(figure -> GateCells.cells(figure, ratios))
          .forEach(cells -> grid.addCells(indented(cells.subList(1, cells.size()))));
      List<String> cells = GateCells.cells(errors);
      grid.addCells(indented(cells.subList(1, cells.size())));
    }
    return grid;
  }

  private static List<String> indented(List<String> cells) {
    List<String> indented = new ArrayList<>(cells);
    indented.set(0, INDENT + cells.get(0));
    return indented;
  }
}
