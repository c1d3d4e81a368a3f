package org.etcdbench.report.imported;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What can be imported. */
public enum ImportFormat {
  /** The text that etcd's own {@code benchmark} prints. */
  BENCHMARK("etcd's benchmark"),
  /** The JSON that it writes with {@code --report-perfdash}. */
  PERFDASH("etcd's benchmark (perfdash)"),
  /** A Markdown file with tables. */
  MARKDOWN("a Markdown table"),
  /** A table of comma, semicolon or tab separated values. */
  CSV("a CSV table");

  private final String origin;

  ImportFormat(String origin) {
    this.origin = origin;
  }

  /** The name used on the command line. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What such a file comes from, for people. */
  String origin() {
    return origin;
  }

  /** All names, for messages. */
  public static String labels() {
    return Arrays.stream(values()).map(ImportFormat::label).collect(Collectors.joining(", "));
  }

  /**
   * The format of this name.
   *
   * @throws IllegalArgumentException naming all, if there is none
   */
  public static ImportFormat parse(String label) {
    return Arrays.stream(values())
        .filter(format -> format.label().equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException("no format '" + label + "'; there are: " + labels()));
  }
}
