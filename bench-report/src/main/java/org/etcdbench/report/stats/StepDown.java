package org.etcdbench.report.stats;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Holm's step-down adjustment (1979) in which figures of the same runs count as one: of these, the
 * p of all that are not yet found is that of {@link SharedRuns}. Where no two figures share their
 * runs it is Holm's, where all do it is Westfall's and Young's. Rejecting what has an adjusted p of
 * at most 5 % finds anything that is not so in at most 5 % of cases, in all figures together and
 * whichever of them do differ: at each step the risk is shared out to the groups that have any
 * figure left, and fewer figures left never make a p larger (Goeman and Solari 2010).
 */
public final class StepDown {
  private StepDown() {}

  /**
   * The adjusted p of each figure.
   *
   * @param figures in any order
   * @return in their order; at most 1
   */
  public static double[] adjusted(List<RunScores> figures) {
    List<Remaining> left = new ArrayList<>();
    for (List<Integer> places : sharing(figures).values()) {
      left.add(new Remaining(places, new SharedRuns(places.stream().map(figures::get).toList())));
    }
    double[] adjusted = new double[figures.size()];
    double largest = 0;
    while (!left.isEmpty()) {
      Remaining next = left.get(0);
      for (Remaining other : left) {
        next = other.jointP() < next.jointP() ? other : next;
      }
      largest = Math.max(largest, Math.min(1, left.size() * next.jointP()));
      adjusted[next.take()] = largest;
      if (next.isEmpty()) {
        left.remove(next);
      }
    }
    return adjusted;
  }

  /** How many groups of figures there are that share their runs. */
  public static int groups(List<RunScores> figures) {
    return sharing(figures).size();
  }

  private static Map<Object, List<Integer>> sharing(List<RunScores> figures) {
    Map<Object, List<Integer>> sharing = new LinkedHashMap<>();
    for (int i = 0; i < figures.size(); i++) {
      sharing.computeIfAbsent(figures.get(i).sharing(), key -> new ArrayList<>()).add(i);
    }
    return sharing;
  }

  /** The figures of a group that are not yet adjusted. */
  private static final class Remaining {
    private final List<Integer> places;
    private final List<SharedRuns.Step> steps;
    private int taken;

    Remaining(List<Integer> places, SharedRuns runs) {
      this.places = places;
      this.steps = runs.steps();
    }

    double jointP() {
      return steps.get(taken).jointP();
    }

    /** The place of the next figure, which is then no longer left. */
    int take() {
      return places.get(steps.get(taken++).figure());
    }

    boolean isEmpty() {
      return taken == steps.size();
    }
  }
}
