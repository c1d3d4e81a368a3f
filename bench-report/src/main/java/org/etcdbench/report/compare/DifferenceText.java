package org.etcdbench.report.compare;

import java.util.Optional;
import org.etcdbench.report.digits.RatioText;
import org.etcdbench.report.stats.Interval;
import org.etcdbench.report.stats.RatioEstimate;

/** A difference in digits, the same wherever it is printed. */
public final class DifferenceText {
  private DifferenceText() {}

  /** The estimate, with its interval if there is one. */
  public static RatioText of(RatioEstimate estimate) {
    Interval interval = estimate.interval();
    return interval == null
        ? new RatioText(estimate.ratio())
        : new RatioText(estimate.ratio(), interval.low(), interval.high());
  }

  /**
   * The cell of a table: the ratio, {@code ~} where no difference can be shown, the ratio with
   * {@code ?} behind it where there are too few runs, and nothing where none can be made.
   */
  public static String cell(Difference difference) {
    Optional<String> ratio = difference.estimate().map(of -> of(of).ratio());
    return switch (difference.shown()) {
      case DIFFERENT -> ratio.orElse("");
      case NOTHING -> "~";
      case TOO_FEW_RUNS -> ratio.map(text -> text + "?").orElse("");
      case NOT_MEASURED -> "";
    };
  }

  /** The ends of its interval, with this between them; empty if there is none. */
  public static String interval(Difference difference, String between) {
    return difference.estimate().map(of -> of(of).interval(between)).orElse("");
  }
}
