package org.etcdbench.core.steady;

/**
 * The third stage: is what remains of the recording flat as a whole?
 *
 * <p>The drift test of {@link SteadyGate} over all of it. A gate sees one window and is fooled by a
 * plateau, MSER-5 by a slow drift; over the whole recording both show. A saw-tooth of many teeth
 * passes, a database that grows and slows does not. Medians are of 5 s, of a twelfth of what is
 * shorter than a minute, and longer above an hour, so that there are at most 720.
 */
public final class SteadyVerify {
  private SteadyVerify() {}

  /**
   * Checks a recording, or what {@link Mser5} left of it.
   *
   * @param tolerance above 0, below 1
   */
  public static Finding check(SteadySeries remainder, double tolerance) {
    DriftRule.checkTolerance(tolerance);
    int seconds = remainder.seconds();
    return seconds < DriftRule.MIN_SECONDS
        ? new Finding(
            false, seconds + " s are too few to judge; it takes " + DriftRule.MIN_SECONDS + " s")
        : DriftRule.check(remainder, tolerance);
  }
}
