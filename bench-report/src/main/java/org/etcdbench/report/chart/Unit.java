package org.etcdbench.report.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

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
  PER_SEC(new Step(1, "/s"), new Step(1e4, 1e3, "k/s"), new Step(1e6, "M/s")),
  /** Bytes in powers of 1024. */
  BYTES(
      new Step(1, "\u202fB"),
      new Step(1 << 10, "\u202fKiB"),
      new Step(1 << 20, "\u202fMiB"),
      new Step(1 << 30, "\u202fGiB")),
  PERCENT(new Step(1, "\u202f%")),
  /** A bare number: k for thousands. */
  PLAIN(new Step(1, ""), new Step(1e4, 1e3, "k"), new Step(1e6, "M"));

  private static final MathContext TICK = new MathContext(6);
  private static final int LONGEST_EXPONENT = 300;

  /** From this value on, numbers are divided by the divisor and end with the suffix. */
  private record Step(double from, double divisor, String suffix) {
    Step(double from, String suffix) {
      this(from, from, suffix);
    }
  }

  private final List<Step> steps;

  Unit(Step... steps) {
    this.steps = List.of(steps);
  }

  /** With three digits, or all before the point where these are more; {@code -} of NaN. */
  String text(double value) {
    return Double.isFinite(value) ? format(value, false) : "-";
  }

  /** A round value: with all its digits. */
  String tick(double value) {
    return format(value, true);
  }

  private String format(double value, boolean exact) {
    double size = Math.abs(value);
    Step step = stepOf(size);
    // what is rounded up to the next step is written in it
    String number = number(size / step.divisor(), exact);
    Step next = stepOf(Double.parseDouble(number) * step.divisor());
    if (!next.equals(step) && size > 0) {
      step = next;
      number = number(size / step.divisor(), exact);
    }
    return (value < 0 && !"0".equals(number) ? "-" : "") + number + step.suffix();
  }

  private Step stepOf(double size) {
    Step found = steps.get(0);
    for (Step step : steps) {
      if (size >= step.from() * (1 - 1e-9)) {
        found = step;
      }
    }
    return size == 0 ? zeroStep() : found;
  }

  private Step zeroStep() {
    return steps.stream().filter(step -> step.divisor() == 1).findFirst().orElse(steps.get(0));
  }

  private static String number(double value, boolean exact) {
    return exact ? plain(BigDecimal.valueOf(value).round(TICK)) : threeDigits(value);
  }

  static String threeDigits(double value) {
    if (value == 0) {
      return "0";
    }
    int exponent = (int) Math.floor(Math.log10(Math.abs(value)));
    int decimals = Math.min(Math.max(0, 2 - exponent), LONGEST_EXPONENT);
    return plain(BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP));
  }

  private static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }
}
