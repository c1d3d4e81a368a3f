package org.etcdbench.core.schedule;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.etcdbench.core.scenario.Phase;

/**
 * The rate of a list of phases; pauses between them take no requests, so that they vanish from Λ⁻¹.
 *
 * <p>The numbers of requests at which phases begin are computed as exact decimals, so that each
 * phase of constant arrivals gets its ∫λ requests to the last one.
 */
final class PhasePace implements Pace {
  private final Stretch[] stretches;

  /** Λ at the beginning of each stretch. */
  private final double[] begins;

  /** The first whole number at or after Λ at the beginning of each stretch. */
  private final long[] firstWholes;

  /** From Λ at the beginning of each stretch to its first whole number, in [0, 1). */
  private final double[] leads;

  private final double total;
  private final long wholes;

  PhasePace(List<Phase> phases) {
    int n = phases.size();
    stretches = new Stretch[n];
    begins = new double[n];
    firstWholes = new long[n];
    leads = new double[n];
    BigDecimal reached = BigDecimal.ZERO;
    for (int i = 0; i < n; i++) {
      BigDecimal whole = reached.setScale(0, RoundingMode.CEILING);
      begins[i] = reached.doubleValue();
      firstWholes[i] = whole.longValueExact();
      leads[i] = whole.subtract(reached).doubleValue();
      stretches[i] = new Stretch(phases.get(i));
      reached = reached.add(requests(phases.get(i)));
    }
    total = reached.doubleValue();
    wholes = reached.setScale(0, RoundingMode.CEILING).longValueExact();
  }

  /** The area of the trapezium below the rate. */
  private static BigDecimal requests(Phase phase) {
    BigDecimal seconds = BigDecimal.valueOf(phase.length().toNanos(), 9);
    return BigDecimal.valueOf(phase.fromPerSec())
        .add(BigDecimal.valueOf(phase.toPerSec()))
        .multiply(seconds)
        .multiply(new BigDecimal("0.5"));
  }

  @Override
  public long ns(double requests) {
    int i = lastAtMost(requests);
    return stretches[i].ns(requests - begins[i]);
  }

  /**
   * When Λ reaches this whole number below {@link #wholes}, chosen and measured without rounding.
   */
  long ns(long requests) {
    int i = lastAtMost(requests);
    return stretches[i].ns(requests - firstWholes[i] + leads[i]);
  }

  @Override
  public double total() {
    return total;
  }

  /** How many whole numbers from 0 on lie below Λ at the end. */
  long wholes() {
    return wholes;
  }

  private int lastAtMost(double requests) {
    int low = 0;
    int high = begins.length - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (begins[middle] <= requests) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  private int lastAtMost(long requests) {
    int low = 0;
    int high = firstWholes.length - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (firstWholes[middle] <= requests) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}
