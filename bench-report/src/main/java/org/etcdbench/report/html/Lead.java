package org.etcdbench.report.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.etcdbench.core.scenario.ScenarioKey;
import org.etcdbench.report.chart.Call;
import org.etcdbench.report.compare.RowWords;
import org.etcdbench.report.digits.Decimals;
import org.etcdbench.report.digits.RatioText;
import org.etcdbench.report.metric.Metrics;
import org.etcdbench.report.stats.Interval;
import org.etcdbench.report.stats.RatioEstimate;

/** Says several rows in a sentence: how far each kind of request reaches, and what is in doubt. */
final class Lead {
  /** More names would be no sentence. */
  private static final int MOST_NAMES = 3;

  private final ScenarioKey key;
  private final RowWords words;

  /** Of rows that are compared by a key. */
  Lead(ScenarioKey key, RowWords words) {
    this.key = key;
    this.words = words;
  }

  /** Of rows that each stand for the same step from one value to another, at least one. */
  String ofStep(List<Pair> pairs) {
    List<Pair> usable =
        pairs.stream()
            .filter(Pair::valid)
            .filter(pair -> pair.telling().estimate().isPresent())
            .toList();
    String doubt = leftOut(pairs.size() - usable.size(), pairs.size(), "compared");
    if (usable.isEmpty()) {
      return doubt;
    }
    return Stream.of(List.of(figures(usable)), doubts(usable), List.of(doubt))
        .flatMap(List::stream)
        .filter(sentence -> !sentence.isEmpty())
        .collect(Collectors.joining(" "));
  }

  /** Of those of which something can be said: others have no place in one range with them. */
  private String figures(List<Pair> usable) {
    String with = with(usable.get(0));
    List<Pair> told = only(usable, pair -> Pair.call(pair.telling()) != Call.UNSURE);
    if (told.isEmpty()) {
      return with + ", no difference can be shown" + reach(usable) + ".";
    }
    List<String> parts = new ArrayList<>();
    List<Pair> closed = only(told, pair -> !pair.base().open());
    List<Pair> open = only(told, pair -> pair.base().open());
    if (!closed.isEmpty()) {
      parts.add(kinds(closed) + " the throughput" + reach(closed));
    }
    if (!open.isEmpty()) {
      parts.add(
          (parts.isEmpty() ? "" : "at fixed rates ")
              + kinds(open)
              + " the p99 latency"
              + reach(open));
    }
    return with + ": " + String.join("; ", parts) + ".";
  }

  private String with(Pair pair) {
    String base = pair.base().value();
    return "With "
        + Words.value(key, pair.other().value())
        + " instead of "
        + (key == ScenarioKey.MEMBERS ? base : Words.value(key, base));
  }

  /** {@code writes at 0.46x to 0.52x and linearizable reads at 0.49x}. */
  private static String kinds(List<Pair> pairs) {
    List<String> kinds =
        byOperation(pairs, Pair::other).entrySet().stream()
            .map(kind -> kind.getKey() + " at " + spread(kind.getValue(), Lead::ratio, Lead::text))
            .toList();
    return enumerated(kinds);
  }

  /** How far the intervals of these reach, all together; empty unless all have one. */
  private static String reach(List<Pair> pairs) {
    List<Interval> intervals =
        pairs.stream().flatMap(pair -> Pair.interval(pair.telling()).stream()).toList();
    if (intervals.size() < pairs.size()) {
      return "";
    }
    double low = intervals.stream().mapToDouble(Interval::low).min().orElse(Double.NaN);
    double high = intervals.stream().mapToDouble(Interval::high).max().orElse(Double.NaN);
    String which = pairs.size() == 1 ? " (95 % interval " : " (95 % intervals within ";
    return which + new RatioText(low, low, high).interval(" to ") + ")";
  }

  private static double ratio(Pair pair) {
    return Pair.ratio(pair.telling());
  }

  private static String text(double ratio) {
    return new RatioText(ratio).ratio();
  }

  private static <T> Map<String, List<T>> byOperation(List<T> all, Function<T, Row> row) {
    return all.stream()
        .collect(
            Collectors.groupingBy(
                each -> RowWords.operation(row.apply(each).result()),
                LinkedHashMap::new,
                Collectors.toList()));
  }

