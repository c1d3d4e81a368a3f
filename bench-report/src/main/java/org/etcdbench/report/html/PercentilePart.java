package org.etcdbench.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.HdrHistogram.Histogram;
import org.etcdbench.core.result.Latency;
import org.etcdbench.report.chart.PercentileChart;
import org.etcdbench.report.chart.PercentileChart.At;
import org.etcdbench.report.chart.PercentileChart.Curve;
import org.etcdbench.report.metric.Metrics;

/** Draws the response time by percentile, the values of the compared key over one another. */
final class PercentilePart {
  private static final double[] PERCENTILES = {
    0, 10, 20, 30, 40, 50, 60, 70, 75, 80, 85, 90, 92.5, 95, 97, 98, 99, 99.3, 99.5, 99.7, 99.8,
    99.9, 99.93, 99.95, 99.97, 99.98, 99.99, 99.995, 99.999, 99.9995, 99.9999
  };

  private PercentilePart() {}

  static Optional<Section> of(Reading reading) {
    List<Block> blocks = new ArrayList<>();
    int number = 0;
    for (Reading.Group group : reading.groups()) {
      number++;
      List<Curve> curves = new ArrayList<>();
      for (Row row : group.rows()) {
        List<At> points = points(row.result().ok());
        if (!points.isEmpty()) {
          curves.add(new Curve(Words.value(reading.key(), row.value()), points));
        }
      }
      if (!curves.isEmpty()) {
        String title = group.label().isBlank() ? "Response time" : group.label();
        PercentileChart chart = new PercentileChart(title, curves);
        blocks.add(new Block.Plot(Figure.of(chart, "percentiles-" + number)));
      }
    }
    return blocks.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Section(
                "latency",
                "Latency by percentile",
                "Response time of all successes of all runs. Each further nine takes as much room"
                    + " as the one before; a line ends where fewer than "
                    + Metrics.LEAST_BEYOND_QUANTILE
                    + " requests lie beyond.",
                blocks));
  }

  private static List<At> points(Latency latency) {
    List<At> points = new ArrayList<>();
    if (latency.count() > 0) {
      Histogram histogram = latency.decode();
      for (double percentile : PERCENTILES) {
        if (supported(latency.count(), percentile)) {
          long ns = Math.min(histogram.getValueAtPercentile(percentile), latency.maxNs());
          points.add(new At(percentile, ns / Numbers.NS_PER_MS));
        }
      }
    }
    return points;
  }

  private static boolean supported(long count, double percentile) {
    // a hair of room: 100 - 99.9 is less than 0.1 in doubles
    return count * (100 - percentile) / 100 >= Metrics.LEAST_BEYOND_QUANTILE - 1e-6;
  }
}
