package org.etcdbench.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.HdrHistogram.Histogram;
import org.etcdbench.core.result.Latency;
import org.etcdbench.report.chart.PercentileChart;
import org.etcdbench.report.chart.PercentileChart.At;
import org.etcdbench.report.chart.PercentileChart.Curve;
import org.etcdbench.report.digits.Decimals;
import org.etcdbench.report.metric.Metrics;

/** Draws the response time by percentile, the values of the compared key over one another. */
final class PercentilePart {
  private static final double[] PERCENTILES = {
    0, 10, 20, 30, 40, 50, 60, 70, 75, 80, 85, 90, 92.5, 95, 97, 98, 99, 99.3, 99.5, 99.7, 99.8,
    99.9, 99.93, 99.95, 99.97, 99.98, 99.99, 99.995, 99.999, 99.9995, 99.9999
  };

  /** What the table shows of {@link #PERCENTILES}. */
  private static final List<Tabled> TABLED =
      List.of(
          new Tabled(50, "p50"),
          new Tabled(90, "p90"),
          new Tabled(99, "p99"),
          new Tabled(99.9, "p99.9"),
          new Tabled(99.99, "p99.99"),
          new Tabled(99.999, "p99.999"));

  private record Tabled(double percentile, String label) {}

  private PercentilePart() {}

  static Optional<Section> of(Reading reading) {
    List<Block> blocks = new ArrayList<>();
    List<Table.Body> bodies = new ArrayList<>();
    int number = 0;
    for (Reading.Group group : reading.groups()) {
      number++;
      List<Curve> curves = new ArrayList<>();
      List<Table.Line> lines = new ArrayList<>();
      for (Row row : group.rows()) {
        List<At> points = points(row.result().ok());
        if (!points.isEmpty()) {
          String value = Words.value(reading.key(), row.value());
          String name = row.valid() ? value : value + " (invalid)";
          curves.add(new Curve(name, points));
          lines.add(line(name, points));
        }
      }
      if (!curves.isEmpty()) {
        String title = group.words().isBlank() ? "Response time" : group.words();
        bodies.add(new Table.Body(group.words(), lines));
        PercentileChart chart = new PercentileChart(title, curves);
        blocks.add(new Block.Plot(Figure.of(chart, "percentiles-" + number)));
      }
    }
    if (!blocks.isEmpty()) {
      List<Block> tables = List.of(new Block.Grid(table(reading, bodies)));
      blocks.add(new Block.Folded("All curves as a table", false, tables));
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

  private static Table table(Reading reading, List<Table.Body> bodies) {
    List<Table.Head> heads = new ArrayList<>();
    heads.add(Table.Head.text(reading.key().label()));
    heads.add(Table.Head.figures("fastest", "of all requests"));
    TABLED.forEach(p -> heads.add(Table.Head.figures(p.label(), "")));
    String note =
        "Blank where fewer than " + Metrics.LEAST_BEYOND_QUANTILE + " requests lie beyond.";
    return new Table("Response time by percentile", note, heads, bodies);
  }

  private static Table.Line line(String name, List<At> points) {
    List<String> cells = new ArrayList<>();
    cells.add(Numbers.ms(points.get(0).ms()));
    for (Tabled tabled : TABLED) {
      cells.add(
          points.stream()
              .filter(at -> at.percentile() == tabled.percentile())
              .map(at -> Numbers.ms(at.ms()))
              .findFirst()
              .orElse(""));
    }
    return Table.Line.of(name, cells.toArray(String[]::new));
  }

  private static List<At> points(Latency latency) {
    List<At> points = new ArrayList<>();
    if (latency.count() > 0) {
      Histogram histogram = latency.decode();
      for (double percentile : PERCENTILES) {
        if (supported(latency.count(), percentile)) {
          long ns = Math.min(histogram.getValueAtPercentile(percentile), latency.maxNs());
          points.add(new At(percentile, ns / Decimals.NS_PER_MS));
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
