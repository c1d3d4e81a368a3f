package org.etcdbench.core.schedule;

/** Λ⁻¹: from unit-rate time, which is a number of requests, to nanoseconds. Immutable, growing. */
interface Pace {

  /** When Λ reaches this number of requests, which is below {@link #total}. */
  long ns(double requests);

  /** The number of requests that the whole load asks for; infinite if it has no end. */
  double total();
}
