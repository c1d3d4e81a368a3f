package org.etcdbench.report.trend;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The points of a series of logarithms that are like none around them, found before anything is
 * known of changes: fewer than two of the two points before and the two after are near. So three
 * alike of five in a row are a level, and one or two are not. How near is usual is taken from the
 * median distance of neighbours, which neither such a point nor a change can move. A test that took
 * them in would be blind for as long as they are in its segment.
 */
final class LonePoints {
  private static final int AROUND = 2;

  /** Points around that are near, of a point that is not alone. */
  private static final int COMPANY = 2;

  /** Of a series in which more than one point in so many is like none, all are its noise. */
  private static final int ONE_IN = 5;

  private final double[] series;
  private final double limit;

  private LonePoints(double[] series) {
    this.series = series;
    double[] steps =
        IntStream.range(1, series.length)
            .mapToDouble(i -> Math.abs(series[i] - series[i - 1]))
            .toArray();
    // the difference of two points varies by the root of 2 more than a point
    this.limit = Spikes.limit(Spikes.median(steps) / Math.sqrt(2));
  }

  /** Of each point, whether it is one. */
  static boolean[] in(double[] series) {
    boolean[] alone = new boolean[series.length];
    if (series.length < Spikes.LEAST_POINTS) {
      return alone;
    }
    LonePoints points = new LonePoints(series);
    int count = 0;
    for (int i = 0; i < series.length; i++) {
      alone[i] = points.alone(i);
      count += alone[i] ? 1 : 0;
    }
    return count * ONE_IN > series.length ? new boolean[series.length] : alone;
  }

  /** The places of all other points. */
  static int[] others(double[] series) {
    boolean[] alone = in(series);
    return IntStream.range(0, series.length).filter(i -> !alone[i]).toArray();
  }

  /** The latest may be the first of a level, and the first two its last. */
  private boolean alone(int point) {
    int last = series.length - 1;
    int near = 0;
    for (int i = Math.max(0, point - AROUND); i <= Math.min(last, point + AROUND); i++) {
      near += i != point && Math.abs(series[i] - series[point]) <= limit ? 1 : 0;
    }
    int toCome = Math.max(0, point + AROUND - last);
    int gone = near == 0 ? 0 : Math.max(0, AROUND - point);
    return near + toCome + gone < COMPANY;
  }

  /** The values at these places. */
  static double[] at(double[] series, int[] places) {
    return Arrays.stream(places).mapToDouble(place -> series[place]).toArray();
  }
}
