package org.etcdbench.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoreTextTest {

  @ParameterizedTest
  @CsvSource({
    "0, \u2248 0",
    "-3.5, \u2248 0",
    "0.0005, 0.001",
    "0.000499, \u2248 10\u207b\u00b3",
    "0.00002, \u2248 10\u207b\u2075",
    "1e-12, \u2248 10\u207b\u00b9\u00b2",
    "1234.5678, 1234.568",
    "NaN, NaN"
  })
  void printsScoresAsJmhDoes(double score, String text) {
    assertThat(ScoreText.score(score)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0, 0.001", "0.0001, 0.001", "12.34567, 12.346"})
  void printsNoErrorAsNone(double error, String text) {
    assertThat(ScoreText.error(error)).isEqualTo(text);
  }
}
