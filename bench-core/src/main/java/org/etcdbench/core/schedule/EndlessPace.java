package org.etcdbench.core.schedule;

/** One rate for ever. */
final class EndlessPace implements Pace {
  private static final double NS_PER_SEC = 1e9;

  private final double perSec;

  EndlessPace(double perSec) {
    this.perSec = perSec;
  }

  @Override
  public long ns(double requests) {
    return Math.round(requests * NS_PER_SEC / perSec);
  }

  @Override
  public double total() {
    return Double.POSITIVE_INFINITY;
  }
}
