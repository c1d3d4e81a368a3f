package org.etcdbench.report.trend;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.etcdbench.core.result.ResultSummary;
import org.etcdbench.core.result.ScenarioSummary;
import org.etcdbench.core.scenario.Scenario;
import org.etcdbench.core.scenario.ScenarioKey;
import org.etcdbench.report.compare.RowLabels;
import org.etcdbench.report.compare.RowPattern;

/** Sorts the rows of results into series, and analyses each. */
final class SeriesBuilder {

  /** What is equal in all points of a row: the bed, and the value of every key. */
  private record RowKey(TestBed bed, List<Optional<String>> keys) {}

  private record Measured(ResultSummary result, ScenarioSummary row) {}

  private record Labelled(TestBed bed, String label, List<Measured> row) {}

  private final TrendSettings settings;
  private final Map<RowKey, List<Measured>> rows = new LinkedHashMap<>();

  /** The newest result of each bed: one night elsewhere must not hide what is worse here. */
  private final Map<TestBed, ResultSummary> newest = new LinkedHashMap<>();

  private SeriesBuilder(TrendSettings settings) {
    this.settings = settings;
  }

  /** The series of results that are given in the order of time. */
  static List<TrendSeries> build(List<ResultSummary> results, TrendSettings settings) {
    SeriesBuilder builder = new SeriesBuilder(settings);
    results.forEach(builder::add);
    return builder.series();
  }

  private void add(ResultSummary result) {
    TestBed bed = TestBed.of(result);
    newest.put(bed, result);
    for (ScenarioSummary row : result.scenarios()) {
      rows.computeIfAbsent(new RowKey(bed, keys(row.scenario())), key -> new ArrayList<>())
          .add(new Measured(result, row));
    }
  }

  private static List<Optional<String>> keys(Scenario scenario) {
    List<Optional<String>> keys = new ArrayList<>();
    for (ScenarioKey key : ScenarioKey.values()) {
      keys.add(key.of(scenario));
    }
    return keys;
  }

  private List<TrendSeries> series() {
    Map<TestBed, List<List<Measured>>> ofBeds = new LinkedHashMap<>();
    rows.forEach(
        (key, row) -> ofBeds.computeIfAbsent(key.bed(), bed -> new ArrayList<>()).add(row));
    List<Labelled> labelled = new ArrayList<>();
    ofBeds.forEach((bed, ofBed) -> labelled.addAll(labelled(bed, ofBed)));
    RowPattern.requireMatches(settings.rows(), labelled.stream().map(Labelled::label).toList());
    return labelled.stream()
        .filter(row -> RowPattern.chooses(settings.rows(), row.label()))
        .flatMap(row -> settings.metrics().stream().map(metric -> series(row, metric)))
        .toList();
  }

  private static List<Labelled> labelled(TestBed bed, List<List<Measured>> ofBed) {
    RowLabels labels =
        RowLabels.ofScenarios(ofBed.stream().map(SeriesBuilder::last).toList(), Set.of());
    return ofBed.stream().map(row -> new Labelled(bed, labels.of(last(row)), row)).toList();
  }

  private static Scenario last(List<Measured> row) {
    return row.get(row.size() - 1).row().scenario();
  }

  private TrendSeries series(Labelled labelled, TrendMetric metric) {
    List<Measured> row = labelled.row();
    TestBed bed = labelled.bed();
    Measured last = row.get(row.size() - 1);
    List<TrendPoint> points = new ArrayList<>();
    List<TrendEvent> events = new ArrayList<>();
    int invalid = 0;
    int unsupported = 0;
    Optional<Circumstances> before = Optional.empty();
    for (Measured measured : row) {
      ResultSummary result = measured.result();
      OptionalDouble value = metric.of(measured.row());
      if (!measured.row().verdict().valid()) {
        invalid++;
      } else if (value.isEmpty()) {
        unsupported++;
      } else {
        Circumstances now = Circumstances.of(result.environment(), measured.row().scenario());
        int index = points.size();
        before.stream()
            .flatMap(b -> b.changesTo(now).stream())
            .forEach(text -> events.add(new TrendEvent(index, text)));
        points.add(new TrendPoint(result.id(), result.startedAt(), value.getAsDouble()));
        before = Optional.of(now);
      }
    }
    SeriesAnalysis analysis = SeriesAnalysis.of(points, metric.metric(), settings.limits());
    ResultSummary newestThere = newest.getOrDefault(bed, last.result());
    boolean current = last.result().id().equals(newestThere.id());
    return new TrendSeries(
        labelled.label(),
        last.row().scenario(),
        metric.metric(),
        bed,
        current,
        points,
        invalid,
        unsupported,
        analysis.changes(),
        analysis.spikes(),
        events);
  }
}
