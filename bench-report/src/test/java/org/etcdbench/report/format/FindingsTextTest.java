package org.etcdbench.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.Finding;
import org.etcdbench.core.result.ResultSamples;
import org.etcdbench.core.scenario.Scenario;
import org.junit.jupiter.api.Test;

class FindingsTextTest {
  private static final Scenario THREE = ResultSamples.put(3);
  private static final Scenario SEVEN = ResultSamples.put(7);

  @Test
  void printsANoteOfAllScenariosOnce() throws IOException {
    assertThat(text(ResultSamples.twoSizes()))
        .isEqualTo("NOTE SHARED_HOST: All members share one host.\n");
  }

  @Test
  void saysWhichScenarioANoteBelongsTo() throws IOException {
    Finding errors = new Finding(Finding.Code.SOME_ERRORS, "3 of 500 requests failed.");
    BenchResult result = new ResultSamples().row(THREE, 1, 1).row(SEVEN, List.of(), errors).build();

    assertThat(text(result))
        .isEqualTo("NOTE SOME_ERRORS: 3 of 500 requests failed. [put leader 1/1 members=7]\n");
  }

  @Test
  void namesTheRunOfEveryReasonAndKeepsReasonsOfTheRow() throws IOException {
    ResultSamples samples = new ResultSamples();
    Finding election = new Finding(Finding.Code.LEADER_CHANGED, "m2\n became\tleader.");
    Finding law = new Finding(Finding.Code.LITTLES_LAW, "4 % off.");
    BenchResult result =
        samples
            .row(THREE, 1, 1)
            .row(
                SEVEN,
                List.of(samples.run(SEVEN, 1, 1, 0), samples.run(SEVEN, 2, 1, 0, election)),
                law)
            .build();

    assertThat(text(result))
        .isEqualTo(
            """
            INVALID put leader 1/1 members=7
              run 2: LEADER_CHANGED: m2 became leader.
              LITTLES_LAW: 4 % off.
            """);
  }

  @Test
  void saysThatThereAreNone() throws IOException {
    assertThat(text(new ResultSamples().row(THREE, 1, 1).build())).isEqualTo("No findings.\n");
  }

  private static String text(BenchResult result) throws IOException {
    StringBuilder text = new StringBuilder();
    new FindingsText(result).write(text);
    return text.toString();
  }
}
