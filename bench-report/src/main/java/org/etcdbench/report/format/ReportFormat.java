package org.etcdbench.report.format;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.SeriesEntry;

/** One way to write a result. Implementations have no state, so are safe for several threads. */
public interface ReportFormat {

  /** The name used on the command line. */
  String name();

  /** The file's name in a directory of results. */
  String fileName();

  /**
   * Writes a whole result: complete or partial, with or without scenarios.
   *
   * @throws IOException if {@code out} does
   */
  void write(BenchResult result, Appendable out) throws IOException;

  /** Whether it shows what was observed over time, so that this is worth reading. */
  default boolean showsSeries() {
    return false;
  }

  /**
   * Writes a whole result with what was observed over time, for the formats that show it.
   *
   * @param series in the order of time within a run; may be empty
   * @throws IOException if {@code out} does
   */
  default void write(BenchResult result, List<SeriesEntry> series, Appendable out)
      throws IOException {
    write(result, out);
  }

  /**
   * Writes the same into a directory, for the formats that name its other files.
   *
   * @param beside the names of the files that are there, or will be; empty if nobody knows
   * @throws IOException if {@code out} does
   */
  default void write(
      BenchResult result, List<SeriesEntry> series, Set<String> beside, Appendable out)
      throws IOException {
    write(result, series, out);
  }
}
