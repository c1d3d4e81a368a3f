package org.etcdbench.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/** Round moments: of seconds, or of minutes where there are many. */
final class TimeTicks {
  private static final double MINUTE = 60;
  private static final double HOUR = 3600;
  private static final double[] STEPS = {
    15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 43_200, 86_400
  };

  private TimeTicks() {}

  static List<Double> between(double low, double high, int most) {
    double step = Ticks.step(low, high, most);
    if (step > 10) {
      for (double round : STEPS) {
        if ((high - low) / round <= most) {
          return multiples(low, high, round);
        }
      }
    }
    return Ticks.linear(low, high, most);
  }

  private static List<Double> multiples(double low, double high, double step) {
    List<Double> ticks = new ArrayList<>();
    for (long i = (long) Math.ceil(low / step); i * step <= high; i++) {
      ticks.add(i * step);
    }
    return List.copyOf(ticks);
  }

  /** {@code 30 s}, or {@code 1:30} where a tick is past ten minutes, or {@code 1:00 h}. */
  static DoubleFunction<String> labels(List<Double> ticks) {
    double last = ticks.isEmpty() ? 0 : ticks.get(ticks.size() - 1);
    if (last < 10 * MINUTE) {
      return Unit.SECONDS::tick;
    }
    return last < 2 * HOUR ? sec -> clock(sec, MINUTE, "min") : sec -> clock(sec, HOUR, "h");
  }

  private static String clock(double sec, double unit, String name) {
    long small = Math.round(sec / unit * 60);
    String rest = small % 60 < 10 ? "0" + small % 60 : Long.toString(small % 60);
    return small % 60 == 0 ? small / 60 + "\u202f" + name : small / 60 + ":" + rest;
  }
}
