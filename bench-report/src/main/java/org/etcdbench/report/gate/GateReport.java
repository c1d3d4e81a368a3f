package org.etcdbench.report.gate;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The decision on a result.
 *
 * @param baseline id of the result that it is held against
 * @param result its id
 * @param profile the name of its profile
 * @param rules that it is held to
 * @param figures row by row, metric by metric
 * @param errors row by row
 * @param hint why a difference, however large, could not be told from chance, and what to do; null
 *     where any could
 * @param notGated labels of rows that only the result has
 */
public record GateReport(
    String baseline,
    String result,
    String profile,
    GateRules rules,
    List<GatedFigure> figures,
    List<GatedErrors> errors,
    @Nullable String hint,
    List<String> notGated) {

  /** Copies the lists. */
  public GateReport {
    Objects.requireNonNull(baseline, "baseline is null");
    Objects.requireNonNull(result, "result is null");
    Objects.requireNonNull(profile, "profile is null");
    Objects.requireNonNull(rules, "rules is null");
    figures = List.copyOf(figures);
    errors = List.copyOf(errors);
    notGated = List.copyOf(notGated);
  }

  /**
   * A regression if there is any, or a row with more errors than may be; else inconclusive if
   * anything is; else a pass.
   */
  public GateVerdict verdict() {
    for (GateVerdict verdict : List.of(GateVerdict.REGRESSION, GateVerdict.INCONCLUSIVE)) {
      if (count(verdict) + rows(verdict) > 0) {
        return verdict;
      }
    }
    return GateVerdict.PASS;
  }

  /** Of how many rows the errors have this verdict. */
  public long rows(GateVerdict verdict) {
    return errors.stream().filter(of -> of.verdict() == verdict).count();
  }

  /** How many figures have this verdict. */
  public long count(GateVerdict verdict) {
    return figures.stream().filter(figure -> figure.verdict() == verdict).count();
  }

  /**
   * Whether it is inconclusive because there were too few runs for so many figures, however large a
   * difference were: then it is no pass, whatever else is asked for.
   */
  public boolean blind() {
    return hint != null && verdict() == GateVerdict.INCONCLUSIVE;
  }

  /**
   * Why a difference, however large, could not be told from chance, and what to do; empty where any
   * could.
   */
  public Optional<String> advice() {
    return Optional.ofNullable(hint);
  }
}
