package org.etcdbench.report.stats;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Figures of the same runs, tested together by the permutation of runs (Westfall and Young 1993,
 * step-down). If nothing differs, the runs of before and of now may be exchanged as they are, with
 * all their figures: how often the most that any figure then shows is as much as what was found, is
 * the p of all of them together. Figures that move together so count as few, and nothing is assumed
 * of how they do.
 *
 * <p>What a figure shows is its rank p, and where that is equal, as with few runs it mostly is, the
 * distance of the means of logarithms over the deviation of all: a loss far beyond the scatter is
 * more than runs that are apart by chance.
 */
final class SharedRuns {
  /** What is equal may differ in its last digits. */
  private static final double EQUAL = 1 + 1e-9;

  private final int all;
  private final int group;
  private final int[][] ranks;
  private final double[][] standardized;
  private final SumDistribution[] distributions;

  /**
   * A figure, and what is said of it and of all behind it together.
   *
   * @param figure its place among the figures
   * @param jointP how likely any of it and all behind it shows as much by chance alone; at least
   *     its own p
   */
  record Step(int figure, double jointP) {}

  /** What a figure shows. */
  private record Shown(double p, double distance) {
    static final Comparator<Shown> MOST_FIRST =
        Comparator.comparingDouble(Shown::p).thenComparing(shown -> -shown.distance);
    static final Shown NOTHING = new Shown(1, 0);

    /** Whether this is at least as much. */
    boolean asMuchAs(Shown other) {
      if (p * EQUAL < other.p) {
        return true;
      }
      return p <= other.p * EQUAL && distance * EQUAL >= other.distance;
    }
  }

  /** Of these figures, at least one, all with as many scores on each side. */
  SharedRuns(List<RunScores> figures) {
    RunScores first = figures.get(0);
    this.group = first.other().size();
    this.all = group + first.base().size();
    this.ranks = figures.stream().map(RunScores::doubledRanks).toArray(int[][]::new);
    this.standardized = figures.stream().map(RunScores::standardized).toArray(double[][]::new);
    this.distributions = new SumDistribution[ranks.length];
    SumDistribution withoutTies = RankSum.withoutTies(group, all - group);
    for (int figure = 0; figure < ranks.length; figure++) {
      boolean tied = IntStream.of(ranks[figure]).distinct().count() < all;
      distributions[figure] = tied ? RankSum.of(ranks[figure], group) : withoutTies;
    }
  }

  /** The figures by what they show, that which shows most first. */
  List<Step> steps() {
    int[] found = IntStream.range(0, group).toArray();
    List<Shown> shown =
        IntStream.range(0, ranks.length).mapToObj(figure -> shown(figure, found)).toList();
    List<Integer> order =
        IntStream.range(0, ranks.length)
            .boxed()
            .sorted(Comparator.comparing(shown::get, Shown.MOST_FIRST))
            .toList();
    long[] asMuch = new long[order.size() + 1];
    new Labelings(all, group).forEach(places -> count(places, order, shown, asMuch));
    List<Step> steps = new ArrayList<>();
    for (int place = 0; place < order.size(); place++) {
      int figure = order.get(place);
      double jointP = (double) asMuch[place] / asMuch[order.size()];
      steps.add(new Step(figure, Math.max(shown.get(figure).p(), jointP)));
    }
    return steps;
  }

  /** The last of the counters counts all. */
  private void count(int[] places, List<Integer> order, List<Shown> found, long[] asMuch) {
    Shown most = Shown.NOTHING;
    for (int place = order.size() - 1; place >= 0; place--) {
      int figure = order.get(place);
      Shown now = shown(figure, places);
      most = now.asMuchAs(most) ? now : most;
      if (most.asMuchAs(found.get(figure))) {
        asMuch[place]++;
      }
    }
    asMuch[order.size()]++;
  }

  /** What it would show if the runs at these places were those of now. */
  private Shown shown(int figure, int[] places) {
    int rankSum = 0;
    double distance = 0;
    for (int i = 0; i < group; i++) {
      rankSum += ranks[figure][places[i]];
      distance += standardized[figure][places[i]];
    }
    return new Shown(distributions[figure].twoSided(rankSum), Math.abs(distance));
  }
}
