package org.etcdbench.report.metric;

import org.HdrHistogram.Histogram;
import org.etcdbench.core.result.IterationResult;
import org.etcdbench.core.result.Latency;
import org.etcdbench.core.result.RunResult;
import org.etcdbench.core.result.ScenarioResult;

/**
 * What was measured at one level: in an iteration, in a run, or in all runs of a scenario. A metric
 * means the same at each of them. Latency is response time of successful requests. Figures that
 * there is no data for are NaN.
 */
public final class Measured {
  private final double okPerSec;
  private final Latency ok;
  private final long errors;
  private final Histogram histogram;

  private Measured(double okPerSec, Latency ok, long errors) {
    this.okPerSec = okPerSec;
    this.ok = ok;
    this.errors = errors;
    this.histogram = ok.decode();
  }

  /** What an iteration measured. */
  public static Measured of(IterationResult iteration) {
    return new Measured(iteration.okPerSec(), iteration.ok(), iteration.errors());
  }

  /** What the measured iterations of a run measured. */
  public static Measured of(RunResult run) {
    long errors = run.measured().stream().mapToLong(IterationResult::errors).sum();
    return new Measured(run.okPerSec(), run.ok(), errors);
  }

  /** What the runs of a scenario measured: the rate over all windows, all latencies merged. */
  public static Measured of(ScenarioResult row) {
    return new Measured(row.okPerSec(), row.ok(), row.errors());
  }

  /** Successful requests per second. */
  public double okPerSec() {
    return okPerSec;
  }

  /** Successful requests. */
  public long okCount() {
    return ok.count();
  }

  /** Requests that did not succeed. */
  public long errors() {
    return errors;
  }

  /** Exact mean latency in nanoseconds. */
  public double meanNs() {
    return ok.meanNs();
  }

  /** Exact greatest latency in nanoseconds. */
  public double maxNs() {
    return ok.count() == 0 ? Double.NaN : ok.maxNs();
  }

  /**
   * A quantile of latency in nanoseconds, exact to 0.1 %.
   *
   * @param permille 0..1000
   */
  public double quantileNs(int permille) {
    if (ok.count() == 0) {
      return Double.NaN;
    }
    // a histogram answers with the upper edge of a bucket, which may lie beyond every value
    return Math.min(histogram.getValueAtPercentile(permille / 10.0), ok.maxNs());
  }
}
