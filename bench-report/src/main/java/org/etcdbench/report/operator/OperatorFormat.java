package org.etcdbench.report.operator;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How answers are shown. */
public enum OperatorFormat {
  /** For people: etcdctl's table. */
  TABLE,
  /** For programs: a document that keeps its fields. */
  JSON,
  /** For shells: etcdctl's lines. */
  SIMPLE;

  /** Its name on the command line. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The format of this name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static OperatorFormat parse(String label) {
    return Arrays.stream(values())
        .filter(format -> format.label().equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "must be one of "
                        + Arrays.stream(values())
                            .map(OperatorFormat::label)
                            .collect(Collectors.joining(", "))
                        + ", got: '"
                        + label
                        + "'"));
  }
}
