package org.etcdbench.core.result;

import java.util.List;
import java.util.Objects;

/**
 * When the generator's process stood still in the measured part of a run.
 *
 * @param elapsedNs how long was looked, above 0
 * @param collectors stop-the-world pauses of its garbage collectors; one for each that paused it
 * @param hiccups how late a thread woke that meant to sleep for a millisecond, over and over: what
 *     garbage collection, the scheduler or the machine took from it
 */
public record GeneratorPauses(long elapsedNs, List<Collector> collectors, Hiccups hiccups) {

  /** Copies the list. */
  public GeneratorPauses {
    if (elapsedNs <= 0) {
      throw new IllegalArgumentException("elapsedNs must be > 0, got: " + elapsedNs);
    }
    collectors = List.copyOf(collectors);
    Objects.requireNonNull(hiccups, "hiccups is null");
  }

  /** Garbage collection as a share of the time, in percent. */
  public double gcPct() {
    return 100.0 * collectors.stream().mapToLong(Collector::totalNs).sum() / elapsedNs;
  }

  /** The longest pause for garbage collection; 0 if there was none. */
  public long longestGcNs() {
    return collectors.stream().mapToLong(Collector::maxNs).max().orElse(0);
  }

  /** What hiccups took, as a share of the time, in percent; garbage collection is part of it. */
  public double hiccupPct() {
    return 100.0 * hiccups.totalNs() / elapsedNs;
  }

  /**
   * Pauses of one garbage collector, which the runtime tells in whole milliseconds.
   *
   * @param name as the runtime calls it
   * @param count pauses, at least 1
   * @param totalNs their length together
   * @param maxNs the longest
   */
  public record Collector(String name, long count, long totalNs, long maxNs) {
    /** Checks the bounds. */
    public Collector {
      Objects.requireNonNull(name, "name is null");
      if (count < 1 || maxNs < 0 || totalNs < maxNs) {
        throw new IllegalArgumentException(
            "count must be >= 1 and 0 <= maxNs <= totalNs, got: " + List.of(count, maxNs, totalNs));
      }
    }
  }

  /**
   * How late the looking thread woke. A hiccup of n milliseconds would have been found by n looks,
   * were they not held up as well: as in jHiccup, quantiles count them all.
   *
   * @param samples looks, with those that a hiccup held up; at least 0
   * @param totalNs all delays of at least a millisecond together
   * @param maxNs the longest
   * @param p99Ns quantile 0.99 over the looks
   * @param p999Ns quantile 0.999 over the looks
   * @param over1Ms delays of at least 1 ms
   * @param over10Ms delays of at least 10 ms
   * @param over100Ms delays of at least 100 ms
   */
  public record Hiccups(
      long samples,
      long totalNs,
      long maxNs,
      long p99Ns,
      long p999Ns,
      long over1Ms,
      long over10Ms,
      long over100Ms) {
    /** Checks the bounds. */
    public Hiccups {
      if (samples < 0 || totalNs < 0 || p99Ns < 0 || p999Ns < p99Ns || maxNs < p999Ns) {
        throw new IllegalArgumentException(
            "samples and totalNs must be >= 0 and 0 <= p99Ns <= p999Ns <= maxNs, got: "
                + List.of(samples, totalNs, p99Ns, p999Ns, maxNs));
      }
      if (over100Ms < 0 || over10Ms < over100Ms || over1Ms < over10Ms) {
        throw new IllegalArgumentException(
            "0 <= over100Ms <= over10Ms <= over1Ms must hold, got: "
                + List.of(over100Ms, over10Ms, over1Ms));
      }
    }
  }
}
