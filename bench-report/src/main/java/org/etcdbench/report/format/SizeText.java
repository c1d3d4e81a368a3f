package org.etcdbench.report.format;

import java.io.IOException;
import java.util.List;
import org.etcdbench.report.compare.Comparison;
import org.etcdbench.report.compare.SizeSentence;
import org.etcdbench.report.compare.SizeSentences;

/** What cluster sizes cost and bring, in sentences, below the step from one to the other. */
final class SizeText {
  private static final String BULLET = "- ";
  private static final String INDENT = "  ";

  private SizeText() {}

  /**
   * Writes the sentences and a blank line behind them; nothing where no sizes are compared.
   *
   * @throws IOException if {@code out} does
   */
  static void write(Comparison comparison, Appendable out) throws IOException {
    List<SizeSentence> sentences = SizeSentences.of(comparison);
    String step = "";
    for (SizeSentence sentence : sentences) {
      if (!sentence.step().equals(step)) {
        step = sentence.step();
        out.append(step).append(":\n");
      }
      String before = BULLET;
      for (String line : Wrap.at(sentence.item(), Wrap.PROSE_WIDTH - BULLET.length())) {
        out.append(before).append(line).append('\n');
        before = INDENT;
      }
    }
    if (!sentences.isEmpty()) {
      out.append('\n');
    }
  }
}
