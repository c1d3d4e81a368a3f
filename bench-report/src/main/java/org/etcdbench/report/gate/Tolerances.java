package org.etcdbench.report.gate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.etcdbench.report.metric.Metric;
import org.etcdbench.report.metric.Metrics;

/**
 * How much worse a figure may be.
 *
 * @param usual share by which any may be: 0.05 is 5 %, so 1.05 times the latency, or the throughput
 *     ÷ 1.05; above 0, at most 10
 * @param byMetric other shares, by the names of metrics
 */
public record Tolerances(double usual, Map<String, Double> byMetric) {
  /** What is tolerated unless something else is asked for. */
  public static final double DEFAULT = 0.05;

  private static final double MOST = 10;
  private static final double PERCENT = 100;
  private static final Pattern FORM =
      Pattern.compile("(?:(?<metric>[a-z0-9_.]+)=)?(?<pct>\\d{1,4}(?:\\.\\d{1,6})?)\\s?%");

  /** Copies the map. */
  public Tolerances {
    byMetric = Map.copyOf(byMetric);
    check(usual);
    byMetric.values().forEach(Tolerances::check);
  }

  private static void check(double share) {
    if (!(share > 0 && share <= MOST)) {
      throw new IllegalArgumentException(
          "a tolerance must be > 0% and <= 1000%, got: " + share * PERCENT + "%");
    }
  }

  /**
   * Reads them.
   *
   * @param texts each a share such as {@code 5%}, or one for a metric: {@code latency.p99=10%}
   * @throws IllegalArgumentException if one is neither, is out of bounds, or comes twice
   */
  public static Tolerances parse(List<String> texts) {
    double usual = Double.NaN;
    Map<String, Double> byMetric = new LinkedHashMap<>();
    for (String text : texts) {
      Matcher matcher = FORM.matcher(text.strip());
      if (!matcher.matches()) {
        throw new IllegalArgumentException(
            "must be a share such as 5%, or one for a metric such as latency.p99=10%, got: '"
                + text
                + "'");
      }
      double share = Double.parseDouble(matcher.group("pct")) / PERCENT;
      String metric = matcher.group("metric");
      boolean twice;
      if (metric == null) {
        twice = !Double.isNaN(usual);
        usual = share;
      } else {
        twice = byMetric.put(Metrics.byName(metric).name(), share) != null;
      }
      if (twice) {
        throw new IllegalArgumentException(
            "two tolerances for the same, the second: '" + text + "'");
      }
    }
    return new Tolerances(Double.isNaN(usual) ? DEFAULT : usual, byMetric);
  }

  /**
   * The same, if all that have a share of their own are gated: else it would have no effect, and
   * nobody would know.
   *
   * @throws IllegalArgumentException naming one that is not
   */
  public Tolerances requireGated(List<Metric> metrics) {
    List<String> gated = metrics.stream().map(Metric::name).toList();
    byMetric.keySet().stream()
        .filter(name -> !gated.contains(name))
        .sorted()
        .findFirst()
        .ifPresent(
            name -> {
              throw new IllegalArgumentException(
                  name
                      + " is not gated, so it needs no tolerance; gated: "
                      + String.join(", ", gated));
            });
    return this;
  }

  /** The share by which this metric may be worse. */
  public double of(Metric metric) {
    return byMetric.getOrDefault(metric.name(), usual);
  }

  /** The ratio at which the tolerance of this metric ends: below 1 where more is better. */
  public double ratioLimit(Metric metric) {
    double factor = 1 + of(metric);
    return metric.better() == Metric.Better.HIGHER ? 1 / factor : factor;
  }
}
