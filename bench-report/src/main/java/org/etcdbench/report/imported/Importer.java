package org.etcdbench.report.imported;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.etcdbench.core.result.ScenarioResult;
import org.jspecify.annotations.Nullable;

/** Makes rows of what another tool wrote. Stateless; safe for use by several threads. */
public final class Importer {
  private static final String BYTE_ORDER_MARK = "\ufeff";

  private final GivenKeys given;
  private final @Nullable ImportFormat forced;

  /**
   * An importer.
   *
   * @param given what the user says of all rows
   * @param forced what the files are; null to tell by their content
   */
  public Importer(GivenKeys given, @Nullable ImportFormat forced) {
    this.given = Objects.requireNonNull(given, "given is null");
    this.forced = forced;
  }

  /**
   * Reads a file as a whole, or not at all.
   *
   * @param name of the file, for messages
   * @param content of the file
   * @throws ImportException naming the place of what is wrong, and what would be right
   */
  public ImportedFile read(String name, String content) throws ImportException {
    String text =
        content.startsWith(BYTE_ORDER_MARK) ? content.substring(BYTE_ORDER_MARK.length()) : content;
    if (text.isBlank()) {
      throw new ImportException(name, "is empty");
    }
    List<String> lines = List.of(text.split("\n", -1));
    Notes notes = new Notes();
    ImportFormat format = forced == null ? Recognition.of(name, text, lines) : forced;
    List<ScenarioResult> rows = new ArrayList<>();
    for (RowDraft draft : drafts(format, name, text, lines, notes)) {
      rows.add(draft.row(given, notes));
    }
    if (rows.isEmpty()) {
      throw new ImportException(name, "has no rows");
    }
    DistinctRows.check(rows);
    checkVersion(notes);
    return new ImportedFile(name, content, format, rows, notes.etcdVersions(), notes.warnings());
  }

  private void checkVersion(Notes notes) {
    String version = given.etcdVersion();
    List<String> said = notes.etcdVersions();
    if (!version.isEmpty() && !said.isEmpty() && !said.equals(List.of(version))) {
      notes.warn(
          "-p etcd_version does not change what the file says: etcd " + String.join(", ", said));
    }
  }

  private static List<RowDraft> drafts(
      ImportFormat format, String name, String text, List<String> lines, Notes notes)
      throws ImportException {
    return switch (format) {
      case BENCHMARK -> BenchmarkText.rows(name, lines, notes);
      case PERFDASH -> perfdash(name, text, notes);
      case MARKDOWN -> tables(name, MarkdownTables.of(lines), notes);
      case CSV -> tables(name, List.of(CsvTable.of(name, text, CsvTable.separator(lines))), notes);
    };
  }

  private static List<RowDraft> perfdash(String name, String text, Notes notes)
      throws ImportException {
    JsonNode root = PerfdashJson.parse(name, text);
    return PerfdashJson.rows(name, root, notes);
  }

  private static List<RowDraft> tables(String name, List<TextTable> tables, Notes notes)
      throws ImportException {
    List<RowDraft> rows = new ArrayList<>();
    for (TextTable table : tables) {
      TableReader reader = new TableReader(name, table, notes);
      if (reader.hasFigures()) {
        rows.addAll(reader.rows());
      } else if (tables.size() == 1) {
        throw new ImportException(
            name + ", line " + table.headingLine(),
            "no column is a latency or a throughput, like 'Average latency (ms)' or 'QPS'");
      }
    }
    return rows;
  }
}
