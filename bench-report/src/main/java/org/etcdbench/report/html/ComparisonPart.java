package org.etcdbench.report.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.etcdbench.report.chart.BarChart;
import org.etcdbench.report.chart.Chart;
import org.etcdbench.report.chart.Interval;
import org.etcdbench.report.chart.IntervalChart;
import org.etcdbench.report.chart.Unit;
import org.etcdbench.report.compare.Difference;
import org.etcdbench.report.metric.Metric;
import org.etcdbench.report.metric.Metrics;
import org.etcdbench.report.stats.RatioEstimate.Design;
import org.jspecify.annotations.Nullable;

/** Draws the comparison: ratios with their intervals, all figures, and bars of throughputs. */
final class ComparisonPart {
  private static final double PERCENT = 100;

  private final Reading reading;

  private ComparisonPart(Reading reading) {
    this.reading = reading;
  }

  static Section of(Reading reading) {
    return new ComparisonPart(reading).section();
  }

  private Section section() {
    List<Block> blocks = new ArrayList<>();
    int number = 0;
    for (Map.Entry<String, List<Pair>> step : bySteps().entrySet()) {
      number++;
      if (step.getValue().stream().noneMatch(pair -> pair.base().open())) {
        Chart throughput =
            ratios("Throughput, " + step.getKey(), step.getValue(), Pair::throughput);
        blocks.add(new Block.Plot(Figure.of(throughput, "ratio-qps-" + number)));
      }
      Chart tail =
          ratios("p99 of the response time, " + step.getKey(), step.getValue(), Pair::tail);
      blocks.add(new Block.Plot(Figure.of(tail, "ratio-p99-" + number)));
    }
    blocks.add(new Block.Grid(new ComparisonTable(reading).table()));
    blocks.addAll(bars());
    boolean compared = reading.pairs().findAny().isPresent();
    return new Section(
        "comparison", compared ? "Comparison" : "Figures", compared ? intro() : "", blocks);
  }

  private String intro() {
    return "Each other value against the base. A dot is the estimate, the line its 95 % interval "
        + basis()
        + "; left of 1 is less, right of 1 is more. The band is a change of "
        + Pair.TOLERANCE_PCT
        + " % either way, which seldom matters.";
  }

  private String basis() {
    if (!has(Design.WITHIN_RUN)) {
      return has(Design.PAIRED) ? "over runs, in pairs as they took turns" : "over runs";
    }
    boolean others = has(Design.PAIRED) || has(Design.UNPAIRED);
    return (others ? "over runs or, where it says so, within" : "within")
        + " one run each, by its iterations: how runs differ is not in that";
  }

  private boolean has(Design design) {
    return reading
        .pairs()
        .flatMap(pair -> Stream.of(pair.throughput(), pair.tail()))
        .filter(difference -> Pair.interval(difference).isPresent())
        .anyMatch((Difference difference) -> difference.has(design));
  }

  private Map<String, List<Pair>> bySteps() {
    Map<String, List<Pair>> steps = new LinkedHashMap<>();
    reading
        .pairs()
        .forEach(
            pair ->
                steps
                    .computeIfAbsent(
                        pair.other().value()
                            + " against "
                            + pair.base().value()
                            + " ("
                            + key()
                            + ")",
                        s -> new ArrayList<>())
                    .add(pair));
    return steps;
  }

  private String key() {
    return reading.key().label();
  }

  private Chart ratios(String title, List<Pair> pairs, Function<Pair, Difference> of) {
    List<IntervalChart.Row> rows = new ArrayList<>();
    for (Pair pair : pairs) {
      Difference difference = of.apply(pair);
      rows.add(
          new IntervalChart.Row(
              label(pair, difference),
              Pair.ratio(difference),
              interval(Pair.interval(difference)),
              Pair.call(difference)));
    }
    return new IntervalChart(title, Pair.TOLERANCE_PCT, rows);
  }

  private String label(Pair pair, Difference difference) {
    String label = pair.label().isBlank() ? pair.other().value() : words(pair);
    return label
        + (Pair.withinRun(difference) ? " (within one run each)" : "")
        + (pair.valid() ? "" : " (invalid)");
  }

  private String words(Pair pair) {
    return reading.groups().stream()
        .filter(group -> group.label().equals(pair.label()))
        .map(Reading.Group::words)
        .findFirst()
        .orElse(pair.label());
  }

  private static @Nullable Interval interval(
      Optional<org.etcdbench.report.stats.Interval> interval) {
    return interval.map(i -> new Interval(i.low(), i.high())).orElse(null);
  }

  private List<Block> bars() {
    if (reading.rows().noneMatch(Row::hasData)) {
      return List.of();
    }
    Chart qps = bars("Throughput, requests per second", Unit.PER_SEC, Metrics.QPS, true);
    Chart tail = bars("p99 of the response time", Unit.MS, Metrics.LATENCY_P99, false);
    return List.of(
        new Block.Plot(Figure.of(qps, "bars-qps")), new Block.Plot(Figure.of(tail, "bars-p99")));
  }

  private Chart bars(String title, Unit unit, Metric metric, boolean withInterval) {
    List<BarChart.Group> groups = new ArrayList<>();
    for (Reading.Group group : reading.groups()) {
      List<BarChart.Bar> bars = new ArrayList<>();
      for (Row row : group.rows()) {
        double value = unit == Unit.MS ? row.ms(metric) : row.value(metric);
        String name = Words.value(reading.key(), row.value());
        bars.add(new BarChart.Bar(name, value, withInterval ? around(row, value) : null));
      }
      groups.add(new BarChart.Group(group.words() + invalid(group), bars));
    }
    return BarChart.fitting(title, unit, groups);
  }

  /** Which of its bars must not be used; a bar's own name stands for its colour. */
  private String invalid(Reading.Group group) {
    List<String> values =
        group.rows().stream()
            .filter(row -> row.hasData() && !row.valid())
            .map(row -> Words.value(reading.key(), row.value()))
            .toList();
    return values.isEmpty() ? "" : " (" + String.join(", ", values) + ": invalid)";
  }

  private static @Nullable Interval around(Row row, double value) {
    double half = value * row.qpsErrorPct() / PERCENT;
    return Double.isFinite(half) ? new Interval(Math.max(0, value - half), value + half) : null;
  }
}
