package org.etcdbench.report.chart;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Charts of figures as they are measured, usual ones and awkward ones. */
final class ChartSamples {
  private static final List<String> ROWS =
      List.of(
          "put, leader, 1 client",
          "put, leader, 100 clients",
          "put, all members, 100 clients",
          "range linearizable, all members, 1 client",
          "range linearizable, all members, 100 clients",
          "range serializable, all members, 1 client",
          "range serializable, all members, 100 clients, 100 connections, 8 B keys, 256 B values");
  private static final double[] QPS3 = {723.7, 6074.5, 4768.2, 1729.0, 7015.0, 4538.5, 12347.0};
  private static final double[] QPS7 = {385.6, 3044.8, 2192.5, 912.4, 3402.1, 4140.0, 7777.7};
  private static final double[] ERROR3 = {67, 297, 228, 232, 292, 341, 2356};
  private static final double[] ERROR7 = {9.7, 188, 66, 123, 744, 353, 1356};

  private ChartSamples() {}

  /** By name: these have golden files. */
  static Map<String, Chart> all() {
    Map<String, Chart> charts = new LinkedHashMap<>();
    charts.put("intervals", intervals());
    charts.put("intervals-of-14", manyIntervals());
    charts.put("intervals-narrow", narrowIntervals());
    charts.put("percentiles", percentiles(3, 7));
    charts.put("percentiles-of-8", percentiles(1, 2, 3, 4, 5, 6, 7, 9));
    charts.put("percentiles-legend", percentilesWithLongNames());
    charts.put("time", time());
    charts.put("time-of-runs", timeOfRuns());
    charts.put("time-overlaid", timeOverlaid());
    charts.put("time-of-minutes", timeOfMinutes());
    charts.put("bars", bars());
    charts.put("bars-by-group", barsByGroup());
    charts.put("heat", heat());
    charts.put("trend", trend());
    charts.put("split", split());
    return charts;
  }

  static Chart intervals() {
    List<IntervalChart.Row> rows = new ArrayList<>();
    rows.add(row(ROWS.get(0), 0.53, 0.50, 0.56, Call.WORSE));
    rows.add(row(ROWS.get(1), 0.50, 0.47, 0.54, Call.WORSE));
    rows.add(row(ROWS.get(2), 0.46, 0.44, 0.48, Call.WORSE));
    rows.add(row(ROWS.get(3), 0.53, 0.46, 0.60, Call.WORSE));
    rows.add(row(ROWS.get(4), 1.16, 1.09, 1.24, Call.BETTER));
    rows.add(row(ROWS.get(5), 0.91, 0.79, 1.05, Call.UNSURE));
    rows.add(row(ROWS.get(6), 1.01, 0.98, 1.03, Call.SAME));
    rows.add(new IntervalChart.Row("txn, leader, 1 client", 0.63, null, Call.TOO_FEW_RUNS));
    rows.add(new IntervalChart.Row("watch <fan-out> & more", Double.NaN, null, Call.TOO_FEW_RUNS));
    return new IntervalChart("Requests per second, 7 members against 3", 5, rows);
  }

  private static Chart manyIntervals() {
    List<IntervalChart.Row> rows = new ArrayList<>();
    Random random = new Random(1);
    for (int i = 0; i < 14; i++) {
      double ratio = Math.exp(random.nextGaussian());
      double half = i == 3 ? 60 : 1.1 + random.nextDouble() / 2;
      boolean told = ratio > half || ratio < 1 / half;
      Call call = told ? (ratio > 1 ? Call.WORSE : Call.BETTER) : Call.UNSURE;
      rows.add(row(ROWS.get(i % 6) + ": p" + 90 + i, ratio, ratio / half, ratio * half, call));
    }
    return new IntervalChart("Response time, 7 members against 3", 10, rows);
  }

  private static Chart narrowIntervals() {
    return new IntervalChart(
        "Tonight against the baseline",
        2,
        List.of(
            row("put qps", 0.991, 0.985, 0.998, Call.SAME),
            row("put p99", 1.043, 1.031, 1.055, Call.WORSE)));
  }

  private static IntervalChart.Row row(
      String label, double ratio, double low, double high, Call call) {
    return new IntervalChart.Row(label, ratio, new Interval(low, high), call);
  }

