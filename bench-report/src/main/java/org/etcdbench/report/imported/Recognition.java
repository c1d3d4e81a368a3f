package org.etcdbench.report.imported;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Tells what a file is by its content. */
final class Recognition {
  private Recognition() {}

  /**
   * The format.
   *
   * @throws ImportException if it is none of those, or could be two
   */
  static ImportFormat of(String name, String text, List<String> lines) throws ImportException {
    if (text.stripLeading().startsWith("{") || text.stripLeading().startsWith("[")) {
      return json(name, PerfdashJson.parse(name, text));
    }
    boolean benchmark = BenchmarkText.in(lines);
    boolean markdown = MarkdownTables.in(lines);
    if (benchmark && markdown) {
      throw new ImportException(
          name,
          "holds both output of etcd's benchmark and Markdown tables; say which to read with"
              + " --from benchmark or --from markdown");
    }
    if (benchmark) {
      return ImportFormat.BENCHMARK;
    }
    if (markdown) {
      return ImportFormat.MARKDOWN;
    }
    if (isCsv(name, text, lines)) {
      return ImportFormat.CSV;
    }
    throw new ImportException(
        name,
        "cannot tell what this is: it has no summary of etcd's benchmark, and no table with"
            + " headings that are known; if it is one of "
            + ImportFormat.labels()
            + ", say so with --from");
  }

  private static ImportFormat json(String name, JsonNode root) throws ImportException {
    if (root.has("dataItems")) {
      return ImportFormat.PERFDASH;
    }
    if (root.has("schemaVersion")) {
      throw new ImportException(
          name, "is a result of etcd-bench already: report and compare read it as it is");
    }
    String what = root.path(0).has("jmhVersion") ? "is JMH's JSON" : "is JSON of another tool";
    throw new ImportException(
        name, what + "; of JSON only perfdash can be imported: it has no dataItems");
  }

  private static boolean isCsv(String name, String text, List<String> lines)
      throws ImportException {
    TextTable table = CsvTable.of(name, text, CsvTable.separator(lines));
    return new TableReader(name, table, new Notes()).hasFigures();
  }
}
