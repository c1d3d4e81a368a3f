package org.etcdbench.report.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.DoubleFunction;

/** What numbers count, and how they are written: short, and the same in every locale. */
public enum Unit {
  /** Milliseconds; written as ns, µs, ms or s. */
  MS(
      new Step(1e-6, "\u202fns"),
      new Step(1e-3, "\u202f\u00b5s"),
      new Step(1, "\u202fms"),
      new Step(1e3, "\u202fs")),
  /** Seconds, and no other unit. */
  SECONDS(new Step(1, "\u202fs")),
  /** Something per second: k for thousands. */
  PER_SEC(new Step(1, "/s"), new Step(1e5, 1e4, 1e3, "k/s"), new Step(1e6, "M/s")),
  PERCENT(new Step(1, "\u202f%"));

  private static final MathContext TICK = new MathContext(8);
  private static final double SLACK = 1e-9;
  private static final int MOST_DECIMALS = 300;

  /**
   * From a value on, numbers are divided by the divisor and end with the suffix.
   *
   * @param from this value
   * @param tickFrom this value, for ticks
   */
  private record Step(double from, double tickFrom, double divisor, String suffix) {
    Step(double from, String suffix) {
      this(from, from, from, suffix);
    }
  }

  @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
  private final List<Step> steps;

  Unit(Step... steps) {
    this.steps = List.of(steps);
  }

  /** With three digits, or all before the point where these are more; {@code -} of NaN. */
  String text(double value) {
    if (!Double.isFinite(value)) {
      return "-";
    }
    double size = Math.abs(value);
    Step step = stepOf(size);
    String number = threeDigits(size / step.divisor());
    // what is rounded up to the next step is written in it
    Step next = size == 0 ? step : stepOf(Double.parseDouble(number) * step.divisor());
    if (!next.equals(step)) {
      number = threeDigits(size / next.divisor());
    }
    return sign(value, number) + number + next.suffix();
  }

  /** In the unit and with the decimals that a greater value has, so that they can be added up. */
  String textBeside(double greatest, double value) {
    return numberBeside(greatest, value) + stepOf(greatest).suffix();
  }

  /** The same without the unit. */
  String numberBeside(double greatest, double value) {
    double divisor = stepOf(greatest).divisor();
    BigDecimal number = BigDecimal.valueOf(value / divisor);
    return number.setScale(decimals(greatest / divisor), RoundingMode.HALF_UP).toPlainString();
  }

  /** How the ticks of a scale are written: in one unit if it is linear. */
  DoubleFunction<String> ticks(Scale scale) {
    Step step = tickStepOf(Math.max(Math.abs(scale.low()), Math.abs(scale.high())));
    return scale.logarithmic() ? this::tick : value -> tick(value, step);
  }

  /** A round value, with all its digits. */
  String tick(double value) {
    return tick(value, tickStepOf(Math.abs(value)));
  }

  private static String tick(double value, Step step) {
    String number = plain(BigDecimal.valueOf(value / step.divisor()).round(TICK));
    return "0".equals(number) ? number : number + step.suffix();
  }

  private static String sign(double value, String number) {
    return value < 0 && !"0".equals(number) ? "-" : "";
  }

  private Step stepOf(double size) {
    Step found = steps.get(0);
    for (Step step : steps) {
      // zero is written in the unit that the values are handed in
      if (size >= step.from() * (1 - SLACK) || (size == 0 && step.divisor() <= 1)) {
        found = step;
      }
    }
    return found;
  }

  private Step tickStepOf(double size) {
    Step found = steps.get(0);
    for (Step step : steps) {
      if (size >= step.tickFrom() * (1 - SLACK)) {
        found = step;
      }
    }
    return found;
  }

  static String threeDigits(double value) {
    return plain(BigDecimal.valueOf(value).setScale(decimals(value), RoundingMode.HALF_UP));
  }

  private static int decimals(double value) {
    if (value == 0) {
      return 2;
    }
    int exponent = (int) Math.floor(Math.log10(Math.abs(value)));
    return Math.min(Math.max(0, 2 - exponent), MOST_DECIMALS);
  }

  private static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }
}
