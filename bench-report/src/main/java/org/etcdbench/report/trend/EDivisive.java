package org.etcdbench.report.trend;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.etcdbench.report.trend.PairDistances.Candidate;

/**
 * E-divisive as Hunter and Apache Otava have it (Fleming et al. 2023, doi 10.1145/3578244.3583719):
 * windows are split where the energy statistic is greatest as long as a test finds the parts to
 * differ, then the weakest points are taken away again until all that is left is strong.
 */
final class EDivisive {
  private final double[] series;
  private final Limits limits;
  private final SegmentTest test;
  private final Retest retest;

  /** Which points are tested again when one between them is taken away. */
  enum Retest {
    /** All whose segments have become longer. */
    BOTH_NEIGHBOURS,
    /** As Otava 1ceb1537 does it, so that its test vectors can be held against this code. */
    LATER_NEIGHBOUR
  }

  private EDivisive(double[] series, Limits limits, SegmentTest test, Retest retest) {
    this.series = series;
    this.limits = limits;
    this.test = test;
    this.retest = retest;
  }

  /** The change points of a series, in their order. */
  static List<ChangePoint> find(double[] series, Limits limits, SegmentTest test) {
    return find(series, limits, test, Retest.BOTH_NEIGHBOURS);
  }

  static List<ChangePoint> find(double[] series, Limits limits, SegmentTest test, Retest retest) {
    EDivisive algorithm = new EDivisive(series, limits, test, retest);
    return algorithm.merge(algorithm.split());
  }

  private List<ChangePoint> split() {
    Map<Integer, Double> all = new TreeMap<>();
    int start = 0;
    while (start < series.length) {
      int end = Math.min(start + limits.windowLength(), series.length);
      NavigableMap<Integer, Double> found = splitWindow(start, end);
      found.forEach(all::putIfAbsent);
      int last = found.isEmpty() ? 0 : found.lastKey();
      start = Math.max(last, start + limits.windowLength() / 2);
    }
    List<ChangePoint> points = new ArrayList<>();
    all.forEach((index, qHat) -> points.add(new ChangePoint(index, qHat, new Shift(1, 1))));
    for (int i = 0; i < points.size(); i++) {
      test(points, i);
    }
    return points;
  }

  /** Indices with their Q̂. */
  private NavigableMap<Integer, Double> splitWindow(int start, int end) {
    PairDistances distances = new PairDistances(series, start, end);
    NavigableMap<Integer, Double> found = new TreeMap<>();
    Optional<Candidate> next = distances.best(start, end);
    while (next.isPresent()) {
      int index = next.get().index();
      Integer before = found.floorKey(index);
      Integer after = found.higherKey(index);
      Shift shift =
          test.compare(series, before == null ? start : before, index, after == null ? end : after);
      if (shift.pValue() > limits.firstPassPValue()) {
        break;
      }
      found.put(index, next.get().qHat());
      next = best(distances, found, start, end);
    }
    return found;
  }

  /** The best candidate of all segments, the first of equals. */
  private static Optional<Candidate> best(
      PairDistances distances, NavigableMap<Integer, Double> found, int start, int end) {
    List<Integer> bounds = new ArrayList<>(found.keySet());
    bounds.add(0, start);
    bounds.add(end);
    Optional<Candidate> best = Optional.empty();
    for (int i = 1; i < bounds.size(); i++) {
      Optional<Candidate> candidate = distances.best(bounds.get(i - 1), bounds.get(i));
      if (candidate.isPresent() && (best.isEmpty() || candidate.get().qHat() > best.get().qHat())) {
        best = candidate;
      }
    }
    return best;
  }

  /**
   * Takes away the point of the greatest p-value, then of the least magnitude, while one is weak.
   */
  private List<ChangePoint> merge(List<ChangePoint> points) {
    while (!points.isEmpty()) {
      int weakest = first(points, Comparator.comparingDouble(p -> -p.shift().pValue()));
      if (points.get(weakest).shift().pValue() < limits.maxPValue()) {
        weakest = first(points, Comparator.comparingDouble(p -> p.shift().magnitude()));
        if (limits.accept(points.get(weakest).shift())) {
          return points;
        }
      }
      points.remove(weakest);
      if (retest == Retest.BOTH_NEIGHBOURS) {
        test(points, weakest - 1);
      }
      test(points, weakest);
    }
    return points;
  }

  private static int first(List<ChangePoint> points, Comparator<ChangePoint> order) {
    int first = 0;
    for (int i = 1; i < points.size(); i++) {
      if (order.compare(points.get(i), points.get(first)) < 0) {
        first = i;
      }
    }
    return first;
  }

  private void test(List<ChangePoint> points, int i) {
    if (i < 0 || i >= points.size()) {
      return;
    }
    ChangePoint point = points.get(i);
    int from = i == 0 ? 0 : points.get(i - 1).index();
    int to = i + 1 == points.size() ? series.length : points.get(i + 1).index();
    Shift shift = test.compare(series, from, point.index(), to);
    points.set(i, new ChangePoint(point.index(), point.qHat(), shift));
  }
}
