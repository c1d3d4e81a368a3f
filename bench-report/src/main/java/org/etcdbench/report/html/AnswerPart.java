package org.etcdbench.report.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.etcdbench.core.result.Cause;
import org.etcdbench.core.scenario.ScenarioKey;
import org.etcdbench.report.chart.Call;
import org.etcdbench.report.compare.Difference;
import org.etcdbench.report.compare.SizeSentence;
import org.etcdbench.report.compare.SizeSentences;
import org.etcdbench.report.html.Answer.Card;
import org.etcdbench.report.html.Answer.Step;
import org.etcdbench.report.metric.Metrics;
import org.etcdbench.report.stats.Interval;
import org.etcdbench.report.stats.RatioEstimate;

/** Says in words and large figures what a result comes to. */
final class AnswerPart {
  /** More at once are no answer, but a table. */
  private static final int MOST_CARDS = 12;

  private final Reading reading;
  private final Words words;

  private AnswerPart(Reading reading) {
    this.reading = reading;
    this.words = new Words(reading.result().scenarios(), reading.key());
  }

  static Answer of(Reading reading) {
    return new AnswerPart(reading).answer();
  }

  private Answer answer() {
    if (reading.rows().noneMatch(Row::hasData)) {
      return new Answer("Nothing was measured.", List.of(), List.of(), List.of());
    }
    if (reading.pairs().findAny().isEmpty()) {
      List<Card> cards = reading.rows().filter(Row::hasData).map(this::absolute).toList();
      return new Answer("", List.of(step("Each row by itself", "", cards)), List.of(), List.of());
    }
    List<Step> steps = new ArrayList<>();
    for (List<Pair> pairs : bySteps().values()) {
      Pair first = pairs.get(0);
      String base = first.base().value();
      String other = first.other().value();
      List<Card> cards = pairs.stream().map(this::compared).toList();
      String title = Words.step(reading.key(), base, other);
      steps.add(step(title, tolerance(base, other), cards));
    }
    List<String> sentences =
        SizeSentences.of(reading.comparison()).stream().map(SizeSentence::text).toList();
    return new Answer(lead(), steps, sentences, notes());
  }

  /** Pairs of the same two values, in the order of the values. */
  private Map<List<String>, List<Pair>> bySteps() {
    return reading
        .pairs()
        .collect(
            Collectors.groupingBy(
                pair -> List.of(pair.base().value(), pair.other().value()),
                LinkedHashMap::new,
                Collectors.toList()));
  }

  private static Step step(String title, String remark, List<Card> cards) {
    // one or two more are not worth a fold
    int shown = cards.size() <= MOST_CARDS + 2 ? cards.size() : MOST_CARDS;
    return new Step(title, remark, cards.subList(0, shown), cards.subList(shown, cards.size()));
  }

  private String tolerance(String base, String other) {
    if (reading.key() != ScenarioKey.MEMBERS) {
      return "";
    }
    int before = tolerated(base);
    int after = tolerated(other);
    return before == after
        ? "It still tolerates " + Words.count(after, "failed member") + "."
        : "It then tolerates "
            + Words.count(after, "failed member")
            + " instead of "
            + before
            + ".";
  }

  /** A cluster works on as long as more than half of its members do. */
  private static int tolerated(String members) {
    return (Integer.parseInt(members) - 1) / 2;
  }

  private Card compared(Pair pair) {
    Difference telling = pair.telling();
    Call call = Pair.call(telling);
    boolean latency = pair.base().open();
    List<String> facts = new ArrayList<>();
    if (!latency && !Double.isNaN(Pair.ratio(pair.tail()))) {
      facts.add("p99 " + Numbers.ratio(Pair.ratio(pair.tail())));
    }
    if (pair.base().hasData() && pair.other().hasData()) {
      facts.add(absolutes(pair, latency));
    }
    heldBack(pair.other()).ifPresent(facts::add);
    boolean known = telling.estimate().isPresent();
    return new Card(
        pair.valid() ? tone(call) : Tone.BAD,
        pair.valid() ? word(call, latency, telling) : "invalid",
        Words.title(pair.other().result()),
        words.detail(pair.other().result()),
        known ? Numbers.ratio(Pair.ratio(telling)) : "\u2013",
        latency ? "the p99 latency" : "the throughput",
        known ? range(telling) : telling.whyNot(),
        facts);
  }

