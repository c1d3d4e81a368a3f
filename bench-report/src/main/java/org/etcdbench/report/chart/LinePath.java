package org.etcdbench.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The path of a line: broken where a value is absent, and with no more points than can be seen,
 * which are the first, the least, the greatest and the last one of each column of pixels.
 */
final class LinePath {
  private static final int POINTS_PER_COLUMN = 4;

  private final StringBuilder path = new StringBuilder();
  private boolean pen;
  private boolean afterMove;
  private long lastX;
  private long lastY;

  private LinePath() {}

  /** Empty if no point has a place. */
  static String of(List<Point> points, Scale xs, Scale ys) {
    LinePath line = new LinePath();
    List<Point> places = new ArrayList<>();
    for (Point point : points) {
      if (ys.has(point.y()) && xs.has(point.x())) {
        places.add(new Point(xs.at(point.x()), ys.at(point.y())));
      } else {
        line.add(places);
        places.clear();
      }
    }
    line.add(places);
    return line.path.toString();
  }

  private void add(List<Point> places) {
    pen = false;
    List<Point> kept = thinned(places);
    kept.forEach(this::add);
    if (kept.size() == 1) {
      // a round cap makes a dot of it
      path.append("h0");
    }
  }

  /** In tenths of a pixel, and relative to the point before: that is shorter. */
  private void add(Point place) {
    long x = Math.round(place.x() * 10);
    long y = Math.round(place.y() * 10);
    if (pen) {
      path.append(afterMove ? "l" : " ");
      path.append(tenths(x - lastX)).append(y < lastY ? "" : " ").append(tenths(y - lastY));
    } else {
      path.append('M').append(tenths(x)).append(' ').append(tenths(y));
    }
    afterMove = !pen;
    pen = true;
    lastX = x;
    lastY = y;
  }

  private static String tenths(long value) {
    return Svg.tenths(value / 10.0);
  }

  /** The points that can be seen, in their order. */
  static List<Point> thinned(List<Point> places) {
    List<Point> kept = new ArrayList<>();
    int from = 0;
    while (from < places.size()) {
      int to = from + 1;
      while (to < places.size() && column(places.get(to)) == column(places.get(from))) {
        to++;
      }
      kept.addAll(column(places.subList(from, to)));
      from = to;
    }
    return kept;
  }

  private static long column(Point place) {
    return Math.round(place.x());
  }

  private static List<Point> column(List<Point> places) {
    if (places.size() <= POINTS_PER_COLUMN) {
      return places;
    }
    int least = 0;
    int greatest = 0;
    for (int i = 1; i < places.size(); i++) {
      if (places.get(i).y() < places.get(least).y()) {
        least = i;
      }
      if (places.get(i).y() > places.get(greatest).y()) {
        greatest = i;
      }
    }
    int last = places.size() - 1;
    return IntStream.of(0, least, greatest, last)
        .sorted()
        .distinct()
        .mapToObj(places::get)
        .toList();
  }
}
