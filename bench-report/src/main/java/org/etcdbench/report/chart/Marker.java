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
    String arc = "a" + Svg.number(r) + " " + Svg.number(r) + " 0 1 0 ";
    return "M%s %s%s%s 0%s%s 0z"
        .formatted(
            Svg.number(x - r), Svg.number(y), arc, Svg.number(2 * r), arc, Svg.number(-2 * r));
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

  private static String polygon(double x, double y, double... corners) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < corners.length; i += 2) {
      path.append(i == 0 ? 'M' : 'L')
          .append(Svg.number(x + corners[i]))
          .append(' ')
          .append(Svg.number(y + corners[i + 1]));
    }
    return path.append('z').toString();
  }
}
