package org.etcdbench.core.result;

/**
 * What became of the requests that an open load's schedule asked for in a window.
 *
 * @param due requests whose intended start lies in the window
 * @param sent those of them that had been sent when it closed
 * @param endedLate those of them that ended after it had closed, in whichever way
 * @param okLate those of them that succeeded after it had closed
 * @param waited those of them that found all slots taken ({@code max-in-flight}) when they were due
 * @param mostBacklog the largest number of requests that were due and not yet sent
 */
public record ScheduleResult(
    long due, long sent, long endedLate, long okLate, long waited, long mostBacklog) {
  private static final double NS_PER_S = 1e9;

  /** Checks the bounds. */
  public ScheduleResult {
    if (sent < 0 || sent > due || okLate < 0 || okLate > endedLate) {
      throw new IllegalArgumentException(
          "sent must be 0.."
              + due
              + " and okLate 0.."
              + endedLate
              + ", got: "
              + sent
              + ", "
              + okLate);
    }
    if (waited < 0 || mostBacklog < 0) {
      throw new IllegalArgumentException(
          "waited and mostBacklog must be >= 0, got: " + waited + ", " + mostBacklog);
    }
  }

  /** The same without the first requests of the window, which had the time to be sent in it. */
  public ScheduleResult without(long first) {
    long left = Math.max(0, due - first);
    return new ScheduleResult(
        left, Math.min(left, Math.max(0, sent - first)), endedLate, okLate, waited, mostBacklog);
  }

  /** Requests per second that the schedule asked for, over a window of this length. */
  public double offeredPerSec(long windowNs) {
    return windowNs == 0 ? Double.NaN : due / (windowNs / NS_PER_S);
  }

  /** How much of what was due had been sent when the window closed, in percent; NaN of nothing. */
  public double sentPct() {
    return due == 0 ? Double.NaN : 100.0 * sent / due;
  }
}
