package org.etcdbench.core.schedule;

import org.etcdbench.core.scenario.Phase;

/**
 * One phase, solved for time: after x requests ½at² + bt = x, hence t = 2x / (b + √(b² + 2ax)).
 *
 * <p>A rising ramp is solved from its end backwards, where it falls. With a ≤ 0 the numerator can
 * only grow with x and the denominator only shrink, in floating point too, so that instants never
 * step back; and nothing cancels in the quotient when the slope is slight.
 */
final class Stretch {
  private static final double NS_PER_SEC = 1e9;

  private final long beginNs;
  private final long lastNs;
  private final double lengthNs;
  private final double requests;
  private final boolean rising;
  private final double greaterPerSec;
  private final double doubleFall;

  Stretch(Phase phase) {
    beginNs = phase.at().toNanos();
    lastNs = phase.end().toNanos() - 1;
    lengthNs = phase.length().toNanos();
    double seconds = lengthNs / NS_PER_SEC;
    double from = phase.fromPerSec();
    double to = phase.toPerSec();
    requests = (from + to) / 2 * seconds;
    rising = to > from;
    greaterPerSec = Math.max(from, to);
    doubleFall = 2 * Math.abs(to - from) / seconds;
  }

  /**
   * The instant after x requests of this phase, in nanoseconds from the beginning of the load;
   * within the phase, whatever the rounding.
   */
  long ns(double x) {
    double afterNs = rising ? lengthNs - fallingNs(requests - x) : fallingNs(x);
    return Math.min(beginNs + Math.max(Math.round(afterNs), 0), lastNs);
  }

  private double fallingNs(double x) {
    if (doubleFall == 0) {
      return x * NS_PER_SEC / greaterPerSec;
    }
    double left = Math.max(greaterPerSec * greaterPerSec - doubleFall * x, 0);
    return 2 * x * NS_PER_SEC / (greaterPerSec + Math.sqrt(left));
  }
}
