package org.etcdbench.report.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
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
    RankSum distribution = RankSum.withoutTies(n, m);
    int least = n * (n + 1);

    assertThat(2 * distribution.upTo(least + 2 * critical)).isLessThanOrEqualTo(0.05);
    assertThat(2 * distribution.upTo(least + 2 * (critical + 1))).isGreaterThan(0.05);
  }

  /** Critical values of W, two-sided 5 %: Wilcoxon, Katti and Wilcox 1970. */
  @ParameterizedTest
  @CsvSource({"6,0", "7,2", "8,3", "9,5", "10,8", "12,13", "15,25", "20,52", "25,89"})
  void signedRanksHaveTheCriticalValuesOfTheTables(int n, int critical) {
    SignedRank distribution = SignedRank.withoutTies(n);

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
