package org.etcdbench.report.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.etcdbench.core.result.GeneratorPauses;
import org.etcdbench.core.result.Observations;
import org.etcdbench.core.result.RunResult;
import org.etcdbench.core.result.ScenarioResult;
import org.etcdbench.core.result.ServerCount;
import org.etcdbench.report.compare.Comparison;
import org.etcdbench.report.compare.RowLabels;
import org.etcdbench.report.digits.Decimals;

/**
 * How far the generator can be trusted, in a sentence each over all rows of a comparison: for how
 * long it stood still, and whether members counted the requests that it did. Rows are only named
 * where they disagree.
 */
final class GeneratorText {
  /** How far the two counts may lie apart, in percent, without being named. */
  private static final double AGREEMENT_PCT = 0.5;

  private static final double PERCENT = 100;

  private final List<ScenarioResult> rows;

  private GeneratorText(List<ScenarioResult> rows) {
    this.rows = rows;
  }

  /**
   * Writes the sentences, or nothing where nobody looked.
   *
   * @throws IOException if {@code out} does
   */
  static void write(Comparison comparison, Appendable out) throws IOException {
    for (String sentence : sentences(comparison)) {
      for (String line : Wrap.at(sentence, Wrap.PROSE_WIDTH)) {
        out.append(line).append('\n');
      }
    }
  }

  /** The sentences; none where nobody looked. */
  static List<String> sentences(Comparison comparison) {
    GeneratorText text =
        new GeneratorText(
            comparison.groups().stream()
                .flatMap(group -> group.rows().stream())
                .map(Comparison.Row::result)
                .toList());
    List<String> sentences = new ArrayList<>();
    text.pauses(sentences);
    text.counts(sentences);
    return sentences;
  }

  private void pauses(List<String> sentences) {
    List<GeneratorPauses> all =
        rows.stream()
            .flatMap(row -> row.measuredRuns().stream())
            .flatMap(run -> run.observations().stream())
            .flatMap(observed -> observed.generatorPauses().stream())
            .toList();
    most(all, GeneratorPauses::hiccupPct)
        .ifPresent(
            pct ->
                sentences.add(
                    "The generator stood still for at most "
                        + Decimals.format(pct, 2)
                        + " % of a run (garbage collection: "
                        + Decimals.format(most(all, GeneratorPauses::gcPct).orElse(0), 2)
                        + " %), at the longest for "
                        + ms(most(all, GeneratorPauses::longestNs).orElse(0))
                        + "; p99.9 of its delays: "
                        + ms(most(all, pauses -> pauses.hiccups().p999Ns()).orElse(0))
                        + "."));
  }

  private static OptionalDouble most(
      List<GeneratorPauses> all, ToDoubleFunction<GeneratorPauses> of) {
    return all.stream().mapToDouble(of).filter(value -> !Double.isNaN(value)).max();
  }

  private static String ms(double ns) {
    return Decimals.format(ns / Decimals.NS_PER_MS, 1) + " ms";
  }

  private void counts(List<String> sentences) {
    RowLabels labels = RowLabels.of(rows, Set.of());
    List<Double> agreeing = new ArrayList<>();
    for (ScenarioResult row : rows) {
      for (RunResult run : row.measuredRuns()) {
        Optional<ServerCount> count = run.observations().flatMap(Observations::countedByServer);
        double offPct = count.map(GeneratorText::offPct).orElse(Double.NaN);
        if (offPct > AGREEMENT_PCT && beyondEdges(row, run, count.orElseThrow())) {
          sentences.add(labels.of(row) + ", run " + run.run() + ": " + apart(count.orElseThrow()));
        } else if (!Double.isNaN(offPct)) {
          agreeing.add(offPct);
        }
      }
    }
    if (!agreeing.isEmpty()) {
      sentences.add(
          "Members counted the requests that the generator did, within "
              + Decimals.format(Collections.max(agreeing), 2)
              + " %.");
    }
  }

  /** What is under way at the end of an iteration may be counted by one side alone. */
  private static boolean beyondEdges(ScenarioResult row, RunResult run, ServerCount count) {
    long underWay = (long) row.clients().orElse(0) * run.measured().size();
    return Math.abs(count.server() - count.client()) > underWay;
  }

  private static String apart(ServerCount count) {
    return "members counted "
        + count.server()
        + " requests where the generator counted "
        + count.client()
        + ": others used the cluster, or some were lost or sent twice.";
  }

  private static double offPct(ServerCount count) {
    return Math.abs(count.ratio() - 1) * PERCENT;
  }
}
