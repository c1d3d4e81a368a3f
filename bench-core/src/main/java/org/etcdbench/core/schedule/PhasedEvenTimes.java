package org.etcdbench.core.schedule;

/** Constant arrivals through phases: index n is due when Λ reaches n. */
final class PhasedEvenTimes extends EvenTimes {
  private final PhasePace pace;

  PhasedEvenTimes(PhasePace pace) {
    this.pace = pace;
  }

  @Override
  public long ns(long index) {
    return pace.ns(index);
  }

  @Override
  public long size() {
    return pace.wholes();
  }

  @Override
  public boolean endless() {
    return false;
  }
}
