package org.etcdbench.report.chart;

import java.util.List;

/** A small shape that tells marks apart without colour. */
public enum Marker {
  CIRCLE,
  SQUARE,
  TRIANGLE,
  DIAMOND,
  /** A triangle on its tip. */
  DOWN,
  /** An upright cross. */
  PLUS,
  /** A cross that lies. */
  CROSS,
  /** A bar that stands. */
  BAR;

  static final List<Marker> ALL = List.of(values());

  /** The path of a shape around a point, for a fill. */
  String path(double x, double y, double radius) {
    double r = radius;
    double arm = r / 3;
    return switch (this) {
      case CIRCLE -> circle(x, y, r);
      case SQUARE -> polygon(x, y, -r, -r, r, -r, r, r, -r, r);
      case TRIANGLE -> polygon(x, y, 0, -r * 1.2, r * 1.15, r * 0.9, -r * 1.15, r * 0.9);
      case DOWN -> polygon(x, y, 0, r * 1.2, r * 1.15, -r * 0.9, -r * 1.15, -r * 0.9);
      case DIAMOND -> polygon(x, y, 0, -r * 1.3, r * 1.3, 0, 0, r * 1.3, -r * 1.3, 0);
      case BAR -> polygon(x, y, -arm, -r * 1.2, arm, -r * 1.2, arm, r * 1.2, -arm, r * 1.2);
      case PLUS -> plus(x, y, r * 1.2, arm, 1, 0);
      case CROSS -> plus(x, y, r * 1.3, arm, Math.sqrt(0.5), Math.sqrt(0.5));
    };
  }

  private static String circle(double x, double y, double r) {
    String arc = "a" + Svg.tenths(r) + " " + Svg.tenths(r) + " 0 1 0 ";
    String across = Svg.tenths(2 * r);
    return "M%s %s%s%s 0%s-%s 0z"
        .formatted(Svg.tenths(x - r), Svg.tenths(y), arc, across, arc, across);
  }

  /** A plus sign, turned by the angle that has this cosine and sine. */
  private static String plus(double x, double y, double r, double arm, double cos, double sin) {
    double[] corners = {
      -arm, -r, arm, -r, arm, -arm, r, -arm, r, arm, arm, arm, arm, r, -arm, r, -arm, arm, -r, arm,
      -r, -arm, -arm, -arm
    };
    double[] turned = new double[corners.length];
    for (int i = 0; i < corners.length; i += 2) {
      turned[i] = corners[i] * cos - corners[i + 1] * sin;
      turned[i + 1] = corners[i] * sin + corners[i + 1] * cos;
    }
    return polygon(x, y, turned);
  }

  /** In tenths of a pixel, each corner relative to the one before: that is shorter. */
  private static String polygon(double x, double y, double... corners) {
    StringBuilder path = new StringBuilder();
    long lastX = 0;
    long lastY = 0;
    for (int i = 0; i < corners.length; i += 2) {
      long atX = Math.round((x + corners[i]) * 10);
      long atY = Math.round((y + corners[i + 1]) * 10);
      path.append(i == 0 ? 'M' : 'l')
          .append(Svg.tenths((atX - lastX) / 10.0))
          .append(atY < lastY ? "" : " ")
          .append(Svg.tenths((atY - lastY) / 10.0));
      lastX = atX;
      lastY = atY;
    }
    return path.append('z').toString();
  }
}
