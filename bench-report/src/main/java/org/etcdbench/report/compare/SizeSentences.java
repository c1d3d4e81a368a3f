package org.etcdbench.report.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.etcdbench.core.result.ScenarioResult;
import org.etcdbench.core.scenario.OpenLoad;
import org.etcdbench.core.scenario.ScenarioKey;
import org.etcdbench.report.digits.Decimals;
import org.etcdbench.report.digits.RatioText;
import org.etcdbench.report.metric.Metric;
import org.etcdbench.report.metric.Metrics;
import org.etcdbench.report.stats.RatioEstimate;

/** What a planner asks of a comparison of sizes, in sentences: one per row and larger size. */
public final class SizeSentences {
  private final Comparison comparison;
  private final RowWords words;
  private final Differences differences;

  private SizeSentences(Comparison comparison) {
    this.comparison = comparison;
    this.differences = Differences.of(comparison);
    this.words =
        RowWords.of(
            comparison.groups().stream()
                .flatMap(group -> group.rows().stream())
                .map(Comparison.Row::result)
                .toList(),
            Set.of(ScenarioKey.MEMBERS));
  }

  /**
   * The sentences, by size and then in the order of the rows, each size's ending with what it
   * tolerates; none of a comparison by something else, or where there is one size only.
   */
  public static List<SizeSentence> of(Comparison comparison) {
    boolean sizes =
        comparison.key().ofScenario().filter(key -> key == ScenarioKey.MEMBERS).isPresent();
    return sizes && comparison.values().size() > 1
        ? new SizeSentences(comparison).all()
        : List.of();
  }

  private List<SizeSentence> all() {
    List<SizeSentence> sentences = new ArrayList<>();
    String from = comparison.values().get(0);
    for (String to : comparison.values().subList(1, comparison.values().size())) {
      int before = sentences.size();
      for (Comparison.Group group : comparison.groups()) {
        Optional<Comparison.Row> base = row(group, from);
        Optional<Comparison.Row> other = row(group, to);
        if (base.isPresent() && other.isPresent()) {
          sentences.add(sentence(base.get(), other.get()));
        }
      }
      if (sentences.size() > before) {
        sentences.add(new SizeSentence(from, to, "", tolerance(from, to)));
      }
    }
    return sentences;
  }

  private static Optional<Comparison.Row> row(Comparison.Group group, String value) {
    return group.rows().stream().filter(row -> row.value().equals(value)).findFirst();
  }

  private static String tolerance(String from, String to) {
    int before = tolerated(Integer.parseInt(from));
    int after = tolerated(Integer.parseInt(to));
    return "the cluster tolerates "
        + (before == after
            ? Decimals.count(before, "failed member") + ", as before"
            : Decimals.count(after, "failed member") + " instead of " + before);
  }

  /** A cluster works on as long as more than half of its members do. */
  private static int tolerated(int members) {
    return (members - 1) / 2;
  }

  private SizeSentence sentence(Comparison.Row base, Comparison.Row other) {
    List<String> parts = new ArrayList<>();
    parts.add(figures(base, other));
    new CauseWords(other.result()).text().ifPresent(parts::add);
    Growth.of(base.result(), other.result()).ifPresent(parts::add);
    Stream.of(base, other).flatMap(row -> doubt(row).stream()).forEach(parts::add);
    return new SizeSentence(
        base.value(), other.value(), words.of(other.result()), String.join("; ", parts));
  }

  private String figures(Comparison.Row base, Comparison.Row other) {
    if (!base.result().measuredAnything() || !other.result().measuredAnything()) {
      return "nothing was measured";
    }
    // an open load gets what it asks for at any size; what changes is how long that takes
    boolean open = other.result().scenario().load() instanceof OpenLoad;
    Metric first = open ? Metrics.LATENCY_P50 : Metrics.QPS;
    Difference one = differences.of(other, first).orElseThrow();
    Difference p99 = differences.of(other, Metrics.LATENCY_P99).orElseThrow();
    if (one.shown() == Difference.Shown.TOO_FEW_RUNS) {
      return tooFew(one, p99);
    }
    return figure(open ? "p50" : "qps", one) + ", " + figure("p99", p99);
  }

  private static String tooFew(Difference one, Difference p99) {
    RatioEstimate ratio = one.estimate().orElseThrow();
    int fewest = Math.min(ratio.baseSize(), ratio.size());
    String seen =
        Stream.of(one, p99)
            .filter(difference -> difference.estimate().isPresent())
            .map(
                difference ->
                    shortName(difference.metric())
                        + " "
                        + DifferenceText.of(difference.estimate().orElseThrow()).ratio())
            .reduce((a, b) -> a + ", " + b)
            .orElse("");
    return "too few runs to tell: "
        + fewest
        + ", it takes at least "
        + RatioEstimate.LEAST_UNPAIRED
        + " (seen: "
        + seen
        + ")";
  }

  private static String shortName(Metric metric) {
    return metric.name().replace("latency.", "");
  }

  private static String figure(String name, Difference difference) {
    Optional<RatioEstimate> estimate = difference.estimate();
    if (estimate.isEmpty()) {
      return "no " + name + " to compare: " + difference.whyNot();
    }
    RatioText text = DifferenceText.of(estimate.get());
    String within = estimate.get().design() == RatioEstimate.Design.WITHIN_RUN ? " within" : "";
    String interval = text.interval(" to ");
    if (interval.isEmpty()) {
      return name + " " + text.ratio() + "? (too few runs)";
    }
    String behind = within.isEmpty() ? "" : ", within one run each";
    return difference.shown() == Difference.Shown.NOTHING
        ? "no difference in " + name + " can be shown (" + interval + behind + ")"
        : (name.equals("qps") ? text.ratio() + " the qps" : name + " " + text.ratio())
            + " ("
            + interval
            + behind
            + ")";
  }

  private static Optional<String> doubt(Comparison.Row row) {
    ScenarioResult result = row.result();
    return result.verdict().valid()
        ? Optional.empty()
        : Optional.of(
            "the figures of "
                + row.value()
                + " members are not valid ("
                + result.verdict().label()
                + ")");
  }
}
