package org.etcdbench.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.Finding;
import org.etcdbench.core.result.ResultSamples;
import org.junit.jupiter.api.Test;

class MarkdownFormatTest {

  @Test
  void tellsWhatHeldSizesBackWithTheEvidence() throws IOException {
    assertThat(write(CauseTableTest.twoSizes())).isEqualTo(Resources.read("causes-report.md"));
  }

  @Test
  void showsTextOfOthersAsItIs() throws IOException {
    Finding hostile = new Finding(Finding.Code.ERRORS, "</details><img src=x> | `a` *b*\n# c");

    assertThat(write(new ResultSamples().row(ResultSamples.put(3), 1, 1.6, hostile).build()))
        .contains("ERRORS: &lt;/details&gt;&lt;img src=x&gt; \\| \\`a\\` \\*b\\* # c\n")
        .doesNotContain("<img");
  }

  @Test
  void theHeadlineComparesValidRowsOnly() throws IOException {
    assertThat(write(ReportFormatsTest.sample("drivers"))).contains("\n- jetcd against lean (2 p");
    assertThat(write(ReportFormatsTest.sample("troubled"))).doesNotContain(" against ");
  }

  @Test
  void theHeadlineSaysWhatMayBeChance() throws IOException {
    assertThat(write(ReportFormatsTest.sample("drivers")))
        .containsPattern("(?m)^- jetcd against lean .*qps \\S+ to \\S+ \\(too few runs\\), mean");
    assertThat(write(ReportFormatsTest.sample("rates")))
        .containsPattern("(?m)^- 500 against 62.5 .*mean latency \\S+ \\(may be chance\\), ");
  }

  @Test
  void sentencesStandFirstWhereSizesAreCompared() throws IOException {
    assertThat(write(ResultSamples.twoSizes()))
        .containsSubsequence("\nFrom 3 to 7 members:\n\n- writes to the leader", "| members |");
  }

  private static String write(BenchResult result) throws IOException {
    StringBuilder text = new StringBuilder();
    new MarkdownFormat().write(result, text);
    return text.toString();
  }
}
