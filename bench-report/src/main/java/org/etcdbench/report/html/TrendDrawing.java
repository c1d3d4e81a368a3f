package org.etcdbench.report.html;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.etcdbench.report.chart.Call;
import org.etcdbench.report.chart.TrendChart;
import org.etcdbench.report.chart.Unit;
import org.etcdbench.report.digits.Decimals;
import org.etcdbench.report.metric.Metric;
import org.etcdbench.report.trend.TrendChange;
import org.etcdbench.report.trend.TrendChange.Meaning;
import org.etcdbench.report.trend.TrendPoint;
import org.etcdbench.report.trend.TrendSeries;
import org.etcdbench.report.trend.TrendSpike;

/** Draws a series of a trend. */
final class TrendDrawing {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);

  private TrendDrawing() {}

  static TrendChart of(TrendSeries series) {
    Metric metric = series.metric();
    Set<Integer> spikes =
        series.spikes().stream().map(TrendSpike::index).collect(Collectors.toSet());
    List<TrendChart.Score> scores = new ArrayList<>();
    for (TrendPoint point : series.points()) {
      boolean spike = spikes.contains(scores.size());
      scores.add(
          new TrendChart.Score(
              DAY.format(point.startedAt()), scaled(metric, point.value()), spike));
    }
    return new TrendChart(metric.name(), unit(metric), scores, segments(series), changes(series));
  }

  private static List<TrendChart.Segment> segments(TrendSeries series) {
    List<TrendChart.Segment> segments = new ArrayList<>();
    int first = 0;
    for (TrendChange change : series.changes()) {
      segments.add(segment(series, first, change.index() - 1));
      first = change.index();
    }
    if (first < series.points().size()) {
      segments.add(segment(series, first, series.points().size() - 1));
    }
    return segments;
  }

  private static TrendChart.Segment segment(TrendSeries series, int first, int last) {
    double mean =
        Math.exp(
            series.points().subList(first, last + 1).stream()
                .mapToDouble(point -> Math.log(scaled(series.metric(), point.value())))
                .average()
                .orElseThrow());
    return new TrendChart.Segment(first, last, mean);
  }

  private static List<TrendChart.Change> changes(TrendSeries series) {
    return series.changes().stream()
        .map(
            change ->
                new TrendChart.Change(
                    change.index(),
                    Decimals.signedPercent(change.changePct(), 1),
                    change.meaning() == Meaning.WORSE ? Call.WORSE : Call.BETTER))
        .toList();
  }

  /** A value with its unit. */
  static String text(Metric metric, double value) {
    return unit(metric) == Unit.MS
        ? Numbers.ms(scaled(metric, value))
        : Numbers.perSec(value) + "/s";
  }

  private static Unit unit(Metric metric) {
    return metric.unit() == Metric.Unit.NS ? Unit.MS : Unit.PER_SEC;
  }

  private static double scaled(Metric metric, double value) {
    return unit(metric) == Unit.MS ? value / Decimals.NS_PER_MS : value;
  }
}
