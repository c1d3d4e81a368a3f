package org.etcdbench.report.format;

import java.util.Arrays;
import java.util.Locale;
import org.etcdbench.report.digits.Decimals;
import org.etcdbench.report.metric.Metric;
import org.etcdbench.report.metric.Metric.Unit;

/** Values of a metric as people read them: times in milliseconds. */
final class TrendValue {
  /** Below this a p-value says no more than that it is tiny. */
  private static final double LEAST_P_VALUE = 1e-15;

  private TrendValue() {}

  static String unit(Metric metric) {
    return switch (metric.unit()) {
      case NS -> "ms";
      case OPS_PER_SEC -> "1/s";
      case PERCENT -> "%";
      case COUNT -> "";
    };
  }

  /** The value in the unit above. */
  static double scaled(Metric metric, double value) {
    return metric.unit() == Unit.NS ? value / Decimals.NS_PER_MS : value;
  }

  /** All with the same decimals, joined by an arrow if there are several, and the unit. */
  static String of(Metric metric, double... values) {
    double[] scaled = Arrays.stream(values).map(value -> scaled(metric, value)).toArray();
    int digits = metric.unit() == Unit.NS ? Decimals.forMs(scaled) : Decimals.forRate(scaled);
    StringBuilder text = new StringBuilder();
    for (double value : scaled) {
      text.append(text.isEmpty() ? "" : " -> ").append(Decimals.format(value, digits));
    }
    return (text + " " + unit(metric)).stripTrailing();
  }

  static String pValue(double pValue) {
    return pValue < LEAST_P_VALUE
        ? "p < 1e-15"
        : "p " + String.format(Locale.ROOT, "%.0e", pValue).replace("e-0", "e-");
  }
}
