package org.etcdbench.report.imported;

import java.util.Optional;

/**
 * Which latency of a row a figure is.
 *
 * @param what the mean, an end, or a quantile
 * @param permille of a quantile, 1..999; 0 of others
 */
record LatencyKind(What what, int permille) {
  private static final int PERMILLE_DIGITS = 3;

  static final LatencyKind MEAN = new LatencyKind(What.MEAN, 0);
  static final LatencyKind LEAST = new LatencyKind(What.LEAST, 0);
  static final LatencyKind GREATEST = new LatencyKind(What.GREATEST, 0);

  enum What {
    MEAN,
    LEAST,
    GREATEST,
    QUANTILE
  }

  /** Of digits behind a p: {@code 50}, {@code 999} for 99.9 %; {@code 100} is the greatest. */
  static Optional<LatencyKind> ofDigits(String digits) {
    if (digits.equals("100")) {
      return Optional.of(GREATEST);
    }
    return digits.length() > PERMILLE_DIGITS
        ? Optional.empty()
        : Optional.of(quantile(Integer.parseInt((digits + "000").substring(0, PERMILLE_DIGITS))));
  }

  static LatencyKind quantile(int permille) {
    return new LatencyKind(What.QUANTILE, permille);
  }
}