  static Chart percentiles(int... sizes) {
    List<PercentileChart.Curve> curves = new ArrayList<>();
    for (int size : sizes) {
      curves.add(curve(size + " members", 0.45 + 0.28 * size, 10_000 + 40_000 * (size % 3)));
    }
    return new PercentileChart("Response time of put by percentile", curves);
  }

  private static Chart percentilesWithLongNames() {
    return new PercentileChart(
        "Response time",
        List.of(
            curve("put, leader, 100 clients, 3 members", 16, 50_000),
            curve("put, all members, 100 clients, 3 members", 21, 50_000),
            curve("put, leader, 100 clients, 7 members", 33, 50_000),
            curve("put, all members, 100 clients, 7 members", 46, 50_000)));
  }

  private static PercentileChart.Curve curve(String label, double medianMs, int requests) {
    List<PercentileChart.At> points = new ArrayList<>();
    double end = Math.log10(requests / 10.0);
    for (int i = 0; i <= 60; i++) {
      double nines = end * i / 60;
      double ms = medianMs * (0.6 + 0.4 * nines / 0.3 * (1 + 0.35 * nines * nines * nines / 6));
      points.add(new PercentileChart.At(100 * (1 - Math.pow(10, -nines)), ms));
    }
    return new PercentileChart.Curve(label, points);
  }

  static Chart time() {
    List<TimeChart.Panel> panels =
        List.of(
            new TimeChart.Panel(
                "throughput", Unit.PER_SEC, false, List.of(line("put", 0, 120, 6074, 0.04, 1))),
            new TimeChart.Panel(
                "response time",
                Unit.MS,
                true,
                List.of(line("p50", 0, 120, 15.2, 0.05, 2), line("p99", 0, 120, 36.6, 0.25, 3))));
    return new TimeChart(
        "Put over time, 3 members",
        panels,
        List.of(),
        List.of(
            new TimeChart.Event(48, Marker.DIAMOND, "leader change", "m2 became leader"),
            new TimeChart.Event(21.5, Marker.TRIANGLE, "slow apply", "m1 took 214 ms"),
            new TimeChart.Event(23, Marker.TRIANGLE, "slow apply", "m3 took 180 ms"),
            new TimeChart.Event(24, Marker.SQUARE, "GC pause", "38 ms"),
            new TimeChart.Event(25, Marker.SQUARE, "GC pause", "22 ms"),
            new TimeChart.Event(118, Marker.CROSS, "member lost", "m3 is gone")));
  }

  private static Chart timeOfRuns() {
    List<TimeChart.Line> lines = new ArrayList<>();
    List<TimeChart.Section> sections = new ArrayList<>();
    for (int run = 0; run < 5; run++) {
      int from = run * 180;
      sections.add(new TimeChart.Section(from, "run " + (run + 1)));
      lines.add(line("3 members", from, 170, 6074, 0.05, run));
      lines.add(line("7 members", from, 170, 3044, 0.05, run + 20));
    }
    return new TimeChart(
        "Throughput of five runs",
        List.of(new TimeChart.Panel("requests per second", Unit.PER_SEC, false, lines)),
        sections,
        List.of(new TimeChart.Event(400, Marker.CROSS, "member lost", "m3 is gone")));
  }

  /** Points of 10 seconds, in one of which nothing succeeded for three. */
  private static Chart timeOfMinutes() {
    List<Point> points = new ArrayList<>();
    List<TimeChart.Range> ranges = new ArrayList<>();
    List<TimeChart.Section> sections = new ArrayList<>();
    Random random = new Random(11);
    for (int run = 0; run < 2; run++) {
      int from = run * 301;
      sections.add(new TimeChart.Section(from, "run " + (run + 1)));
      if (run > 0) {
        points.add(new Point(from, Double.NaN));
        ranges.add(new TimeChart.Range(from, Double.NaN, Double.NaN));
      }
      for (int sec = 5; sec < 300; sec += 10) {
        double mean = 6074 * Math.exp(0.02 * random.nextGaussian());
        boolean stalled = run == 1 && sec == 145;
        points.add(new Point(from + sec, stalled ? mean * 0.7 : mean));
        ranges.add(new TimeChart.Range(from + sec, stalled ? 0 : mean * 0.9, mean * 1.08));
      }
    }
    TimeChart.Line line =
        new TimeChart.Line("succeeded", TimeChart.Summary.MEAN_AND_RANGE, points, ranges);
    List<Point> tails =
        points.stream().map(p -> new Point(p.x(), p.y() < 5000 ? 3010 : p.y() / 300)).toList();
    TimeChart.Line tail = new TimeChart.Line("p99", TimeChart.Summary.GREATEST, tails, List.of());
    return new TimeChart(
        "Two runs of five minutes",
        List.of(
            new TimeChart.Panel("throughput", Unit.PER_SEC, false, List.of(line)),
            new TimeChart.Panel("response time", Unit.MS, true, List.of(tail))),
        sections,
        List.of(),
        10);
  }

