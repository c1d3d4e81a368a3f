package org.etcdbench.report.imported;

/**
 * Which latency of a row a figure is.
 *
 * @param what the mean, an end, or a quantile
 * @param permille of a quantile, 1..999; 0 of others
 */
record LatencyKind(What what, int permille) {
  static final LatencyKind MEAN = new LatencyKind(What.MEAN, 0);
  static final LatencyKind LEAST = new LatencyKind(What.LEAST, 0);
  static final LatencyKind GREATEST = new LatencyKind(What.GREATEST, 0);

  enum What {
    MEAN,
    LEAST,
    GREATEST,
    QUANTILE
  }

  static LatencyKind quantile(int permille) {
    return new LatencyKind(What.QUANTILE, permille);
  }
}
