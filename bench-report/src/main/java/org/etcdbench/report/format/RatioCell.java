package org.etcdbench.report.format;

import java.util.Optional;
import org.etcdbench.report.compare.Difference;
import org.etcdbench.report.compare.RatioText;

/**
 * A ratio over runs as two cells, the interval below the estimate: {@code ~} where no difference
 * can be shown, {@code ?} behind the estimate where there are too few runs.
 */
final class RatioCell {
  private RatioCell() {}

  static String ratio(Difference difference) {
    Optional<String> ratio = difference.estimate().map(of -> new RatioText(of).ratio());
    return switch (difference.shown()) {
      case DIFFERENT -> ratio.orElse("");
      case NOTHING -> "~";
      case TOO_FEW_RUNS -> ratio.map(text -> text + "?").orElse("");
      case NOT_MEASURED -> "";
    };
  }

  static String interval(Difference difference) {
    return difference.estimate().map(of -> new RatioText(of).interval("-")).orElse("");
  }
}