  private static Chart timeOverlaid() {
    List<TimeChart.Line> lines = new ArrayList<>();
    for (int run = 0; run < 5; run++) {
      lines.add(line("3 members", 0, 30, 723, 0.09, run));
      lines.add(line("7 members", 0, 48, 385, 0.06, run + 20));
    }
    return new TimeChart(
        "Throughput of five runs, laid over one another",
        List.of(new TimeChart.Panel("requests per second", Unit.PER_SEC, false, lines)),
        List.of(),
        List.of());
  }

  private static TimeChart.Line line(
      String label, int fromSec, int lengthSec, double level, double noise, int seed) {
    Random random = new Random(seed);
    List<Point> points = new ArrayList<>();
    for (int sec = 0; sec < lengthSec; sec++) {
      boolean election = lengthSec == 120 && sec >= 48 && sec < 51;
      double value = level * Math.exp(noise * random.nextGaussian());
      points.add(new Point(fromSec + sec, election ? Double.NaN : value));
    }
    return new TimeChart.Line(label, points);
  }

  static Chart bars() {
    List<BarChart.Group> groups = new ArrayList<>();
    for (int i = 0; i < ROWS.size(); i++) {
      groups.add(
          new BarChart.Group(
              ROWS.get(i),
              List.of(
                  bar("3 members", QPS3[i], ERROR3[i]),
                  bar("5 members", i == 2 ? Double.NaN : Math.sqrt(QPS3[i] * QPS7[i]), null),
                  bar("7 members", QPS7[i], ERROR7[i]))));
    }
    return new BarChart("Requests per second", Unit.PER_SEC, groups);
  }

  private static BarChart.Bar bar(String series, double value, @Nullable Double error) {
    Interval interval = error == null ? null : new Interval(value - error, value + error);
    return new BarChart.Bar(series, value, interval);
  }

  private static Chart barsByGroup() {
    return BarChart.fitting(
        "p99 of the response time",
        Unit.MS,
        List.of(
            new BarChart.Group(
                "put, leader, 1 client",
                List.of(bar("3 members", 1.9, 0.2), bar("7 members", 4.1, 0.3))),
            new BarChart.Group(
                "put, leader, 100 clients",
                List.of(bar("3 members", 34.2, null), bar("7 members", 88.0, null))),
            new BarChart.Group(
                "nothing",
                List.of(bar("3 members", Double.NaN, null), bar("7 members", Double.NaN, null)))));
  }

  static Chart heat() {
    List<HeatMap.Row> rows = new ArrayList<>();
    for (int i = 0; i < ROWS.size(); i++) {
      double ratio = QPS7[i] / QPS3[i];
      HeatMap.Standing last = i == 5 ? HeatMap.Standing.UNSURE : HeatMap.Standing.TOLD;
      rows.add(
          new HeatMap.Row(
              ROWS.get(i),
              List.of(
                  HeatMap.Cell.BASE,
                  i == 5
                      ? new HeatMap.Cell(1.08, HeatMap.Standing.TOO_FEW_RUNS)
                      : new HeatMap.Cell(Math.pow(ratio, 0.4), HeatMap.Standing.TOLD),
                  i == 4
                      ? new HeatMap.Cell(1.01, HeatMap.Standing.SAME)
                      : new HeatMap.Cell(Math.pow(ratio, 0.7), HeatMap.Standing.TOLD),
                  i == 2 ? HeatMap.Cell.EMPTY : new HeatMap.Cell(ratio, last),
                  new HeatMap.Cell(
                      ratio * ratio, i == 0 ? HeatMap.Standing.INVALID : HeatMap.Standing.TOLD))));
    }
    return new HeatMap(
        "Requests per second against 3 members",
        "members",
        "row",
        true,
        List.of("3", "4", "5", "7", "9"),
        rows);
  }

