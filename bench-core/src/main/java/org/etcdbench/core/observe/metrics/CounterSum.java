package org.etcdbench.core.observe.metrics;

/** By how much a counter grew, be it that its process was started anew meanwhile. */
final class CounterSum {
  private double base;
  private double last;
  private double carried;

  /**
   * Begins to add up.
   *
   * @param base its value when the stretch began
   */
  CounterSum(double base) {
    this.base = base;
    this.last = base;
  }

  /**
   * Takes its value in the next page.
   *
   * @param anew whether its process began anew since the page before
   */
  void next(double value, boolean anew) {
    if (anew) {
      carried += last - base;
      base = 0;
    }
    last = value;
  }

  /** By how much it grew, at the least. */
  double increase() {
    return Math.max(0, carried + last - base);
  }
}
