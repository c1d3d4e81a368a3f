package org.etcdbench.report.trend;

/**
 * Apache Otava's test of adjacent segments, against which its test vectors were made: on the values
 * themselves, with deviations that divide by n where the t-test expects n − 1.
 */
record OtavaStatistic(int degreesLost) implements SegmentTest {

  /** As it is. */
  static final OtavaStatistic AS_IT_IS = new OtavaStatistic(0);

  /** With sample deviations. */
  static final OtavaStatistic CORRECTED = new OtavaStatistic(1);

  @Override
  public Shift compare(double[] series, int from, int at, int to) {
    double before = StudentTest.mean(series, from, at);
    double after = StudentTest.mean(series, at, to);
    double squares = squares(series, from, at) + squares(series, at, to);
    double pValue = StudentTest.pValue(at - from, to - at, after - before, squares);
    return new Shift(pValue, after / before);
  }

  private double squares(double[] series, int from, int to) {
    int n = to - from;
    double squares = StudentTest.squares(series, from, to, StudentTest.mean(series, from, to));
    return n == 1 ? 0 : squares * (n - 1) / (n - degreesLost);
  }
}
