package org.etcdbench.report.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.statistics.inference.ContinuityCorrection;
import org.apache.commons.statistics.inference.MannWhitneyUTest;
import org.apache.commons.statistics.inference.PValueMethod;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rank distributions against printed tables, a library, and all choices counted one by one. */
class ExactTablesTest {
  private static final double EXACT = 1e-12;

  private final Random random = new Random(4711);

  /** Critical values of U, two-sided 5 %: Milton 1964, as statistics books print them. */
  @ParameterizedTest
  @CsvSource({
    "4,4,0",
    "3,5,0",
    "5,5,2",
    "4,8,4",
    "6,6,5",
    "5,8,6",
    "7,7,8",
    "8,8,13",
    "9,9,17",
    "10,10,23",
    "12,12,37",
    "15,15,64",
    "10,20,55",
    "20,20,127"
  })
  void uHasTheCriticalValuesOfTheTables(int n, int m, int critical) {
    SumDistribution distribution = RankSum.withoutTies(n, m);
    int least = n * (n + 1);

    assertThat(2 * distribution.upTo(least + 2 * critical)).isLessThanOrEqualTo(0.05);
    assertThat(2 * distribution.upTo(least + 2 * (critical + 1))).isGreaterThan(0.05);
  }

  /** Critical values of W, two-sided 5 %: Wilcoxon, Katti and Wilcox 1970. */
  @ParameterizedTest
  @CsvSource({"6,0", "7,2", "8,3", "9,5", "10,8", "12,13", "15,25", "20,52", "25,89"})
  void signedRanksHaveTheCriticalValuesOfTheTables(int n, int critical) {
    SumDistribution distribution = SignedRank.withoutTies(n);

    assertThat(2 * distribution.upTo(2 * critical)).isLessThanOrEqualTo(0.05);
    assertThat(2 * distribution.upTo(2 * (critical + 1))).isGreaterThan(0.05);
  }

  @Test
  void thePOfIndependentRunsIsThatOfTheLibrary() {
    MannWhitneyUTest oracle = MannWhitneyUTest.withDefaults().with(PValueMethod.EXACT);

    for (int i = 0; i < 200; i++) {
      double[] base = scores(1 + random.nextInt(12), 1);
      double[] other = scores(1 + random.nextInt(12), 1.05);
      RatioEstimate ours = RatioEstimate.unpaired(base, other);
      MannWhitneyUTest.Result theirs = oracle.test(other, base);

      assertThat(ours.p()).isCloseTo(theirs.getPValue(), within(EXACT));
      assertThat(ours.superiority())
          .isCloseTo(theirs.getStatistic() / (base.length * other.length), within(EXACT));
    }
  }

  @Test
  void thePOfPairsIsThatOfTheLibrary() {
    WilcoxonSignedRankTest oracle = WilcoxonSignedRankTest.withDefaults().with(PValueMethod.EXACT);

    for (int i = 0; i < 200; i++) {
      int pairs = 2 + random.nextInt(20);
      double[] base = scores(pairs, 1);
      double[] other = scores(pairs, 1.03);
      double[] differences = new double[pairs];
      Arrays.setAll(differences, k -> Math.log(other[k]) - Math.log(base[k]));

      assertThat(RatioEstimate.paired(base, other).p())
          .isCloseTo(oracle.test(differences).getPValue(), within(EXACT));
    }
  }

  /** Beyond what is exact, ties too, and where all choices are more than a double can count. */
  @ParameterizedTest
  @CsvSource({"51,50", "60,60", "4,120", "600,600"})
  void thePOfManyRunsIsTheApproximationOfTheLibrary(int n, int m) {
    MannWhitneyUTest oracle =
        MannWhitneyUTest.withDefaults()
            .with(PValueMethod.ASYMPTOTIC)
            .with(ContinuityCorrection.ENABLED);

    for (int i = 0; i < 5; i++) {
      double[] base = rounded(scores(n, 1));
      double[] other = rounded(scores(m, 1.005));

      assertThat(RatioEstimate.unpaired(base, other).p())
          .isCloseTo(oracle.test(other, base).getPValue(), within(1e-9));
    }
  }

  @Test
  void thePOfManyPairsIsTheApproximationOfTheLibrary() {
    WilcoxonSignedRankTest oracle =
        WilcoxonSignedRankTest.withDefaults()
            .with(PValueMethod.ASYMPTOTIC)
            .with(ContinuityCorrection.ENABLED);

    for (int pairs : new int[] {101, 1000}) {
      double[] base = scores(pairs, 1);
      double[] other = scores(pairs, 1.005);
      double[] differences = new double[pairs];
      Arrays.setAll(differences, k -> Math.log(other[k]) - Math.log(base[k]));

      assertThat(RatioEstimate.paired(base, other).p())
          .isCloseTo(oracle.test(differences).getPValue(), within(1e-9));
    }
  }

  @Test
  void theApproximationGoesOnWhereTheExactDistributionEnds() {
    double[] base = scores(50, 1);
    double[] other = scores(50, 1.02);
    double[] more = Arrays.copyOf(other, 51);
    more[50] = 1.02;
    RatioEstimate exact = RatioEstimate.unpaired(base, other);
    RatioEstimate normal = RatioEstimate.unpaired(base, more);

    assertThat(normal.interval95().orElseThrow().low())
        .isCloseTo(exact.interval95().orElseThrow().low(), within(0.005));
    assertThat(normal.interval95().orElseThrow().high())
        .isCloseTo(exact.interval95().orElseThrow().high(), within(0.005));
  }

  private static double[] rounded(double[] scores) {
    return Arrays.stream(scores).map(score -> Math.round(score * 100) / 100.0).toArray();
  }

  private double[] scores(int count, double mean) {
    return random.doubles(count, 0.9 * mean, 1.1 * mean).toArray();
  }

  @Test
  void tiesAreCountedByAllChoices() {
    for (int i = 0; i < 100; i++) {
      int n = 1 + random.nextInt(5);
      int m = 1 + random.nextInt(5);
      double[] values = random.ints(n + m, 0, 4).asDoubleStream().toArray();
      int[] ranks = MidRanks.doubled(values);
      int sum = IntStream.range(0, n).map(k -> ranks[k]).sum();

      assertThat(RankSum.of(ranks, n).upTo(sum))
          .isCloseTo(shareOfChoicesUpTo(ranks, n, sum), within(EXACT));
    }
  }

  private static double shareOfChoicesUpTo(int[] ranks, int group, int sum) {
    int choices = 0;
    int upTo = 0;
    for (int chosen = 0; chosen < 1 << ranks.length; chosen++) {
      if (Integer.bitCount(chosen) == group) {
        int mask = chosen;
        choices++;
        int total =
            IntStream.range(0, ranks.length)
                .filter(k -> (mask >> k & 1) == 1)
                .map(k -> ranks[k])
                .sum();
        upTo += total <= sum ? 1 : 0;
      }
    }
    return (double) upTo / choices;
  }

  @Test
  void equalValuesShareTheMeanOfTheirRanks() {
    assertThat(MidRanks.doubled(new double[] {3, 1, 3, 2, 3})).containsExactly(8, 2, 8, 4, 8);
  }
}
