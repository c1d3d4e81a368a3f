package org.etcdbench.report.trend;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The change points of a series of logarithms after which a level lasted. A segment of fewer than
 * three points between others was none: it is not a change and back, and its points join what is
 * around them. Points that are like none around them are kept from the test, which one of them
 * would blind ({@link LonePoints}).
 */
final class LastingChanges {

  /** Points on each side of a change that it takes to confirm it. */
  static final int LEAST_POINTS = 3;

  private static final Significance TEST = new StudentT();

  private final double[] series;
  private final Limits limits;

  private LastingChanges(double[] series, Limits limits) {
    this.series = series;
    this.limits = limits;
  }

  /** The change points, in their order; those near either end may wait to be confirmed. */
  static List<ChangePoint> find(double[] series, Limits limits) {
    int[] places = LonePoints.others(series);
    return findInAll(LonePoints.at(series, places), limits).stream()
        .map(point -> new ChangePoint(places[point.index()], point.qHat(), point.shift()))
        .toList();
  }

  private static List<ChangePoint> findInAll(double[] series, Limits limits) {
    LastingChanges lasting = new LastingChanges(series, limits);
    List<ChangePoint> points = EDivisive.find(series, limits, TEST);
    Optional<Integer> tooShort = tooShort(points);
    while (tooShort.isPresent()) {
      points = lasting.without(points, tooShort.get());
      tooShort = tooShort(points);
    }
    return lasting.strong(points);
  }

  /** The place in the list of the first point whose segment is inner and too short. */
  private static Optional<Integer> tooShort(List<ChangePoint> points) {
    for (int i = 0; i + 1 < points.size(); i++) {
      if (points.get(i + 1).index() - points.get(i).index() < LEAST_POINTS) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  /**
   * Instead of both ends of a short segment the one that separates the longer ones, if any does.
   */
  private List<ChangePoint> without(List<ChangePoint> points, int i) {
    int from = i == 0 ? 0 : points.get(i - 1).index();
    int to = i + 2 == points.size() ? series.length : points.get(i + 2).index();
    List<ChangePoint> left = new ArrayList<>(points.subList(0, i));
    Stream.of(points.get(i), points.get(i + 1))
        .map(point -> retested(point, from, to))
        .filter(point -> limits.accept(point.shift()))
        .min((a, b) -> Double.compare(a.shift().pValue(), b.shift().pValue()))
        .ifPresent(left::add);
    left.addAll(points.subList(i + 2, points.size()));
    return left;
  }

  /** Those that are still strong after others have gone, with what separates them now. */
  private List<ChangePoint> strong(List<ChangePoint> points) {
    List<ChangePoint> left = retested(points);
    return left.size() == points.size() ? left : strong(left);
  }

  private List<ChangePoint> retested(List<ChangePoint> points) {
    List<ChangePoint> strong = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      int from = strong.isEmpty() ? 0 : strong.get(strong.size() - 1).index();
      int to = i + 1 == points.size() ? series.length : points.get(i + 1).index();
      ChangePoint point = retested(points.get(i), from, to);
      if (limits.accept(point.shift())) {
        strong.add(point);
      }
    }
    return strong;
  }

  private ChangePoint retested(ChangePoint point, int from, int to) {
    return new ChangePoint(
        point.index(), point.qHat(), TEST.compare(series, from, point.index(), to));
  }
}
