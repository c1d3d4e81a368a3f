package org.etcdbench.core.scenario;

import java.time.Duration;
import java.util.List;

/** How many requests per second an {@link OpenLoad} offers, over time. */
public sealed interface Rate {
  /** The highest rate of a load, in requests per second. */
  int MAX_PER_SEC = 10_000_000;

  /** Rate or range of rates: {@code 1000/s}, {@code 500..5000/s}. */
  String label();

  /**
   * The same rate for as long as the load lasts.
   *
   * @param perSec requests per second, above 0
   */
  record Constant(double perSec) implements Rate {
    /** Checks the bounds. */
    public Constant {
      Rates.check(perSec);
    }

    @Override
    public String label() {
      return Rates.format(perSec, perSec);
    }
  }

  /**
   * Phases one after the other; a gap between two of them is a pause without load.
   *
   * @param phases 1..1000, in order, not overlapping
   */
  record Phases(List<Phase> phases) implements Rate {
    /** The largest number of phases. */
    public static final int MAX = 1000;

    /** Checks number and order. */
    public Phases {
      phases = List.copyOf(phases);
      if (phases.isEmpty() || phases.size() > MAX) {
        throw new IllegalArgumentException("phases must be 1.." + MAX + ", got: " + phases.size());
      }
      for (int i = 1; i < phases.size(); i++) {
        checkOrder(phases.get(i - 1), phases.get(i));
      }
    }

    private static void checkOrder(Phase one, Phase next) {
      if (next.at().compareTo(one.end()) < 0) {
        throw new IllegalArgumentException(
            "phases must be in order and must not overlap, got: "
                + placed(one)
                + " before "
                + placed(next));
      }
    }

    private static String placed(Phase phase) {
      return phase.label()
          + " ("
          + Durations.format(phase.at())
          + ".."
          + Durations.format(phase.end())
          + ")";
    }

    /** From the beginning of the load to the end of the last phase. */
    public Duration length() {
      return phases.get(phases.size() - 1).end();
    }

    /** The least and the greatest rate. */
    @Override
    public String label() {
      double least = Double.MAX_VALUE;
      double greatest = 0;
      for (Phase phase : phases) {
        least = Math.min(least, Math.min(phase.fromPerSec(), phase.toPerSec()));
        greatest = Math.max(greatest, Math.max(phase.fromPerSec(), phase.toPerSec()));
      }
      return Rates.format(least, greatest);
    }
  }
}
