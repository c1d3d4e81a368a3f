package org.etcdbench.core.result;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the load generator itself did during an iteration, from the moment its load began to the
 * moment it ended: its cost, and whether it was on time.
 *
 * @param elapsedNs how long that was
 * @param cpuNs CPU time of its process meanwhile, all threads together
 * @param busiestThreadPct share of the time, in percent, that its busiest thread ran on a CPU
 * @param requests that ended meanwhile, whether they are counted or not; of an open load, those
 *     that were due meanwhile and ended
 * @param inFlight requests under way in the window; null where nobody could look
 * @param schedule what became of an open load's schedule; null under a closed load
 */
public record GeneratorResult(
    long elapsedNs,
    long cpuNs,
    double busiestThreadPct,
    long requests,
    @Nullable InFlight inFlight,
    @Nullable ScheduleResult schedule) {

  private static final double NS_PER_US = 1e3;

  /** Checks the bounds. */
  public GeneratorResult {
    if (elapsedNs < 0 || cpuNs < 0 || requests < 0) {
      throw new IllegalArgumentException(
          "elapsedNs, cpuNs and requests must be >= 0, got: "
              + elapsedNs
              + ", "
              + cpuNs
              + ", "
              + requests);
    }
    if (!(busiestThreadPct >= 0)) {
      throw new IllegalArgumentException("busiestThreadPct must be >= 0, got: " + busiestThreadPct);
    }
  }

  /** CPU time of the generator for each request, in microseconds; NaN without requests. */
  public double cpuUsPerRequest() {
    return requests == 0 ? Double.NaN : cpuNs / NS_PER_US / requests;
  }

  /** CPU time ÷ time, in percent: 100 is one CPU kept busy. */
  public double cpuPct() {
    return elapsedNs == 0 ? Double.NaN : 100.0 * cpuNs / elapsedNs;
  }

  /** Requests under way, sampled; empty where nobody could look. */
  public Optional<InFlight> sampledInFlight() {
    return Optional.ofNullable(inFlight);
  }

  /** What became of an open load's schedule; empty under a closed load. */
  public Optional<ScheduleResult> openSchedule() {
    return Optional.ofNullable(schedule);
  }
}
