package org.etcdbench.core.observe.metrics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.etcdbench.core.result.MemberMetrics;
import org.etcdbench.core.result.MetricReading;
import org.etcdbench.core.result.SeriesPoint;
import org.jspecify.annotations.Nullable;

/** What one member's pages said, one after the other. Used by one thread at a time. */
final class MemberSeries {
  private static final double NS_PER_S = 1e9;
  private static final double MS_PER_S = 1e3;

  private final MetricsTarget target;
  private final Map<String, CounterSum> counters = new HashMap<>();
  private final Map<String, HistogramSum> histograms = new HashMap<>();
  private final Map<String, GaugeSum> gauges = new HashMap<>();
  private final List<SeriesPoint> points = new ArrayList<>();
  private @Nullable Page previous;
  private @Nullable Instant from;
  private long fromNs;
  private long lastNs;
  private int scrapes;
  private int failures;
  private @Nullable String failure;
  private boolean restarted;

  MemberSeries(MetricsTarget target) {
    this.target = target;
  }

  /**
   * Takes a page.
   *
   * @param nowNs when it was answered, by the monotonic clock
   * @param now the same by the wall clock; only that of the first page is used
   */
  void accept(Page page, long nowNs, Instant now) {
    Page before = previous;
    if (before == null || from == null) {
      from = now;
      fromNs = nowNs;
      page.counters().forEach((key, value) -> counters.put(key, new CounterSum(value)));
      page.histograms().forEach((key, value) -> histograms.put(key, new HistogramSum(value)));
    } else {
      boolean anew = anew(before, page);
      restarted |= anew;
      if (anew) {
        // also those that the new process has not counted yet
        counters.values().forEach(CounterSum::anew);
        histograms.values().forEach(HistogramSum::anew);
      }
      // what the first page lacked had not been counted yet
      page.counters()
          .forEach(
              (key, value) -> counters.computeIfAbsent(key, k -> new CounterSum(0)).next(value));
      page.histograms()
          .forEach(
              (key, value) -> histograms.computeIfAbsent(key, k -> new HistogramSum()).next(value));
      // another process's counters have nothing to do with those before
      if (!anew) {
        points.add(new PagePoint(before, page, nowNs - lastNs).at(at(nowNs), target.member()));
      }
    }
    page.gauges()
        .forEach((key, value) -> gauges.computeIfAbsent(key, k -> new GaugeSum(value)).next(value));
    previous = page;
    lastNs = nowNs;
    scrapes++;
  }

  private Instant at(long nowNs) {
    return from == null ? Instant.EPOCH : from.plusNanos(nowNs - fromNs);
  }

  /** Whether another process made the later page: its counters began again, or it says so. */
  private boolean anew(Page before, Page page) {
    return before.counters().entrySet().stream()
            .anyMatch(
                counter ->
                    page.counters().getOrDefault(counter.getKey(), counter.getValue())
                        < counter.getValue())
        || startedLater(before, page);
  }

  /**
   * Whether it started after the page before was made. Machines derive the time of the start from
   * their clock: when that is set, the time moves too, but seldom by half of how long the process
   * has been up.
   */
  private boolean startedLater(Page before, Page page) {
    Double started = page.gauges().get(Catalog.START_TIME);
    Double startedBefore = before.gauges().get(Catalog.START_TIME);
    if (started == null || startedBefore == null) {
      return false;
    }
    double watched = (lastNs - fromNs) / NS_PER_S;
    double up = Math.max(watched, at(lastNs).toEpochMilli() / MS_PER_S - startedBefore);
    return started > startedBefore && started - startedBefore >= up / 2;
  }

  /** Takes that no page could be had. */
  void fail(String why) {
    failures++;
    failure = why;
  }

  /** Second by second, as far as pages could be had. */
  List<SeriesPoint> points() {
    return List.copyOf(points);
  }

  /** What all pages said. */
  MemberMetrics metrics() {
    Map<String, MetricReading> metrics = new HashMap<>();
    counters.forEach(
        (key, sum) -> {
          if (sum.increase() > 0 || !isSparse(key)) {
            metrics.put(key, new MetricReading.Counter(sum.increase()));
          }
        });
    histograms.forEach((key, sum) -> metrics.put(key, sum.reading()));
    gauges.forEach((key, sum) -> metrics.put(key, sum.reading()));
    return new MemberMetrics(
        target.member(),
        target.url().toString(),
        from,
        from == null ? null : at(lastNs),
        scrapes,
        failures,
        failure,
        restarted,
        metrics);
  }

  private static boolean isSparse(String key) {
    int labels = key.indexOf('{');
    Catalog.Series series = Catalog.series(labels < 0 ? key : key.substring(0, labels));
    return series != null && !series.metric().zeros();
  }
}
