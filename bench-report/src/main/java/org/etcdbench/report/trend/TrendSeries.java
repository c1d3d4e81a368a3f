package org.etcdbench.report.trend;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.etcdbench.core.scenario.Scenario;
import org.etcdbench.report.metric.Metric;
import org.etcdbench.report.stats.Sample;

/**
 * One metric of one row over time, measured in one way on one machine.
 *
 * @param row the row's name
 * @param scenario the row as it was measured last
 * @param metric what the values are
 * @param bed what must be equal for points to be in one series, besides the row
 * @param current whether the newest result of the profile that was measured there has this row
 * @param points in the order of time
 * @param invalid results that had this row and are left out because it was invalid
 * @param unsupported results that are left out because the metric had no value, or one that rests
 *     on too few requests
 * @param changes in the order of time
 * @param spikes in the order of time
 * @param events in the order of time
 */
public record TrendSeries(
    String row,
    Scenario scenario,
    Metric metric,
    TestBed bed,
    boolean current,
    List<TrendPoint> points,
    int invalid,
    int unsupported,
    List<TrendChange> changes,
    List<TrendSpike> spikes,
    List<TrendEvent> events) {

  /** An event this many points from a change may be its cause: a change is located that well. */
  private static final int NEAR = 2;

  /** Copies the lists. */
  public TrendSeries {
    Objects.requireNonNull(row, "row is null");
    Objects.requireNonNull(scenario, "scenario is null");
    Objects.requireNonNull(metric, "metric is null");
    Objects.requireNonNull(bed, "bed is null");
    points = List.copyOf(points);
    changes = List.copyOf(changes);
    spikes = List.copyOf(spikes);
    events = List.copyOf(events);
  }

  /** The latest change; empty if there is none. */
  public Optional<TrendChange> latestChange() {
    return changes.isEmpty() ? Optional.empty() : Optional.of(changes.get(changes.size() - 1));
  }

  /**
   * The latest change that is confirmed, unless a confirmed one came after it; empty if there is
   * none.
   */
  public Optional<TrendChange> latestConfirmed() {
    return changes.stream().filter(TrendChange::confirmed).reduce((a, b) -> b);
  }

  /**
   * Whether the latest level is worse than an earlier one, by what it takes to be a change. Levels
   * are those between changes that rest on as many points as it takes to confirm one.
   */
  boolean worseThanItsBest(Limits limits) {
    List<double[]> levels = levels();
    if (levels.isEmpty()) {
      return false;
    }
    double[] now = levels.remove(levels.size() - 1);
    return levels.stream().anyMatch(earlier -> worse(earlier, now, limits));
  }

  private List<double[]> levels() {
    List<double[]> levels = new ArrayList<>();
    int from = 0;
    for (TrendChange change : changes) {
      levels.add(logs(from, change.index()));
      from = change.index();
    }
    levels.add(logs(from, points.size()));
    levels.removeIf(level -> level.length < TrendChange.POINTS_TO_CONFIRM);
    return levels;
  }

  private boolean worse(double[] earlier, double[] now, Limits limits) {
    double[] both = DoubleStream.concat(Arrays.stream(earlier), Arrays.stream(now)).toArray();
    Shift shift = new StudentT().compare(both, 0, earlier.length, both.length);
    boolean better = (metric.better() == Metric.Better.HIGHER) == (shift.ratio() > 1);
    return !better && limits.accept(shift);
  }

  /** Without spikes, which are no part of a level; the latest may become one. */
  private double[] logs(int from, int to) {
    Set<Integer> alone =
        spikes.stream()
            .filter(spike -> !spike.last())
            .map(TrendSpike::index)
            .collect(Collectors.toSet());
    return IntStream.range(from, to)
        .filter(i -> !alone.contains(i))
        .mapToDouble(i -> Math.log(points.get(i).value()))
        .toArray();
  }

  /**
   * The geometric mean of the points since the latest change, or of all, but for spikes; NaN if
   * there are none.
   */
  public double latestLevel() {
    return Math.exp(latestLogs().mean());
  }

  /**
   * How much the points since the latest change vary, in percent: the standard deviation of their
   * logarithms, but for spikes. NaN for fewer than two.
   */
  public double latestNoisePct() {
    return 100 * latestLogs().standardDeviation();
  }

  private Sample latestLogs() {
    return Sample.of(logs(latestChange().map(TrendChange::index).orElse(0), points.size()));
  }

  /** Events so near to a change that they may be its cause. */
  public List<TrendEvent> eventsNear(TrendChange change) {
    return events.stream().filter(e -> Math.abs(e.index() - change.index()) <= NEAR).toList();
  }
}
