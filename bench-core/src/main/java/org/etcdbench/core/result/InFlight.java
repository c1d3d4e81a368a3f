package org.etcdbench.core.result;

/**
 * How many requests were under way (sent and not done), sampled at random moments from the state of
 * clients and slots, apart from what is recorded. By Little's law it is throughput × mean service
 * time, if nothing was lost, counted twice or timed wrongly.
 *
 * @param samples how often it was looked at, at least 1
 * @param mean requests under way, at least 0
 * @param standardError of the mean, at least 0
 * @param meanLateNs how much later than meant it was looked at, on average: a machine without a
 *     free CPU lets the looking thread wait, and requests end meanwhile; at least 0
 */
public record InFlight(long samples, double mean, double standardError, double meanLateNs) {
  /** Checks the bounds. */
  public InFlight {
    if (samples < 1) {
      throw new IllegalArgumentException("samples must be >= 1, got: " + samples);
    }
    if (!(mean >= 0)) {
      throw new IllegalArgumentException("mean must be >= 0, got: " + mean);
    }
    if (!(standardError >= 0)) {
      throw new IllegalArgumentException("standardError must be >= 0, got: " + standardError);
    }
    if (!(meanLateNs >= 0)) {
      throw new IllegalArgumentException("meanLateNs must be >= 0, got: " + meanLateNs);
    }
  }
}
