package org.etcdbench.report.format;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.stream.DoubleStream;
import org.etcdbench.report.gate.GateReport;
import org.etcdbench.report.gate.GatedFigure;
import org.etcdbench.report.stats.Interval;
import org.etcdbench.report.stats.RatioEstimate;

/**
 * The ratios of a decision in digits: all with as many decimals, so many that none is printed on
 * the other side of a limit than it is, or on it.
 *
 * @param decimals of all of them
 */
record GateRatios(int decimals) {
  private static final int USUAL = 3;
  private static final int MOST = 6;

  static GateRatios of(GateReport report) {
    int decimals = USUAL;
    while (decimals < MOST && misleads(report, decimals)) {
      decimals++;
    }
    return new GateRatios(decimals);
  }

  private static boolean misleads(GateReport report, int decimals) {
    return report.figures().stream().anyMatch(figure -> misleads(figure, decimals));
  }

  private static boolean misleads(GatedFigure figure, int decimals) {
    RatioEstimate estimate = figure.candidate().estimate();
    double factor = 1 + figure.candidate().tolerance();
    double[] limits = {1 / factor, 1, factor};
    DoubleStream ends =
        estimate.interval95().stream().flatMapToDouble(of -> DoubleStream.of(of.low(), of.high()));
    return DoubleStream.concat(DoubleStream.of(estimate.ratio()), ends)
        .anyMatch(
            ratio -> DoubleStream.of(limits).anyMatch(limit -> misleads(ratio, limit, decimals)));
  }

  private static boolean misleads(double ratio, double limit, int decimals) {
    int printed = rounded(ratio, decimals).compareTo(rounded(limit, decimals));
    return printed != Double.compare(ratio, limit);
  }

  private static BigDecimal rounded(double value, int decimals) {
    return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
  }

  private String digits(double value) {
    return rounded(value, decimals).toPlainString();
  }

  /** Such as {@code 0.952x}. */
  String limit(double ratio) {
    return digits(ratio) + "x";
  }

  /** How many times as large as in the baseline it is. */
  String ratio(GatedFigure figure) {
    return digits(figure.candidate().estimate().ratio()) + "x";
  }

  /** The ends of its interval; empty if there is none. */
  String interval(GatedFigure figure) {
    return figure
        .candidate()
        .estimate()
        .interval95()
        .map((Interval of) -> digits(of.low()) + "-" + digits(of.high()))
        .orElse("");
  }
}