  private List<String> doubts(List<Pair> usable) {
    List<String> doubts = new ArrayList<>();
    String fewer = "With fewer than " + RatioEstimate.LEAST_UNPAIRED + " runs ";
    List<Pair> tooFew = only(usable, pair -> Pair.interval(pair.telling()).isEmpty());
    if (!tooFew.isEmpty()) {
      doubts.add(fewer + "it may be chance" + unlessAll(": ", tooFew, usable) + ".");
    }
    List<Pair> withinRun = only(usable, pair -> Pair.withinRun(pair.telling()));
    if (!withinRun.isEmpty()) {
      String which = unlessAll(" for ", withinRun, usable);
      doubts.add("There is one run each" + which + ": how far runs differ is not known.");
    }
    List<Pair> unsure = only(usable, pair -> Pair.call(pair.telling()) == Call.UNSURE);
    if (!unsure.isEmpty() && unsure.size() < usable.size()) {
      doubts.add("No difference can be shown" + unlessAll(" for ", unsure, usable) + ".");
    }
    return doubts;
  }

  private static List<Pair> only(List<Pair> pairs, Predicate<Pair> which) {
    return pairs.stream().filter(which).toList();
  }

  /** The names of these, unless they are all that there are. */
  private String unlessAll(String before, List<Pair> these, List<Pair> all) {
    if (these.size() == all.size()) {
      return "";
    }
    List<String> names =
        these.stream()
            .limit(MOST_NAMES)
            .map(pair -> words.of(pair.other().result()))
            .collect(Collectors.toCollection(ArrayList::new));
    if (these.size() > MOST_NAMES) {
      names.add(these.size() - MOST_NAMES + " more");
    }
    return before + enumerated(names);
  }

  /** Of rows that nothing is set against, at least one. */
  String of(List<Row> rows) {
    List<Row> usable = rows.stream().filter(Row::valid).toList();
    String doubt = leftOut(rows.size() - usable.size(), rows.size(), "used");
    if (usable.isEmpty()) {
      return doubt;
    }
    List<String> parts = new ArrayList<>();
    List<Row> closed = usable.stream().filter(row -> !row.open()).toList();
    List<Row> open = usable.stream().filter(Row::open).toList();
    byOperation(closed, row -> row)
        .forEach(
            (kind, of) ->
                parts.add(
                    rate(of)
                        .map(rate -> kind + " at " + rate + tail(", p99 ", of))
                        .orElseGet(() -> kind + tail(" with a p99 of ", of))));
    byOperation(open, row -> row)
        .forEach((kind, of) -> parts.add(kind + " at fixed rates" + tail(" with a p99 of ", of)));
    List<String> values = usable.stream().map(Row::value).distinct().toList();
    String with = values.size() == 1 ? Words.value(key, values.get(0)) : "";
    return Words.capital(
        (with.isEmpty() ? "" : "with " + with + ": ")
            + String.join("; ", parts)
            + ". "
            + sureness(usable)
            + (doubt.isEmpty() ? "" : " " + doubt));
  }

  /** Empty where another tool does not say it. */
  private static Optional<String> rate(List<Row> rows) {
    List<Row> known = rows.stream().filter(row -> Double.isFinite(row.qps())).toList();
    return known.isEmpty()
        ? Optional.empty()
        : Optional.of(spread(known, Row::qps, Numbers::perSec) + " requests per second");
  }

  private static String tail(String before, List<Row> rows) {
    List<Row> known =
        rows.stream().filter(row -> Double.isFinite(row.ms(Metrics.LATENCY_P99))).toList();
    return known.isEmpty()
        ? ""
        : before + spread(known, row -> row.ms(Metrics.LATENCY_P99), Numbers::ms);
  }

  private static String sureness(List<Row> rows) {
    double worst = rows.stream().mapToDouble(Row::qpsErrorPct).max().orElse(Double.NaN);
    boolean oneRun = rows.stream().anyMatch(row -> Double.isNaN(row.qpsErrorPct()));
    return oneRun
        ? "Of one run nobody can say how far others would differ from it."
        : "Throughputs are known to \u00b1 " + Decimals.percent(worst, 1) + " or better.";
  }

  private static String leftOut(int number, int of, String verb) {
    if (number == 0) {
      return "";
    }
    String which = number == of ? "No row" : number + " of " + Decimals.count(of, "row");
    return which + (number == of ? " can be " : " cannot be ") + verb + ".";
  }

  private static <T> String spread(
      List<T> of, ToDoubleFunction<T> value, DoubleFunction<String> text) {
    double[] values = of.stream().mapToDouble(value).sorted().toArray();
    String least = text.apply(values[0]);
    String most = text.apply(values[values.length - 1]);
    return least.equals(most) ? least : least + " to " + most;
  }

  private static String enumerated(List<String> parts) {
    int last = parts.size() - 1;
    return last == 0
        ? parts.get(0)
        : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
  }
}
