package org.etcdbench.report.chart;

import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Where values lie on an axis.
 *
 * @param low the least value that has a place; above 0 if logarithmic
 * @param high the greatest one; above low
 * @param from where low is
 * @param to where high is
 * @param ticks the values to mark
 */
record Scale(
    boolean logarithmic, double low, double high, double from, double to, List<Double> ticks) {

  /** Latencies spread over more than this are drawn on a logarithmic axis. */
  private static final double LOG_FROM = 20;

  Scale {
    boolean bounds = Double.isFinite(low) && Double.isFinite(high) && low < high;
    if (!bounds || (logarithmic && low <= 0)) {
      throw new IllegalArgumentException("no axis from " + low + " to " + high);
    }
    ticks = List.copyOf(ticks);
  }

  /** A linear axis from 0, or from below it, to at least the greatest of some values. */
  static Scale fromZero(DoubleStream values, double from, double to, int most) {
    double[] finite = finite(values);
    double low = Math.min(0, DoubleStream.of(finite).min().orElse(0));
    double high = Math.max(0, DoubleStream.of(finite).max().orElse(0));
    return rounded(low, high > low ? high : low + 1, from, to, most);
  }

  /** A linear axis about some values, with 0 where that costs little. */
  static Scale around(DoubleStream values, double from, double to, int most) {
    double[] finite = finite(values);
    double low = DoubleStream.of(finite).min().orElse(0);
    double high = DoubleStream.of(finite).max().orElse(0);
    if (low >= 0 && low <= high / 2) {
      return fromZero(DoubleStream.of(finite), from, to, most);
    }
    double margin = Math.max(high - low, Math.abs(high) * 0.1) * 0.15;
    return rounded(low - margin, high + margin, from, to, most);
  }

  /** A logarithmic axis about those of the values that are above 0. */
  static Scale log(DoubleStream values, double from, double to, int most) {
    double[] positive = DoubleStream.of(finite(values)).filter(v -> v > 0).toArray();
    double low = Ticks.roundDown(DoubleStream.of(positive).min().orElse(1));
    double high = Ticks.roundUp(DoubleStream.of(positive).max().orElse(1));
    if (low >= high) {
      low = Ticks.roundDown(low / 2);
      high = Ticks.roundUp(high * 2);
    }
    return new Scale(true, low, high, from, to, Ticks.log(low, high, most));
  }

  /** Logarithmic where the values are above 0 and far apart, and linear from 0 else. */
  static Scale fitting(DoubleStream values, double from, double to, int most) {
    double[] finite = finite(values);
    double low = DoubleStream.of(finite).min().orElse(0);
    double high = DoubleStream.of(finite).max().orElse(0);
    return low > 0 && high / low > LOG_FROM
        ? log(DoubleStream.of(finite), from, to, most)
        : fromZero(DoubleStream.of(finite), from, to, most);
  }

  /** An axis of exactly these bounds. */
  static Scale exact(double low, double high, double from, double to, int most) {
    return new Scale(false, low, high, from, to, Ticks.linear(low, high, most));
  }

  private static Scale rounded(double low, double high, double from, double to, int most) {
    double step = Ticks.step(low, high, most);
    double down = Math.floor(low / step + 1e-9) * step;
    double up = Math.ceil(high / step - 1e-9) * step;
    return new Scale(false, down, up, from, to, Ticks.linear(down, up, most + 2));
  }

  private static double[] finite(DoubleStream values) {
    return values.filter(Double::isFinite).toArray();
  }

  /** Whether a value has a place. */
  boolean has(double value) {
    return Double.isFinite(value) && (!logarithmic || value > 0);
  }

  /** The place of a value; what lies outside of the axis is put at its end. */
  double at(double value) {
    double clamped = Math.min(Math.max(value, low), high);
    double share =
        logarithmic
            ? Math.log(clamped / low) / Math.log(high / low)
            : (clamped - low) / (high - low);
    return from + share * (to - from);
  }
}
