package org.etcdbench.report.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.etcdbench.report.metric.Metrics;
import org.junit.jupiter.api.Test;

/**
 * How often the gate is wrong, by simulation: 5 runs a side that differ by 4 % from each other,
 * where 5 % is tolerated. The figures that {@code docs/method.md} names.
 */
class OperatingPointsTest {
  private static final int NIGHTS = 4000;
  private static final int RUNS = 5;
  private static final double CV = 0.04;
  private static final double TOLERANCE = 0.05;

  private final Random random = new Random(20260131);

  @Test
  void raisesAFalseAlarmInAtMostTwoNightsOfAHundred() {
    assertThat(alarms(1, 1)).isLessThanOrEqualTo(0.02);
  }

  @Test
  void findsALossOfTenPercentInAtLeastThreeNightsOfFour() {
    assertThat(alarms(1, 1.1)).isGreaterThanOrEqualTo(0.75);
  }

  @Test
  void sixFiguresTogetherRaiseAFalseAlarmInAtMostFiveNightsOfAHundred() {
    assertThat(alarms(6, 1)).isLessThanOrEqualTo(0.05);
  }

  /** The share of nights with at least one regression among so many figures. */
  private double alarms(int figures, double trueRatio) {
    long nights =
        IntStream.range(0, NIGHTS)
            .filter(
                night ->
                    new Family(family(figures, trueRatio))
                        .judge().stream()
                            .anyMatch(figure -> figure.verdict() == GateVerdict.REGRESSION))
            .count();
    return (double) nights / NIGHTS;
  }

  private List<Candidate> family(int figures, double trueRatio) {
    return IntStream.range(0, figures)
        .mapToObj(
            figure ->
                Candidates.of(Metrics.LATENCY_P99, runs(1000), runs(1000 * trueRatio), TOLERANCE))
        .toList();
  }

  private double[] runs(double median) {
    return DoubleStream.generate(() -> median * Math.exp(CV * random.nextGaussian()))
        .limit(RUNS)
        .toArray();
  }
}
