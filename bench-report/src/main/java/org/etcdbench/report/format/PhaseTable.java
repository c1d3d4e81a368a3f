package org.etcdbench.report.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.ScenarioResult;
import org.etcdbench.report.compare.RowLabels;
import org.etcdbench.report.metric.Metrics;

/** The phases of all loads that have them, each over all runs. One thread writes one table. */
final class PhaseTable {
  private static final int REMARKS_WIDTH = 22;

  private final List<ScenarioResult> rows;
  private final RowLabels labels;

  PhaseTable(BenchResult result) {
    this.labels = RowLabels.of(result.scenarios(), Set.of());
    this.rows =
        result.scenarios().stream()
            .filter(row -> !row.scenario().phases().isEmpty() && row.measuredAnything())
            .toList();
  }

  /** Writes the table, or nothing where no load has phases. */
  void write(Appendable out) throws IOException {
    if (rows.isEmpty()) {
      return;
    }
    out.append("By phase, over all runs\n");
    out.append("backlog: the most requests that were due and not sent at a time; waited: requests");
    out.append(" that found\nall slots taken; a quantile is blank if fewer than ");
    out.append(Metrics.LEAST_BEYOND_QUANTILE + " successes lie beyond it\n");
    for (ScenarioResult row : rows) {
      out.append('\n').append(labels.of(row)).append('\n');
      grid(PhaseLine.of(row)).write(out);
    }
    out.append('\n');
  }

  private static TextGrid grid(List<PhaseLine> lines) {
    List<Column<PhaseLine>> columns = columns(lines);
    TextGrid grid = new TextGrid(columns.size() + 2);
    grid.addCells(cells("phase", columns.stream().map(Column::header).toList(), ""));
    for (PhaseLine line : lines) {
      List<String> remarks = Wrap.at(line.remarks(), REMARKS_WIDTH);
      List<String> figures = columns.stream().map(column -> column.cell().apply(line)).toList();
      grid.addCells(cells(line.label(), figures, remarks.get(0)));
      List<String> blanks = columns.stream().map(column -> "").toList();
      remarks.stream().skip(1).forEach(further -> grid.addCells(cells("", blanks, further)));
    }
    return grid;
  }

  private static List<Column<PhaseLine>> columns(List<PhaseLine> lines) {
    ColumnDigits<PhaseLine> offered = ColumnDigits.rate(lines, line -> line.value(Metrics.OFFERED));
    return List.of(
        Column.plain("offered", offered::cell),
        Column.plain("qps", ColumnDigits.rate(lines, line -> line.value(Metrics.QPS))::cell),
        Column.plain("mean", ColumnDigits.ms(lines, line -> line.ms(Metrics.LATENCY_MEAN))::cell),
        Column.plain("p50", ColumnDigits.ms(lines, line -> line.ms(Metrics.LATENCY_P50))::cell),
        Column.plain("p99", ColumnDigits.ms(lines, line -> line.ms(Metrics.LATENCY_P99))::cell),
        Column.plain("p99.9", ColumnDigits.ms(lines, line -> line.ms(Metrics.LATENCY_P999))::cell),
        Column.plain("backlog", PhaseLine::backlog));
  }

  private static List<String> cells(String first, List<String> figures, String last) {
    List<String> cells = new ArrayList<>(List.of(first));
    cells.addAll(figures);
    cells.add(last);
    return cells;
  }
}
