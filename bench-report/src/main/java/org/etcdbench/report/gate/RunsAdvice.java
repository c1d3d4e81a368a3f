package org.etcdbench.report.gate;

/**
 * How many runs it takes to tell a change as large as the tolerance from chance in four cases of
 * five. That its estimate then lies beyond the tolerance, as a regression's must, is not said.
 *
 * @param perSide runs a side, at least 1
 * @param leastOnly whether how much runs differ is not known, so that this is only the fewest with
 *     which any change at all can be told
 */
public record RunsAdvice(int perSide, boolean leastOnly) {
  /** Nobody measures more: longer or quieter runs differ less. */
  public static final int MOST = 100;

  /** Checks the bounds. */
  public RunsAdvice {
    if (perSide < 1) {
      throw new IllegalArgumentException("perSide must be >= 1, got: " + perSide);
    }
  }

  /** Whether these are more than anybody should measure. */
  public boolean tooMany() {
    return perSide > MOST;
  }
}