  private static String absolutes(Pair pair, boolean latency) {
    return latency
        ? ms(pair.base()) + " \u2192 " + ms(pair.other())
        : Numbers.perSec(pair.base().qps())
            + " \u2192 "
            + Numbers.perSec(pair.other().qps())
            + " /s";
  }

  private static String ms(Row row) {
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
    return Pair.interval(difference)
        .map(AnswerPart::range)
        .orElseGet(() -> "fewer than " + RatioEstimate.LEAST_UNPAIRED + " runs: it may be chance");
  }

  private static String range(Interval interval) {
    return Numbers.plainRatio(interval.low()) + " to " + Numbers.plainRatio(interval.high());
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

  private Card absolute(Row row) {
    List<String> facts = new ArrayList<>();
    double tailMs = row.ms(Metrics.LATENCY_P99);
    if (!Double.isNaN(tailMs)) {
      facts.add("p99 " + Numbers.ms(tailMs));
    }
    facts.add("mean " + Numbers.ms(row.ms(Metrics.LATENCY_MEAN)));
    heldBack(row).ifPresent(facts::add);
    double errorPct = row.qpsErrorPct();
    return new Card(
        row.valid() ? Tone.NEUTRAL : Tone.BAD,
        row.valid() ? "" : "invalid",
        Words.title(row.result()),
        Words.value(reading.key(), row.value()) + ", " + words.detail(row.result()),
        Numbers.perSec(row.qps()),
        "requests per second",
        Double.isFinite(errorPct) ? "\u00b1 " + Numbers.percent(errorPct, 1) : "one run",
        facts);
  }

  /** All steps in a sentence: for each kind of request the range of its ratios. */
  private String lead() {
    List<Pair> usable =
        reading
            .pairs()
            .filter(Pair::valid)
            .filter(p -> p.telling().estimate().isPresent())
            .toList();
    boolean alike = usable.stream().map(p -> p.base().open()).distinct().count() == 1;
    boolean oneStep = bySteps().size() == 1;
    if (usable.isEmpty() || !alike || !oneStep) {
      return "";
    }
    Pair first = usable.get(0);
    Map<String, List<Double>> ratios = new LinkedHashMap<>();
    usable.forEach(
        pair ->
            ratios
                .computeIfAbsent(Words.operation(pair.other().scenario()), o -> new ArrayList<>())
                .add(Pair.ratio(pair.telling())));
    List<String> parts = new ArrayList<>();
    ratios.forEach((what, of) -> parts.add(what + " at " + spread(of)));
    String last = parts.remove(parts.size() - 1);
    String all = parts.isEmpty() ? last : String.join(", ", parts) + " and " + last;
    String unit = first.base().open() ? " the p99 latency." : " the throughput.";
    boolean sure = usable.stream().allMatch(p -> Pair.interval(p.telling()).isPresent());
    String doubt = " With fewer than " + RatioEstimate.LEAST_UNPAIRED + " runs it may be chance.";
    return with(first.base().value(), first.other().value())
        + all
        + unit
        + (sure ? unsure(usable) : doubt);
  }

  private static String unsure(List<Pair> pairs) {
    long unsure = pairs.stream().filter(p -> Pair.call(p.telling()) == Call.UNSURE).count();
    return unsure == 0
        ? ""
        : " In " + unsure + " of " + Words.count(pairs.size(), "row") + " that may be chance.";
  }

  private String with(String base, String other) {
    return "With "
        + Words.value(reading.key(), other)
        + " instead of "
        + (reading.key() == ScenarioKey.MEMBERS ? base : Words.value(reading.key(), base))
        + ": ";
  }

  private static String spread(List<Double> ratios) {
    String least = Numbers.ratio(ratios.stream().mapToDouble(r -> r).min().orElseThrow());
    String most = Numbers.ratio(ratios.stream().mapToDouble(r -> r).max().orElseThrow());
    return least.equals(most) ? least : least + " to " + most;
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (reading.pairs().anyMatch(pair -> Pair.interval(pair.telling()).isPresent())) {
      notes.add(
          "Ranges are 95 % intervals of the ratio over runs (Hodges\u2013Lehmann, exact):"
              + " what would be expected of other runs like these.");
    }
    reading.remarks().findings().stream()
        .filter(finding -> finding.code().equals("SHARED_HOST"))
        .findFirst()
        .ifPresent(
            finding ->
                notes.add(
                    "Members share a host: this compares configurations, and is no capacity of"
                        + " separate machines."));
    return notes;
  }
}
