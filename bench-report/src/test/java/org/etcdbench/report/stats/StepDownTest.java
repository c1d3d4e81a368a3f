package org.etcdbench.report.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StepDownTest {
  private static final double EXACT = 1e-12;

  private final Random random = new Random(4711);

  @Test
  void isHolmsWhereNoTwoFiguresShareTheirRuns() {
    for (int i = 0; i < 50; i++) {
      List<RunScores> figures =
          IntStream.range(0, 6)
              .mapToObj(row -> figure(row, scores(5, 1), scores(6, 1 + 0.05 * row)))
              .toList();
      double[] own = figures.stream().mapToDouble(StepDownTest::ownP).toArray();

      assertThat(StepDown.adjusted(figures)).containsExactly(Holm.adjusted(own), within(EXACT));
    }
  }

  @Test
  void isNeverAboveHolmsWhereAllShareThem() {
    for (int i = 0; i < 50; i++) {
      List<RunScores> figures = new ArrayList<>();
      for (int figure = 0; figure < 8; figure++) {
        figures.add(figure("all", scores(5, 1), scores(5, 1 + 0.03 * figure)));
      }
      double[] own = figures.stream().mapToDouble(StepDownTest::ownP).toArray();
      double[] holm = Holm.adjusted(own);
      double[] adjusted = StepDown.adjusted(figures);

      for (int figure = 0; figure < own.length; figure++) {
        assertThat(adjusted[figure]).isBetween(own[figure] - EXACT, holm[figure] + EXACT);
      }
    }
  }

  /** All 252 choices, and for each step the share that shows as much, one by one. */
  @Test
  void isTheShareOfAllExchangesOfRuns() {
    List<Double> before = List.of(1.0, 2.0, 3.0, 4.0, 5.0);
    List<Double> apart = List.of(6.0, 7.0, 8.0, 9.0, 10.0);
    List<Double> nearly = List.of(4.5, 7.0, 8.0, 9.0, 10.0);
    RunScores first = new RunScores("all", before, apart);
    RunScores second = new RunScores("all", before, nearly);

    // apart: 2 choices; the second shows as much in 2 others, of which it is less far apart
    assertThat(StepDown.adjusted(List.of(second, first)))
        .containsExactly(new double[] {4.0 / 252, 2.0 / 252}, within(EXACT));
    assertThat(StepDown.adjusted(List.of(first, first, first)))
        .containsExactly(new double[] {2.0 / 252, 2.0 / 252, 2.0 / 252}, within(EXACT));
    assertThat(StepDown.adjusted(List.of())).isEmpty();
  }

  @Test
  void ofSoManyRunsThatNotAllExchangesCanBeTriedSomeAreDrawn() {
    RunScores apart = figure("all", scores(15, 1), scores(15, 3));
    RunScores same = figure("all", scores(15, 1), scores(15, 1));
    double[] adjusted = StepDown.adjusted(List.of(apart, same));

    assertThat(adjusted[0]).isBetween(1e-5, 1e-4);
    assertThat(adjusted[1]).isCloseTo(ownP(same), within(0.01));
    assertThat(StepDown.adjusted(List.of(apart, same))).containsExactly(adjusted);
  }

  @Test
  void goesThroughEachChoiceOnce() {
    List<List<Integer>> choices = new ArrayList<>();
    new Labelings(5, 2).forEach(places -> choices.add(IntStream.of(places).boxed().toList()));

    assertThat(choices).hasSize(10).doesNotHaveDuplicates().startsWith(List.of(0, 1));
  }

  @Test
  void singleRunsSayNothing() {
    List<RunScores> single =
        Collections.nCopies(3, new RunScores("all", List.of(1.0), List.of(9.0)));

    assertThat(StepDown.adjusted(single)).containsOnly(1);
  }

  private static double ownP(RunScores figure) {
    return RatioEstimate.unpaired(array(figure.base()), array(figure.other())).p();
  }

  private static double[] array(List<Double> scores) {
    return scores.stream().mapToDouble(score -> score).toArray();
  }

  private static RunScores figure(Object runs, List<Double> base, List<Double> other) {
    return new RunScores(runs, base, other);
  }

  private List<Double> scores(int count, double mean) {
    return DoubleStream.generate(() -> mean * Math.exp(0.05 * random.nextGaussian()))
        .limit(count)
        .boxed()
        .toList();
  }
}
