package org.etcdbench.report.gate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.etcdbench.report.stats.RunsNeeded;
import org.etcdbench.report.stats.StepDown;

/**
 * Figures that are judged together, so that the more of them there are, the surer each must be: a
 * figure is worse only if its p, adjusted step by step over all of them, is at most 5 % and the
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
    double[] adjusted = StepDown.adjusted(candidates.stream().map(Candidate::scores).toList());
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
   * Why there is a figure whose difference could not be told from chance however large it were, and
   * what to do; empty if there is none.
   */
  public Optional<String> hopeless() {
    return candidates.stream()
        .max(Comparator.comparingDouble(Candidate::leastP))
        .filter(worst -> worst.leastP() * groups() > GateRules.ALPHA)
        .map(this::hopeless);
  }

  /** Of figures that share their runs, a large enough difference is found however many they are. */
  private int groups() {
    return StepDown.groups(candidates.stream().map(Candidate::scores).toList());
  }

  private String hopeless(Candidate worst) {
    int base = worst.baseRuns();
    int runs = worst.runs();
    int needed = RunsNeeded.leastFor(GateRules.ALPHA / groups());
    String have = base == runs ? count(base, "run") + " a side" : base + " and " + runs + " runs";
    return "with "
        + have
        + " and "
        + count(candidates.size(), "figure")
        + " no difference, however large, can be told from chance: measure at least "
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
