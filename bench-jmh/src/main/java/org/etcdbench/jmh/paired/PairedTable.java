package org.etcdbench.jmh.paired;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The table of what was measured. */
final class PairedTable {
  private static final List<String> BASES = List.of("h2load", "go");

  private final Samples samples;
  private final List<String> clients;
  private final List<String> bases;

  /**
   * A table.
   *
   * @param clients all that were measured, in the order of the rows
   */
  PairedTable(Samples samples, List<String> clients) {
    this.samples = samples;
    this.clients = List.copyOf(clients);
    this.bases = BASES.stream().filter(clients::contains).toList();
  }

  Grid grid(List<Cell> cells) {
    List<List<String>> rows = new ArrayList<>();
    for (Cell cell : cells) {
      for (String client : clients) {
        rows.add(row(cell, client));
      }
    }
    return new Grid(2, head(), rows);
  }

  private List<String> head() {
    List<String> head = new ArrayList<>(List.of("cell", "client"));
    for (String value : List.of("qps", "client CPU us", "mean ms")) {
      head.add(value);
      bases.forEach(base -> head.add("/" + base));
    }
    head.add("members CPU us");
    head.add("failed");
    return head;
  }

  private List<String> row(Cell cell, String client) {
    List<String> row = new ArrayList<>(List.of(cell.label(), client));
    add(row, cell, client, "%.0f", 1, Sample::okPerSec);
    add(row, cell, client, "%.1f", 1e-3, Sample::clientCpuNs);
    add(row, cell, client, "%.3f", 1e-6, Sample::meanNs);
    row.add(format("%.1f", 1e-3 * samples.median(cell, client, Sample::serverCpuNs)));
    row.add(Long.toString(samples.failed(cell, client)));
    return row;
  }

  private void add(
      List<String> row,
      Cell cell,
      String client,
      String form,
      double unit,
      ToDoubleFunction<Sample> value) {
    row.add(format(form, unit * samples.median(cell, client, value)));
    for (String base : bases) {
      row.add(format("%.2f", samples.medianRatio(cell, client, base, value)));
    }
  }

  private static String format(String form, double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, form, value);
  }
}
