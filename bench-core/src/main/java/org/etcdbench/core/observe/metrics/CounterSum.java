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

  /** Its process began anew: what it counts now begins at 0. */
  void anew() {
    carried += last - base;
    base = 0;
    last = 0;
  }

  /** Takes its value in the next page that has it. */
  void next(double value) {
    last = value;
  }

  /** By how much it grew, at the least. */
  double increase() {
    return Math.max(0, carried + last - base);
  }
}
