package org.etcdbench.report.imported;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.etcdbench.core.result.ImportedRow;
import org.etcdbench.core.result.ScenarioResult;
import org.etcdbench.core.scenario.ScenarioKey;

/** Refuses rows that nothing tells apart: they would be compared with each other. Stateless. */
final class DistinctRows {
  private DistinctRows() {}

  /**
   * Checks that no two rows have the same keys.
   *
   * @throws ImportException naming both, if two have
   */
  static void check(List<ScenarioResult> rows) throws ImportException {
    Map<List<Optional<String>>, ScenarioResult> seen = new HashMap<>();
    for (ScenarioResult row : rows) {
      ScenarioResult first = seen.putIfAbsent(row.keys(), row);
      if (first != null) {
        throw new ImportException(
            source(row),
            "has the same keys as "
                + source(first)
                + ": "
                + keys(row)
                + ". Say what tells the two apart, or import them one by one");
      }
    }
  }

  private static String source(ScenarioResult row) {
    return row.importedRow().map(ImportedRow::source).orElse("");
  }

  private static String keys(ScenarioResult row) {
    return Stream.of(ScenarioKey.values())
        .flatMap(key -> row.key(key).stream().map(value -> key.label() + " " + value))
        .collect(Collectors.joining(", "));
  }
}
