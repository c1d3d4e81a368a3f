package org.etcdbench.report.compare;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.etcdbench.core.result.RunResult;
import org.etcdbench.core.result.ScenarioResult;
import org.etcdbench.report.metric.Measured;
import org.etcdbench.report.metric.Metric;
import org.etcdbench.report.stats.BatchMeans;
import org.etcdbench.report.stats.Interval;
import org.etcdbench.report.stats.RatioEstimate;
import org.jspecify.annotations.Nullable;

/**
 * One metric of one scenario set against that of another.
 *
 * @param metric what is compared
 * @param base its value over all runs of the base; NaN where there is none
 * @param other its value over all runs of the other; NaN where there is none
 * @param ratio how they differ by their runs; null where that cannot be said
 * @param whyNot why it cannot be said; empty where it can
 * @param adjustedP how likely such a difference is by chance, in view of all that it is told with,
 *     0..1; NaN where there is no ratio
 */
public record Difference(
    Metric metric,
    double base,
    double other,
    @Nullable RatioEstimate ratio,
    String whyNot,
    double adjustedP) {

  /** A difference with an adjusted p above this may be chance. */
  private static final double ALPHA = 0.05;

  /** Histograms hold values to 0.1 %, so what is below twice that is none. */
  static final double RESOLUTION = 0.002;

  /** Checks that nothing is missing. */
  public Difference {
    Objects.requireNonNull(metric, "metric is null");
    Objects.requireNonNull(whyNot, "whyNot is null");
    if ((ratio == null) == whyNot.isEmpty()) {
      throw new IllegalArgumentException("there must be a ratio, or a reason why not");
    }
  }

  /** A difference that is told alone. */
  public Difference(
      Metric metric, double base, double other, @Nullable RatioEstimate ratio, String whyNot) {
    this(metric, base, other, ratio, whyNot, ratio == null ? Double.NaN : ratio.p());
  }

  /** The same, told together with others. */
  Difference withAdjustedP(double p) {
    return new Difference(metric, base, other, ratio, whyNot, p);
  }

  /** Whether the runs can say whether there is a difference. */
  boolean isJudged() {
    return ratio != null && ratio.interval() != null;
  }

  /**
   * Compares runs. Those that took turns in one result are compared in pairs once there are enough
   * of them; single runs by their iterations, if there are enough of these.
   *
   * @param sameResult whether both are rows of one result, so that their runs took turns
   */
  public static Difference of(
      Metric metric, ScenarioResult base, ScenarioResult other, boolean sameResult) {
    double baseValue = metric.ifSupported(Measured.of(base));
    double otherValue = metric.ifSupported(Measured.of(other));
    Optional<String> missing =
        Stream.of(missing(metric, base), missing(metric, other))
            .flatMap(Optional::stream)
            .findFirst();
    if (missing.isPresent()) {
      return new Difference(metric, baseValue, otherValue, null, missing.get());
    }
    RatioEstimate ratio = estimate(metric, base, other, sameResult);
    return new Difference(metric, baseValue, otherValue, ratio, "");
  }

  /** How they differ by their runs; empty where that cannot be said. */
  public Optional<RatioEstimate> estimate() {
    return Optional.ofNullable(ratio);
  }

  /** Whether it was estimated in this way. */
  public boolean has(RatioEstimate.Design design) {
    return ratio != null && ratio.design() == design;
  }

  /** What the runs say about whether there is a difference. */
  public enum Shown {
    /** It is larger than chance explains. */
    DIFFERENT,
    /**
     * The interval contains 1, or among so many ratios one such may be chance, or it is smaller
     * than what histograms resolve.
     */
    NOTHING,
    /** There are too few runs for an interval. */
    TOO_FEW_RUNS,
    /** A side was not measured, or not well enough. */
    NOT_MEASURED
  }

  /** What the runs say about whether there is a difference. */
  public Shown shown() {
    if (ratio == null) {
      return Shown.NOT_MEASURED;
    }
    Interval interval = ratio.interval();
    if (interval == null) {
      return Shown.TOO_FEW_RUNS;
    }
    boolean chance = interval.contains(1) || adjustedP > ALPHA;
    return chance || Math.abs(ratio.ratio() - 1) < RESOLUTION ? Shown.NOTHING : Shown.DIFFERENT;
  }

  private static Optional<String> missing(Metric metric, ScenarioResult row) {
    double[] scores = scores(metric, row);
    if (scores.length == 0) {
      return Optional.of("nothing was measured");
    }
    if (Arrays.stream(scores).anyMatch(Double::isNaN)) {
      return Optional.of(
          row.importedRow().isPresent() ? "not given" : "a run has too few requests for it");
    }
    return Arrays.stream(scores).allMatch(score -> score > 0 && Double.isFinite(score))
        ? Optional.empty()
        : Optional.of("a run has a value of 0, which no ratio can be made of");
  }

  private static double[] scores(Metric metric, ScenarioResult row) {
    return metric.supportedOverRuns(row).stream().mapToDouble(score -> score).toArray();
  }

  private static RatioEstimate estimate(
      Metric metric, ScenarioResult base, ScenarioResult other, boolean sameResult) {
    double[] a = scores(metric, base);
    double[] b = scores(metric, other);
    if (a.length == 1 && b.length == 1) {
      double[] baseParts = parts(metric, base);
      double[] otherParts = parts(metric, other);
      if (enough(baseParts) && enough(otherParts)) {
        return RatioEstimate.withinRun(baseParts, otherParts);
      }
    }
    boolean pairs = sameResult && a.length >= RatioEstimate.LEAST_PAIRS && tookTurns(base, other);
    return pairs ? RatioEstimate.paired(a, b) : RatioEstimate.unpaired(a, b);
  }

  private static boolean tookTurns(ScenarioResult base, ScenarioResult other) {
    return numbers(base).equals(numbers(other));
  }

  private static List<Integer> numbers(ScenarioResult row) {
    return row.measuredRuns().stream().map(RunResult::run).toList();
  }

  private static double[] parts(Metric metric, ScenarioResult row) {
    return row.measuredRuns().stream()
        .flatMap(run -> run.measured().stream())
        .mapToDouble(iteration -> metric.ifSupported(Measured.of(iteration)))
        .toArray();
  }

  private static boolean enough(double[] parts) {
    return parts.length >= BatchMeans.LEAST_PARTS
        && Arrays.stream(parts).allMatch(part -> part > 0 && Double.isFinite(part));
  }
}
