package org.etcdbench.core.schedule;

import java.util.Objects;
import java.util.OptionalLong;
import org.etcdbench.core.scenario.Arrival;
import org.etcdbench.core.scenario.OpenLoad;
import org.etcdbench.core.scenario.Rate;

/**
 * When each request of an open load is due. Immutable and safe for use by any number of threads.
 *
 * <p>Request n is due at Λ⁻¹(aₙ), rounded to the nearest nanosecond. Λ(t) = ∫λ is the number of
 * requests that the rate asks for until t. aₙ is n for constant arrivals, and the n-th arrival of a
 * Poisson process of rate 1 for Poisson ones; a Poisson process so stretched has the rate λ(t)
 * (Çinlar, "Introduction to Stochastic Processes", 1975, chapter 4).
 */
public final class Schedule {
  /** Requests that a schedule without end holds: 2⁵⁰, more than three years at the highest rate. */
  public static final long MAX_REQUESTS = 1L << 50;

  private final DueTimes global;
  private final long first;
  private final long stride;

  private Schedule(DueTimes global, long first, long stride) {
    this.global = global;
    this.first = first;
    this.stride = stride;
  }

  /**
   * The schedule of a load.
   *
   * @param seed of Poisson arrivals; constant ones do not depend on it
   */
  public static Schedule of(OpenLoad load, long seed) {
    return new Schedule(times(load.rate(), load.arrival(), seed), 0, 1);
  }

  private static DueTimes times(Rate rate, Arrival arrival, long seed) {
    boolean poisson = arrival == Arrival.POISSON;
    if (rate instanceof Rate.Constant constant) {
      return poisson
          ? new PoissonTimes(new PoissonProcess(seed), new EndlessPace(constant.perSec()))
          : new EndlessEvenTimes(constant.perSec());
    }
    PhasePace pace = new PhasePace(((Rate.Phases) rate).phases());
    return poisson ? new PoissonTimes(new PoissonProcess(seed), pace) : new PhasedEvenTimes(pace);
  }

  /**
   * The part of generator {@code i} of {@code n}: requests i, i + n, i + 2n, … of this schedule,
   * counted from 0 again. The parts of all n make up this schedule, each request once.
   *
   * @throws IllegalArgumentException unless 0 <= i < n <= 1000000
   */
  public Schedule share(int i, int n) {
    if (n < 1 || n > 1_000_000) {
      throw new IllegalArgumentException("generators must be 1..1000000, got: " + n);
    }
    if (i < 0 || i >= n) {
      throw new IllegalArgumentException("generator must be 0.." + (n - 1) + ", got: " + i);
    }
    return new Schedule(
        global,
        Math.addExact(first, Math.multiplyExact((long) i, stride)),
        Math.multiplyExact(stride, (long) n));
  }

  /**
   * When a request is due: nanoseconds from the beginning of the load, never less than those of the
   * request before it. What lies beyond 292 years is {@link Long#MAX_VALUE}. Costs up to some
   * microseconds for Poisson arrivals; a {@link #cursor} is cheaper.
   *
   * @throws IndexOutOfBoundsException if there is no such request
   */
  public long intendedNs(long index) {
    Objects.checkIndex(index, requests(global.size()));
    return global.ns(first + index * stride);
  }

  /** How many requests there are; empty if the load goes on for as long as one likes. */
  public OptionalLong size() {
    return global.endless() ? OptionalLong.empty() : OptionalLong.of(requests(global.size()));
  }

  /** How many requests are due before this instant: those with {@code intendedNs < ns}. */
  public long dueBefore(long ns) {
    return requests(global.dueBefore(ns));
  }

  /** A walk from the first request on; each call returns another. */
  public Cursor cursor() {
    return global.cursor(first, stride);
  }

  /** How many of the first requests of the whole schedule are in this part of it. */
  private long requests(long wholes) {
    return wholes <= first ? 0 : (wholes - first - 1) / stride + 1;
  }
}
