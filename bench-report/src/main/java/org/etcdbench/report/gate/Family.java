package org.etcdbench.report.gate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.etcdbench.report.stats.Holm;
import org.etcdbench.report.stats.RunsNeeded;

/**
 * Figures that are judged together, so that the more of them there are, the surer each must be: a
 * figure is worse only if its p, adjusted after Holm over all of them, is at most 5 % and the
 * estimate lies beyond the tolerance; it passes only if its interval does not reach beyond it. See
 * {@code docs/method.md}.
 */
public final class Family {
  private final List<Candidate> candidates;

  /** Of these figures. */
  public Family(List<Candidate> candidates) {
    this.candidates = List.copyOf(candidates);
  }

  /** Judges each of them, in their order. */
  public List<GatedFigure> judge() {
    double[] adjusted = Holm.adjusted(candidates.stream().mapToDouble(Candidate::p).toArray());
    List<GatedFigure> figures = new ArrayList<>();
    for (int i = 0; i < adjusted.length; i++) {
      figures.add(judge(candidates.get(i), adjusted[i]));
    }
    return figures;
  }

  private GatedFigure judge(Candidate candidate, double p) {
    double limit = 1 + candidate.tolerance();
    double badness = candidate.badness();
    boolean noChance = p <= GateRules.ALPHA;
    if (candidate.singleRuns()) {
      return inconclusive(candidate, p, "single runs");
    }
    if (noChance && badness > limit) {
      return certain(candidate, p, GateVerdict.REGRESSION, "worse");
    }
    if (noChance && badness < 1 / limit) {
      return certain(candidate, p, GateVerdict.IMPROVEMENT, "better");
    }
    if (candidate.same()) {
      return certain(candidate, p, GateVerdict.PASS, "the same");
    }
    if (candidate.worstBadness() <= limit) {
      return certain(candidate, p, GateVerdict.PASS, "not worse");
    }
    if (candidate.estimate().interval95().isEmpty()) {
      return inconclusive(candidate, p, "too few runs");
    }
    boolean worse = noChance && badness > 1;
    return inconclusive(
        candidate, p, worse ? "worse, perhaps beyond the tolerance" : "may be worse");
  }

  private static GatedFigure certain(
      Candidate candidate, double p, GateVerdict verdict, String reason) {
    return new GatedFigure(candidate, p, verdict, reason, null);
  }

  private GatedFigure inconclusive(Candidate candidate, double p, String reason) {
    double alpha = GateRules.ALPHA / candidates.size();
    boolean unknown = Double.isNaN(candidate.cv());
    int runs =
        unknown
            ? RunsNeeded.leastFor(alpha)
            : RunsNeeded.perSide(candidate.cv(), candidate.tolerance(), alpha);
    return new GatedFigure(
        candidate, p, GateVerdict.INCONCLUSIVE, reason, new RunsAdvice(runs, unknown));
  }

  /**
   * Why not even the largest difference could be told from chance, and what to do; empty if one
   * could.
   */
  public Optional<String> hopeless() {
    int figures = candidates.size();
    return candidates.stream()
        .min(Comparator.comparingDouble(Candidate::leastP))
        .filter(best -> best.leastP() * figures > GateRules.ALPHA)
        .map(this::hopeless);
  }

  private String hopeless(Candidate best) {
    int figures = candidates.size();
    int base = best.baseRuns();
    int runs = best.runs();
    int needed = RunsNeeded.leastFor(GateRules.ALPHA / figures);
    String have = base == runs ? count(base, "run") + " a side" : base + " and " + runs + " runs";
    String fewer = figures > 1 ? "gate fewer with --metrics or --rows, or " : "";
    return "with "
        + have
        + " and "
        + count(figures, "figure")
        + " no difference, however large, can be told from chance: "
        + fewer
        + "measure "
        + needed
        + " runs a side"
        + lacking(base, runs, needed);
  }

  /** Which side it is that has too few; nothing if both have as many. */
  private static String lacking(int base, int runs, int needed) {
    if (base == runs) {
      return "";
    }
    List<String> sides = new ArrayList<>();
    if (base < needed) {
      sides.add("the baseline has " + base);
    }
    if (runs < needed) {
      sides.add("the result has " + runs);
    }
    return " (" + String.join(", ", sides) + ")";
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
