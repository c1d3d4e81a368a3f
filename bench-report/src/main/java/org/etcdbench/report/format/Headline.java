package org.etcdbench.report.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.ScenarioResult;
import org.etcdbench.report.compare.Comparison;
import org.etcdbench.report.compare.Difference;
import org.etcdbench.report.compare.Difference.Shown;
import org.etcdbench.report.digits.Decimals;
import org.etcdbench.report.digits.RatioText;
import org.etcdbench.report.metric.Metric;
import org.etcdbench.report.metric.Metrics;
import org.etcdbench.report.stats.RatioEstimate;

/** What a reader wants to know first: whether the figures hold, and what they come to. */
final class Headline {
  private final BenchResult result;
  private final Comparison comparison;
  private final List<ComparisonGrid.Group<ComparisonLine>> groups;

  /** Of a comparison within a result; {@code groups} are the comparison's, as lines. */
  Headline(
      BenchResult result,
      Comparison comparison,
      List<ComparisonGrid.Group<ComparisonLine>> groups) {
    this.result = result;
    this.comparison = comparison;
    this.groups = List.copyOf(groups);
  }

  /** In one word or two, whether the figures hold. */
  String verdict() {
    if (ComparisonText.whatIsLacking(result).isPresent()) {
      return "PARTIAL RESULT";
    }
    if (measured() == 0) {
      return "NO DATA";
    }
    return invalid() == 0 ? "VALID" : "INVALID";
  }

  /** The same in sentences. */
  List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    ComparisonText.whatIsLacking(result).ifPresent(sentences::add);
    int all = result.scenarios().size();
    if (invalid() > 0) {
      sentences.add(
          "The figures of "
              + (invalid() == all ? "all " : invalid() + " of ")
              + Decimals.count(all, "scenario")
              + " must not be used.");
    }
    long missing = all - measured();
    if (missing > 0 || all == 0) {
      sentences.add(
          missing == all
              ? "Nothing was measured."
              : missing + " of " + all + " scenarios measured nothing.");
    }
    if (sentences.isEmpty()) {
      sentences.add(
          all == 1
              ? "The figures may be used."
              : "The figures of all " + all + " scenarios may be used.");
    }
    return sentences;
  }

  /** For each value but the base, how far the ratios of valid rows reach. */
  List<String> ratios() {
    Map<String, List<ComparisonLine>> pairs = new LinkedHashMap<>();
    comparison.values().forEach(value -> pairs.put(value, new ArrayList<>()));
    for (ComparisonGrid.Group<ComparisonLine> group : groups) {
      ComparisonLine base = group.lines().get(0);
      if (comparison.base().filter(base.value()::equals).isPresent() && base.verdict().valid()) {
        group.lines().stream()
            .skip(1)
            .filter(line -> line.verdict().valid())
            .forEach(line -> pairs.computeIfAbsent(line.value(), v -> new ArrayList<>()).add(line));
      }
    }
    return pairs.entrySet().stream()
        .filter(entry -> !entry.getValue().isEmpty())
        .map(entry -> sentence(entry.getKey(), entry.getValue()))
        .toList();
  }

  private String sentence(String value, List<ComparisonLine> pairs) {
    return value
        + " against "
        + comparison.base().orElse("")
        + " ("
        + Decimals.count(pairs.size(), "pair")
        + "): qps "
        + range(pairs, Metrics.QPS)
        + ", mean latency "
        + range(pairs, Metrics.LATENCY_MEAN)
        + ", p99 "
        + range(pairs, Metrics.LATENCY_P99);
  }

  private static String range(List<ComparisonLine> pairs, Metric metric) {
    List<Difference> differences =
        pairs.stream()
            .flatMap(line -> line.toBase(metric).stream())
            .filter(difference -> difference.estimate().isPresent())
            .toList();
    double[] ratios =
        differences.stream()
            .flatMap(difference -> difference.estimate().stream())
            .mapToDouble(RatioEstimate::ratio)
            .sorted()
            .toArray();
    if (ratios.length == 0) {
      return "unknown";
    }
    String least = new RatioText(ratios[0]).ratio();
    String most = new RatioText(ratios[ratios.length - 1]).ratio();
    return (least.equals(most) ? least : least + " to " + most) + doubt(differences);
  }

  /** In how many of them the ratio may be chance, or how few runs there are. */
  private static String doubt(List<Difference> differences) {
    List<String> doubts = new ArrayList<>();
    long all = differences.size();
    add(doubts, "too few runs", count(differences, of -> of.shown() == Shown.TOO_FEW_RUNS), all);
    add(doubts, "within one run each", count(differences, Headline::withinRun), all);
    long chance = count(differences, of -> of.shown() == Shown.NOTHING && !withinRun(of));
    add(doubts, "may be chance", chance, all);
    return doubts.isEmpty() ? "" : " (" + String.join(", ", doubts) + ")";
  }

  private static boolean withinRun(Difference difference) {
    return difference.has(RatioEstimate.Design.WITHIN_RUN);
  }

  private static long count(List<Difference> differences, Predicate<Difference> which) {
    return differences.stream().filter(which).count();
  }

  private static void add(List<String> doubts, String what, long some, long all) {
    if (some > 0) {
      doubts.add(some == all ? what : what + " in " + some + " of " + all);
    }
  }

  private long measured() {
    return result.scenarios().stream().filter(row -> row.measuredAnything()).count();
  }

  private int invalid() {
    return (int)
        result.scenarios().stream().map(ScenarioResult::verdict).filter(v -> !v.valid()).count();
  }
}