  static Chart trend() {
    List<TrendChart.Score> scores = new ArrayList<>();
    Random random = new Random(7);
    for (int i = 0; i < 60; i++) {
      double level = i < 22 ? 723 : i < 41 ? 655 : 702;
      double value = level * (1 + 0.012 * random.nextGaussian()) * (i == 33 ? 0.88 : 1);
      String date = LocalDate.of(2026, 9, 1).plusDays(i).toString();
      scores.add(new TrendChart.Score(date, i == 12 ? Double.NaN : value, i == 33));
    }
    return new TrendChart(
        "put, leader, 1 client: requests per second",
        Unit.PER_SEC,
        scores,
        List.of(
            new TrendChart.Segment(0, 21, 723),
            new TrendChart.Segment(22, 40, 652),
            new TrendChart.Segment(41, 59, 702)),
        List.of(
            new TrendChart.Change(22, "-9.8 % (-10.6 to -9.0)", Call.WORSE),
            new TrendChart.Change(41, "+7.7 % (6.8 to 8.5)", Call.BETTER)));
  }

  static Chart split() {
    return new SplitBar(
        "Where the mean response time of put went",
        Unit.MS,
        List.of(
            parts("3 members", 0.62, 0.21, 0.05, 0.50),
            parts("5 members", 0.85, 0.55, 0.05, 0.52),
            parts("7 members", 0.90, 1.02, 0.06, 0.61)));
  }

  private static SplitBar.Row parts(
      String label, double sync, double quorum, double apply, double rest) {
    return new SplitBar.Row(
        label,
        List.of(
            new SplitBar.Part("leader's WAL sync", sync),
            new SplitBar.Part("quorum", quorum),
            new SplitBar.Part("apply", apply),
            new SplitBar.Part("waiting", rest)));
  }

  /** Charts of nothing, of one value, of equal values: they must be drawn too. */
  static Map<String, Chart> degenerate() {
    Map<String, Chart> charts = new LinkedHashMap<>();
    charts.put("no-intervals", new IntervalChart("t", 0, List.of()));
    charts.put("no-percentiles", new PercentileChart("t", List.of()));
    charts.put(
        "one-percentile",
        new PercentileChart(
            "t",
            List.of(
                new PercentileChart.Curve("none", List.of()),
                new PercentileChart.Curve("one", List.of(new PercentileChart.At(50, 3))))));
    charts.put("no-bars", new BarChart("t", Unit.MS, List.of()));
    charts.put(
        "zero-bar",
        new BarChart(
            "t",
            Unit.MS,
            List.of(
                new BarChart.Group("empty", List.of()),
                new BarChart.Group("zero", List.of(bar("a", 0, null))))));
    charts.put("no-heat", new HeatMap("t", "x", "y", true, List.of(), List.of()));
    charts.put("no-trend", new TrendChart("t", Unit.MS, List.of(), List.of(), List.of()));
    charts.put(
        "one-score",
        new TrendChart(
            "t",
            Unit.MS,
            List.of(new TrendChart.Score("2026-11-01", 5, true)),
            List.of(),
            List.of()));
    charts.put("no-split", new SplitBar("t", Unit.MS, List.of()));
    charts.put("zero-split", new SplitBar("t", Unit.MS, List.of(parts("r", 0, 0, 0, 0))));
    charts.put("no-time", timeOf(List.of()));
    charts.put("one-point", timeOf(List.of(new Point(3, 5))));
    charts.put("equal", timeOf(List.of(new Point(3, 5), new Point(4, 5))));
    charts.put("only-gaps", timeOf(List.of(new Point(3, Double.NaN), new Point(4, Double.NaN))));
    charts.put("zeros", timeOf(List.of(new Point(0, 0), new Point(1, 0))));
    charts.put("huge", timeOf(List.of(new Point(0, 1e-9), new Point(1e9, 1e15))));
    charts.put(
        "huge-ratios",
        new IntervalChart(
            "t",
            5,
            List.of(row("huge", 1e9, 0, 1e12, Call.UNSURE), row("tiny", 1e-9, 0, 1, Call.UNSURE))));
    return charts;
  }

  private static Chart timeOf(List<Point> points) {
    List<TimeChart.Line> lines = List.of(new TimeChart.Line("line", points));
    return new TimeChart(
        "t",
        List.of(
            new TimeChart.Panel("log", Unit.MS, true, lines),
            new TimeChart.Panel("linear", Unit.MS, false, lines)),
        List.of(),
        List.of());
  }
}
