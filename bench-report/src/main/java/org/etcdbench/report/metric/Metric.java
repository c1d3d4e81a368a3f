package org.etcdbench.report.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.etcdbench.core.result.RunResult;
import org.etcdbench.core.result.ScenarioResult;
import org.etcdbench.report.stats.Sample;

/**
 * Something that can be read off a measurement.
 *
 * @param name as files and the command line write it: {@code latency.p99}
 * @param unit of its values
 * @param better which direction is the good one
 * @param leastOk successful requests that it takes to say anything, at least 0
 * @param value reads it; NaN where there is no data
 */
public record Metric(
    String name, Unit unit, Better better, long leastOk, ToDoubleFunction<Measured> value) {

  private static final double PERCENT = 100;

  /** Checks that nothing is missing. */
  public Metric {
    Objects.requireNonNull(name, "name is null");
    Objects.requireNonNull(unit, "unit is null");
    Objects.requireNonNull(better, "better is null");
    Objects.requireNonNull(value, "value is null");
    if (leastOk < 0) {
      throw new IllegalArgumentException("leastOk must be >= 0, got: " + leastOk);
    }
  }

  /** Units of metrics. */
  public enum Unit {
    /** Requests per second. */
    OPS_PER_SEC,
    /** Nanoseconds. */
    NS,
    /** A share, in percent. */
    PERCENT,
    /** A number of requests. */
    COUNT
  }

  /** Which direction is the good one. */
  public enum Better {
    /** More is better. */
    HIGHER,
    /** Less is better. */
    LOWER,
    /** It is what was asked for, neither good nor bad. */
    NEITHER
  }

  /** The value, however few requests it rests on; NaN where there is no data. */
  public double of(Measured measured) {
    return value.applyAsDouble(measured);
  }

  /**
   * The value; NaN where it rests on fewer than {@link #leastOk} successful requests. Where another
   * tool does not say on how many, it is taken as it is.
   */
  public double ifSupported(Measured measured) {
    return measured.okCount() < leastOk ? Double.NaN : of(measured);
  }

  /** One value per run that measured something: the scores that intervals are made of. */
  public Sample overRuns(ScenarioResult row) {
    return Sample.of(Measured.runs(row).stream().mapToDouble(this::of).toArray());
  }

  /**
   * Half the width of the 95 % t-interval around the value over all runs together, in its unit; NaN
   * of fewer than two runs. Each run is left out in turn, and what that changes is how far runs
   * differ (jackknife; Tukey 1958). Where runs weigh the same, as with windows of one length, it is
   * the t-interval of the mean over runs; where they do not, it still is one around the value that
   * is printed. For rates and means: a quantile may not change at all when a run is left out, and
   * yet not be sure.
   */
  public double halfWidth95(ScenarioResult row) {
    List<RunResult> runs = row.measuredRuns();
    double all = of(Measured.of(row));
    double[] pseudoValues = new double[runs.size()];
    for (int left = 0; left < runs.size(); left++) {
      List<RunResult> others = new ArrayList<>(runs);
      others.remove(left);
      pseudoValues[left] = runs.size() * all - others.size() * of(Measured.ofRuns(others));
    }
    return Sample.of(pseudoValues).halfWidth95();
  }

  /** The same in percent of the value. */
  public double errorPct95(ScenarioResult row) {
    return PERCENT * halfWidth95(row) / of(Measured.of(row));
  }

  /**
   * One value per run that measured something; NaN for a run that has fewer than {@link #leastOk}
   * successful requests.
   */
  public List<Double> supportedOverRuns(ScenarioResult row) {
    return Measured.runs(row).stream().map(this::ifSupported).toList();
  }
}
