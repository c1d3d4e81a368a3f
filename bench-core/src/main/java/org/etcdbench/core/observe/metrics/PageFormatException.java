package org.etcdbench.core.observe.metrics;

/** A page is not in Prometheus' text format. */
final class PageFormatException extends Exception {
  private static final long serialVersionUID = 1;
  private static final int LONGEST = 80;

  /** Names the line and what is wrong with it. */
  PageFormatException(int lineNumber, String line, String problem) {
    super(
        "line "
            + lineNumber
            + ": "
            + problem
            + ": "
            + (line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line));
  }

  /** Says what is wrong with the page as a whole. */
  PageFormatException(String problem) {
    super(problem);
  }
}
