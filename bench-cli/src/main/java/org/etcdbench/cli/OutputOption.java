package org.etcdbench.cli;

import java.io.IOException;
import java.io.PrintWriter;
import org.etcdbench.report.operator.Listing;
import org.etcdbench.report.operator.OperatorFormat;
import picocli.CommandLine.Option;

/** How an answer is shown. */
final class OutputOption {
  @Option(
      names = {"-w", "--write-out"},
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table, json or simple. Default: ${DEFAULT-VALUE}.")
  private String format = "table";

  OperatorFormat format() {
    try {
      return OperatorFormat.parse(format);
    } catch (IllegalArgumentException e) {
      throw new UsageException("-w " + e.getMessage());
    }
  }

  void print(Listing<?> listing, PrintWriter out) {
    try {
      listing.write(format(), out);
    } catch (IOException e) {
      throw new FailedException("cannot print: " + e.getMessage(), e);
    }
  }
}
