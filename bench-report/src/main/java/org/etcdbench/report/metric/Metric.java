package org.etcdbench.report.metric;

import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
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

  /** The value; NaN where it rests on fewer than {@link #leastOk} successful requests. */
  public double ifSupported(Measured measured) {
    return measured.okCount() < leastOk ? Double.NaN : of(measured);
  }

  /** One value per run that measured something: the scores that intervals are made of. */
  public Sample overRuns(ScenarioResult row) {
    return Sample.of(
        row.measuredRuns().stream().mapToDouble(run -> of(Measured.of(run))).toArray());
  }

  /**
   * One value per run that measured something; NaN for a run that has fewer than {@link #leastOk}
   * successful requests.
   */
  public List<Double> supportedOverRuns(ScenarioResult row) {
    return row.measuredRuns().stream().map(run -> ifSupported(Measured.of(run))).toList();
  }
}
