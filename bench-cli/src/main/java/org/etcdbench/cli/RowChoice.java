package org.etcdbench.cli;

import java.util.ArrayList;
import java.util.List;
import org.etcdbench.report.compare.RowPattern;
import picocli.CommandLine.Option;

/** Which rows are looked at. */
final class RowChoice {
  /** Its name, for messages. */
  static final String ROWS = "--rows";

  @Option(
      names = ROWS,
      paramLabel = "TEXT",
      description =
          "Only rows whose label has this text in it, or is like it, with * and ?; may be"
              + " repeated.")
  private List<String> rows = new ArrayList<>();

  /**
   * What a row's label must match one of; empty if all rows are wanted.
   *
   * @throws UsageException if one is no pattern
   */
  List<RowPattern> patterns() {
    return Options.read(ROWS, () -> rows.stream().map(RowPattern::new).toList());
  }
}
