package org.etcdbench.report.format;

import java.io.IOException;
import org.etcdbench.core.result.BenchResult;

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
}
