package org.etcdbench.report.chart;

import java.util.ArrayList;
import java.util.List;

/** Round values of an axis, ascending. */
final class Ticks {
  private static final double[] ROUND = {1, 2, 5};
  private static final double SLACK = 1e-9;

  private Ticks() {}

  /** The least step of 1, 2 or 5 times a power of ten that makes at most so many ticks. */
  static double step(double low, double high, int most) {
    double rough = (high - low) / Math.max(1, most - 1);
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    for (double round : ROUND) {
      if (round * power >= rough * (1 - SLACK)) {
        return round * power;
      }
    }
    return 10 * power;
  }

  /** Multiples of a step within the bounds; none if these are not in order. */
  static List<Double> linear(double low, double high, int most) {
    if (!(low < high)) {
      return List.of();
    }
    double step = step(low, high, most);
    List<Double> ticks = new ArrayList<>();
    long last = (long) Math.floor(high / step + SLACK);
    for (long i = (long) Math.ceil(low / step - SLACK); i <= last; i++) {
      ticks.add(i * step);
    }
    return List.copyOf(ticks);
  }

  /** 1, 2 and 5 times the powers of ten, or powers of ten alone, or only some of these. */
  static List<Double> log(double low, double high, int most) {
    List<Double> fine = powers(low, high, 1, ROUND);
    if (fine.size() <= most) {
      return fine;
    }
    int every = 1;
    List<Double> ticks = powers(low, high, every, 1);
    while (ticks.size() > most) {
      ticks = powers(low, high, ++every, 1);
    }
    return ticks;
  }

  /** Round ratios, 1 among them: powers of two, or steps around 1 where the range is narrow. */
  static List<Double> ratio(double low, double high, int most) {
    double widest = Math.max(high, 1 / low);
    if (widest < 1.6) {
      return linear(low, high, most);
    }
    int every = 1;
    List<Double> ticks = powersOfTwo(widest, every);
    while (ticks.size() > most) {
      ticks = powersOfTwo(widest, ++every);
    }
    return ticks.stream().filter(t -> t >= low * (1 - SLACK) && t <= high * (1 + SLACK)).toList();
  }

  /** The greatest round value, of 1, 2 or 5 times a power of ten, that is not above this. */
  static double roundDown(double value) {
    double power = Math.pow(10, Math.floor(Math.log10(value) + SLACK));
    double down = power;
    for (double round : ROUND) {
      if (round * power <= value * (1 + SLACK)) {
        down = round * power;
      }
    }
    return down;
  }

  /** The least round value that is not below this. */
  static double roundUp(double value) {
    double down = roundDown(value);
    if (down >= value * (1 - SLACK)) {
      return down;
    }
    return roundDown(down * 2.5);
  }

  private static List<Double> powers(double low, double high, int every, double... digits) {
    List<Double> ticks = new ArrayList<>();
    int last = (int) Math.floor(Math.log10(high) + SLACK);
    for (int exponent = (int) Math.floor(Math.log10(low)); exponent <= last; exponent++) {
      for (double digit : digits) {
        double tick = digit * Math.pow(10, exponent);
        boolean within = tick >= low * (1 - SLACK) && tick <= high * (1 + SLACK);
        if (within && Math.floorMod(exponent, every) == 0) {
          ticks.add(tick);
        }
      }
    }
    return List.copyOf(ticks);
  }

  private static List<Double> powersOfTwo(double widest, int every) {
    List<Double> ticks = new ArrayList<>();
    int last = (int) Math.floor(Math.log(widest) / Math.log(2) + SLACK) / every * every;
    for (int exponent = -last; exponent <= last; exponent += every) {
      ticks.add(Math.pow(2, exponent));
    }
    return List.copyOf(ticks);
  }
}
