package org.etcdbench.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.etcdbench.core.result.Cause;
import org.etcdbench.core.scenario.ScenarioKey;
import org.etcdbench.report.chart.Call;
import org.etcdbench.report.compare.Difference;
import org.etcdbench.report.compare.DifferenceText;
import org.etcdbench.report.compare.RowWords;
import org.etcdbench.report.digits.Decimals;
import org.etcdbench.report.digits.RatioText;
import org.etcdbench.report.html.Answer.Card;
import org.etcdbench.report.metric.Metric;
import org.etcdbench.report.metric.Metrics;
import org.etcdbench.report.stats.RatioEstimate;
import org.etcdbench.report.stats.Sample;

/** Makes the card of a row: the one figure that counts, how sure it is, and what goes with it. */
final class Cards {
  private static final double MEDIAN = 50;

  private final ScenarioKey key;
  private final RowWords words;

  /** Of rows that are compared by a key. */
  Cards(ScenarioKey key, RowWords words) {
    this.key = key;
    this.words = words;
  }

  /** Of two rows. */
  Card compared(Pair pair) {
    Difference telling = pair.telling();
    Call call = Pair.call(telling);
    boolean latency = pair.base().open();
    List<String> facts = new ArrayList<>();
    if (!latency) {
      tail(pair.tail()).ifPresent(facts::add);
    }
    absolutes(telling, pair).ifPresent(facts::add);
    heldBack(pair.other()).ifPresent(facts::add);
    Optional<RatioEstimate> estimate = telling.estimate();
    return new Card(
        pair.valid() ? tone(call) : Tone.BAD,
        pair.valid() ? word(call, latency, telling) : "invalid",
        Words.capital(words.subject(pair.other().result())),
        words.circumstances(pair.other().result()),
        estimate.map(of -> DifferenceText.of(of).ratio()).orElse("\u2013"),
        latency ? "the p99 latency" : "the throughput",
        estimate.isPresent() ? range(telling) : telling.whyNot(),
        facts);
  }

  /** The ratio of p99 where it can be told; empty where there is none. */
  private static Optional<String> tail(Difference tail) {
    String range = " (" + DifferenceText.interval(tail, " to ") + ")";
    return tail.estimate()
        .map(estimate -> DifferenceText.of(estimate).ratio())
        .map(
            ratio ->
                switch (Pair.call(tail)) {
                  case BETTER, WORSE -> "p99 " + ratio;
                  case SAME -> "p99: the same" + range;
                  case UNSURE -> "p99: cannot tell" + range;
                  case TOO_FEW_RUNS -> "p99 " + ratio + ", too few runs";
                });
  }

  /**
   * What the ratio is of: medians over runs, as one slow run is no typical one. Where all requests
   * together have another ratio, that is told, for tables have their figures.
   */
  private static Optional<String> absolutes(Difference telling, Pair pair) {
    double ratio = Pair.ratio(telling);
    double base = median(telling.metric(), pair.base());
    double other = median(telling.metric(), pair.other());
    if (!Double.isFinite(base) || !Double.isFinite(other)) {
      return Optional.empty();
    }
    boolean several = pair.base().result().runCount() > 1 || pair.other().result().runCount() > 1;
    String shown =
        figure(telling.metric(), base)
            + " \u2192 "
            + figure(telling.metric(), other)
            + (telling.metric().equals(Metrics.QPS) ? " /s" : "")
            + (several ? " (medians over runs" : "");
    double together = telling.other() / telling.base();
    String ofMedians =
        isElse(other / base, ratio) ? ": " + new RatioText(other / base).ratio() : "";
    String ofAll =
        isElse(together, ratio)
            ? "; all requests together: " + new RatioText(together).ratio()
            : "";
    return Optional.of(several ? shown + ofMedians + ofAll + ")" : shown);
  }

  /** NaN where a run has none: of the others alone it would be of other runs. */
  private static double median(Metric metric, Row row) {
    double[] scores =
        metric.supportedOverRuns(row.result()).stream().mapToDouble(value -> value).toArray();
    return DoubleStream.of(scores).anyMatch(Double::isNaN)
        ? Double.NaN
        : Sample.of(scores).percentile(MEDIAN);
  }

  private static String figure(Metric metric, double value) {
    return metric.equals(Metrics.QPS)
        ? Numbers.perSec(value)
        : Numbers.ms(value / Decimals.NS_PER_MS);
  }

  /** Whether a reader who divides would wonder. */
  private static boolean isElse(double ratio, double told) {
    return Math.abs(Math.log(ratio / told)) > Math.log(1 + Pair.TOLERANCE_PCT / 100.0);
  }

  private static String p99(Row row) {
    return Numbers.ms(row.ms(Metrics.LATENCY_P99));
  }

  private static Optional<String> heldBack(Row row) {
    return row.result()
        .foundCause()
        .filter(cause -> cause.kind() != Cause.Kind.UNKNOWN)
        .map(
            cause ->
                cause.kind() == Cause.Kind.NONE
                    ? cause.kind().label()
                    : "held back by "
                        + Stream.concat(Stream.of(cause.kind()), cause.also().stream())
                            .limit(2)
                            .map(Cause.Kind::label)
                            .collect(Collectors.joining(", then ")));
  }

  private static String range(Difference difference) {
    String range = DifferenceText.interval(difference, " to ");
    if (range.isEmpty()) {
      return "fewer than " + RatioEstimate.LEAST_UNPAIRED + " runs: it may be chance";
    }
    return Pair.withinRun(difference) ? range + " within one run each" : range;
  }

  private static Tone tone(Call call) {
    return switch (call) {
      case BETTER -> Tone.GOOD;
      case WORSE -> Tone.BAD;
      case SAME -> Tone.NEUTRAL;
      case UNSURE, TOO_FEW_RUNS -> Tone.WARN;
    };
  }

  private static String word(Call call, boolean latency, Difference difference) {
    return switch (call) {
      case BETTER -> latency ? "shorter" : "more";
      case WORSE -> latency ? "longer" : "less";
      case SAME -> "the same";
      case UNSURE -> "cannot tell";
      case TOO_FEW_RUNS -> difference.estimate().isPresent() ? "too few runs" : "no ratio";
    };
  }

  /** Of a row that nothing is set against. */
  Card absolute(Row row) {
    List<String> facts = new ArrayList<>();
    String tail = p99(row);
    boolean rated = Double.isFinite(row.qps());
    if (rated && !tail.isEmpty()) {
      facts.add("p99 " + tail);
    }
    String mean = Numbers.ms(row.ms(Metrics.LATENCY_MEAN));
    if (!mean.isEmpty()) {
      facts.add("mean " + mean);
    }
    heldBack(row).ifPresent(facts::add);
    double errorPct = row.qpsErrorPct();
    String load = words.circumstances(row.result());
    return new Card(
        row.valid() ? Tone.NEUTRAL : Tone.BAD,
        row.valid() ? "" : "invalid",
        Words.capital(words.subject(row.result())),
        Words.value(key, row.value()) + (load.isEmpty() ? "" : ", " + load),
        rated ? Numbers.perSec(row.qps()) : tail.isEmpty() ? "\u2013" : tail,
        rated ? "requests per second" : "p99",
        Double.isFinite(errorPct) ? "\u00b1 " + Decimals.percent(errorPct, 1) : "one run",
        facts);
  }
}
