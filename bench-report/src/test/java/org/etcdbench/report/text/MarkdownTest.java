package org.etcdbench.report.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.etcdbench.report.text.MarkdownTable.Column;
import org.etcdbench.report.text.MarkdownTable.Style;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "LEADER_CHANGED+ERRORS, LEADER_CHANGED+ERRORS",
        "_a_, \\_a\\_",
        "a | b, a \\| b",
        "<script>&amp;, &lt;script&gt;&amp;amp;",
        "*x* `y` [z](u), \\*x\\* \\`y\\` \\[z\\](u)",
        "c:\\x ~~y~~, c:\\\\x \\~\\~y\\~\\~",
        "range all 10@500/s, range all 10@500/s"
      })
  void showsTextAsItIs(String text, String escaped) {
    assertThat(Markdown.escape(text)).isEqualTo(escaped);
  }

  @Test
  void keepsTextWithinItsLine() {
    assertThat(Markdown.escape("m2 became leader\n\n\tin iteration 2.\u2028 "))
        .isEqualTo("m2 became leader in iteration 2.");
  }

  @Test
  void fencesWhatHoldsFencesItself() {
    assertThat(Markdown.preformatted("a\n````\nb\n")).isEqualTo("`````text\na\n````\nb\n`````\n");
    assertThat(Markdown.preformatted("a | b\n")).isEqualTo("```text\na | b\n```\n");
  }

  @Test
  void foldsWhatFewWillRead() {
    assertThat(Markdown.details("a < b", "* x\n"))
        .isEqualTo("<details>\n<summary>a &lt; b</summary>\n\n* x\n\n</details>\n");
  }

  @Test
  void writesTables() throws IOException {
    MarkdownTable table = new MarkdownTable(List.of(Column.text("a|b"), Column.figures("qps")));
    table.add(List.of("put\nleader", "1.5"));
    table.add(Style.EMPHASIZED, List.of("", "0.50x"));
    table.add(Style.STRONG, List.of("<b>", "*"));
    StringBuilder text = new StringBuilder();
    table.write(text);

    assertThat(text)
        .hasToString(
            """
            | a\\|b | qps |
            | :-- | --: |
            | put leader | 1.5 |
            |  | *0.50x* |
            | **&lt;b&gt;** | **\\*** |
            """);
  }

  @Test
  void refusesRowsThatDoNotFit() {
    MarkdownTable table = new MarkdownTable(List.of(Column.text("a"), Column.text("b")));

    assertThatThrownBy(() -> table.add(List.of("1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("cells must be 2, got: 1");
    assertThatThrownBy(() -> new MarkdownTable(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("columns must not be empty");
  }
}
