package org.etcdbench.core.result;

/**
 * How the CPUs of the generator's machine were used in the measured part of a run, by whomever.
 *
 * @param cpus that the machine has, at least 1
 * @param busyPct share of their time in which they worked, in percent, 0..100
 * @param stolenPct share in which they should have, and the machine's host gave them to others
 */
public record MachineUse(int cpus, double busyPct, double stolenPct) {

  /** Checks the bounds. */
  public MachineUse {
    if (cpus < 1) {
      throw new IllegalArgumentException("cpus must be >= 1, got: " + cpus);
    }
    if (!(busyPct >= 0 && stolenPct >= 0 && busyPct + stolenPct <= 100.001)) {
      throw new IllegalArgumentException(
          "busyPct and stolenPct must be >= 0 and together <= 100, got: "
              + busyPct
              + ", "
              + stolenPct);
    }
  }
}
