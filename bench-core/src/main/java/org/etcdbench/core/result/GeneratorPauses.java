package org.etcdbench.core.result;

import java.util.List;
import java.util.Objects;

/**
 * When the generator's process stood still in the measured part of a run.
 *
 * @param elapsedNs how long was looked, above 0
 * @param collectors stop-the-world pauses of its garbage collectors; one for each that paused it
 * @param hiccups how late a thread woke that meant to look at the clock every few milliseconds:
 *     what garbage collection, the scheduler or the machine took from it
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

  /** The longest time that the process stood still, for garbage collection or anything else. */
  public long longestNs() {
    return Math.max(hiccups.maxNs(), longestGcNs());
  }

  /**
   * Share of the moments, in percent, at which the process stood still for another millisecond or
   * more: about the share of the time that pauses took; garbage collection is part of it. NaN
   * without looks.
   */
  public double hiccupPct() {
    return hiccups.looks() == 0 ? Double.NaN : 100.0 * hiccups.over1Ms() / hiccups.looks();
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
   * How late the looks were. They are due at evenly spread moments, and one that a pause holds up
   * counts like the others, with its own delay: so quantiles say how late something would be that
   * is due at any moment (as in jHiccup).
   *
   * @param looks how many were due, at least 0
   * @param maxNs the greatest delay
   * @param p99Ns quantile 0.99 of the delays
   * @param p999Ns quantile 0.999 of the delays
   * @param over1Ms looks that were at least 1 ms late
   * @param over10Ms looks that were at least 10 ms late
   * @param over100Ms looks that were at least 100 ms late
   */
  public record Hiccups(
      long looks,
      long maxNs,
      long p99Ns,
      long p999Ns,
      long over1Ms,
      long over10Ms,
      long over100Ms) {
    /** Checks the bounds. */
    public Hiccups {
      if (p99Ns < 0 || p999Ns < p99Ns || maxNs < p999Ns) {
        throw new IllegalArgumentException(
            "0 <= p99Ns <= p999Ns <= maxNs must hold, got: " + List.of(p99Ns, p999Ns, maxNs));
      }
      if (over100Ms < 0 || over10Ms < over100Ms || over1Ms < over10Ms || looks < over1Ms) {
        throw new IllegalArgumentException(
            "0 <= over100Ms <= over10Ms <= over1Ms <= looks must hold, got: "
                + List.of(over100Ms, over10Ms, over1Ms, looks));
      }
    }
  }
}
