package org.etcdbench.report.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.etcdbench.report.stats.Holm;
import org.etcdbench.report.stats.RatioEstimate;
import org.etcdbench.report.stats.RunsNeeded;

/**
 * Figures that are judged together, so that the more of them there are, the surer each must be: a
 * figure is worse only if its p, adjusted after Holm over all of them, is at most 5 % and the
 * estimate lies beyond the tolerance. See {@code docs/method.md}.
 */
public final class Family {
  private final List<Candidate> candidates;

  /** Of these figures. */
  public Family(List<Candidate> candidates) {
    this.candidates = List.copyOf(candidates);
  }

  /** Judges each of them, in their order. */
  public List<GatedFigure> judge() {
    double[] adjusted =
        Holm.adjusted(candidates.stream().mapToDouble(c -> c.estimate().p()).toArray());
    List<GatedFigure> figures = new ArrayList<>();
    for (int i = 0; i < adjusted.length; i++) {
      figures.add(judge(candidates.get(i), adjusted[i]));
    }
    return figures;
  }

  private GatedFigure judge(Candidate candidate, double p) {
    double limit = 1 + candidate.tolerance();
    double badness = candidate.badness();
    // parts of one run say nothing of how runs differ, so nothing about a change between two
    boolean withinRun = candidate.estimate().design() == RatioEstimate.Design.WITHIN_RUN;
    if (withinRun) {
      return inconclusive(candidate, p, "single runs");
    }
    if (p <= GateRules.ALPHA && badness > limit) {
      return new GatedFigure(candidate, p, GateVerdict.REGRESSION, "worse", 0);
    }
    if (p <= GateRules.ALPHA && badness < 1 / limit) {
      return new GatedFigure(candidate, p, GateVerdict.IMPROVEMENT, "better", 0);
    }
    if (candidate.same()) {
      return new GatedFigure(candidate, p, GateVerdict.PASS, "the same", 0);
    }
    if (p <= GateRules.ALPHA) {
      return new GatedFigure(candidate, p, GateVerdict.PASS, "within tolerance", 0);
    }
    if (candidate.worstBadness() > limit) {
      boolean tooFew = candidate.estimate().interval95().isEmpty();
      return inconclusive(candidate, p, tooFew ? "too few runs" : "may be worse");
    }
    return new GatedFigure(candidate, p, GateVerdict.PASS, "not worse", 0);
  }

  private GatedFigure inconclusive(Candidate candidate, double p, String reason) {
    double alpha = GateRules.ALPHA / candidates.size();
    int runs =
        Double.isNaN(candidate.cv())
            ? RunsNeeded.leastFor(alpha)
            : RunsNeeded.perSide(candidate.cv(), candidate.tolerance(), alpha);
    return new GatedFigure(candidate, p, GateVerdict.INCONCLUSIVE, reason, runs);
  }

  /**
   * Why not even the largest difference could be told from chance, and what to do; empty if one
   * could.
   */
  public Optional<String> hopeless() {
    double leastP = candidates.stream().mapToDouble(Candidate::leastP).min().orElse(0);
    int figures = candidates.size();
    if (leastP * figures <= GateRules.ALPHA) {
      return Optional.empty();
    }
    int base = candidates.stream().mapToInt(c -> c.estimate().baseSize()).max().orElse(0);
    int other = candidates.stream().mapToInt(c -> c.estimate().size()).max().orElse(0);
    String runs = base == other ? base + " runs a side" : base + " and " + other + " runs";
    String fewer = figures > 1 ? "gate fewer with --metrics or --rows, or " : "";
    return Optional.of(
        "with "
            + runs
            + " and "
            + figures
            + (figures == 1 ? " figure" : " figures")
            + " no difference, however large, can be told from chance: "
            + fewer
            + "measure "
            + RunsNeeded.leastFor(GateRules.ALPHA / figures)
            + " runs");
  }
}
