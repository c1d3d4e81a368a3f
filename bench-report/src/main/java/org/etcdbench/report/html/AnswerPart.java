package org.etcdbench.report.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.etcdbench.report.compare.Difference;
import org.etcdbench.report.compare.RowWords;
import org.etcdbench.report.compare.SizeSentence;
import org.etcdbench.report.compare.SizeSentences;
import org.etcdbench.report.html.Answer.Card;
import org.etcdbench.report.html.Answer.Step;
import org.etcdbench.report.stats.RatioEstimate;
import org.etcdbench.report.stats.RatioEstimate.Design;

/** Says in words and large figures what a result comes to. */
final class AnswerPart {
  /** More at once are no answer, but a table. */
  private static final int MOST_CARDS = 12;

  private static final String HOLDS =
      " each the range that holds the true ratio in 95 of 100 such measurements.";

  private final Reading reading;
  private final Cards cards;
  private final Lead lead;
  private final List<SizeSentence> sentences;

  private AnswerPart(Reading reading) {
    RowWords words = RowWords.of(reading.result().scenarios(), Set.of(reading.key()));
    this.reading = reading;
    this.cards = new Cards(reading.key(), words);
    this.lead = new Lead(reading.key(), words);
    this.sentences = SizeSentences.of(reading.comparison());
  }

  static Answer of(Reading reading) {
    return new AnswerPart(reading).answer();
  }

  private Answer answer() {
    List<Row> rows = reading.rows().filter(Row::hasData).toList();
    if (rows.isEmpty()) {
      return new Answer("Nothing was measured.", List.of(), List.of());
    }
    if (reading.pairs().findAny().isEmpty()) {
      List<Card> absolute = rows.stream().map(cards::absolute).toList();
      Step step = step("Each row by itself", lead.of(rows), "", absolute, List.of());
      return new Answer("", List.of(step), notes());
    }
    return new Answer("", bySteps().values().stream().map(this::step).toList(), notes());
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

  private Step step(List<Pair> pairs) {
    String base = pairs.get(0).base().value();
    String other = pairs.get(0).other().value();
    List<SizeSentence> ofStep =
        sentences.stream().filter(s -> s.from().equals(base) && s.to().equals(other)).toList();
    Predicate<SizeSentence> aboutTheCluster = sentence -> sentence.subject().isEmpty();
    return step(
        Words.step(reading.key(), base, other),
        lead.ofStep(pairs),
        ofStep.stream()
            .filter(aboutTheCluster)
            .map(sentence -> Words.capital(sentence.item()))
            .collect(Collectors.joining(" ")),
        pairs.stream().map(cards::compared).toList(),
        ofStep.stream().filter(aboutTheCluster.negate()).map(SizeSentence::item).toList());
  }

  private static Step step(
      String title, String lead, String remark, List<Card> cards, List<String> sentences) {
    // one or two more are not worth a fold
    int shown = cards.size() <= MOST_CARDS + 2 ? cards.size() : MOST_CARDS;
    List<Card> further = cards.subList(shown, cards.size());
    return new Step(title, lead, remark, cards.subList(0, shown), further, sentences);
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (has(Design.UNPAIRED)) {
      notes.add(
          "Ranges are 95 % intervals of the ratio over runs (Hodges\u2013Lehmann, exact):" + HOLDS);
    }
    if (has(Design.PAIRED)) {
      notes.add(
          "Ranges are 95 % intervals of the ratio over runs, in pairs as they took turns"
              + " (Hodges\u2013Lehmann, exact):"
              + HOLDS);
    }
    if (has(Design.WITHIN_RUN)) {
      notes.add(
          "Ranges within one run each are by its iterations: what would differ from run to run is"
              + " not in them. Measure at least "
              + RatioEstimate.LEAST_UNPAIRED
              + " runs.");
    }
    return notes;
  }

  private boolean has(Design design) {
    return reading
        .pairs()
        .flatMap(pair -> pair.differences().stream())
        .filter(difference -> Pair.interval(difference).isPresent())
        .anyMatch((Difference difference) -> difference.has(design));
  }
}
