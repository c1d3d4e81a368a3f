package org.etcdbench.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.ResultSamples;
import org.junit.jupiter.api.Test;

class BenchmarkActionFormatTest {

  @Test
  void aScenarioHasOneNameInAllResults() throws IOException {
    BenchResult alone = new ResultSamples().row(ResultSamples.put(3), 3, 1.6).build();

    assertThat(names(alone)).isNotEmpty();
    assertThat(names(ResultSamples.twoSizes())).containsAll(names(alone)).doesNotHaveDuplicates();
  }

  @Test
  void leavesOutWhatMustNotBeUsed() throws IOException {
    assertThat(names(ReportFormatsTest.sample("troubled")))
        .containsExactly(
            "put leader 1/1 members=3 key_size=8 value_size=256 key_space=100000 driver=lean: qps");
  }

  @Test
  void countsNoErrorsAsTheFirstOneWouldBeAnAlarm() throws IOException {
    assertThat(names(BenchmarkActionFormat.smaller(), ResultSamples.twoSizes()))
        .hasSize(4 * 3)
        .allMatch(name -> name.contains(": latency."));
  }

  private static List<String> names(BenchResult result) throws IOException {
    return names(BenchmarkActionFormat.bigger(), result);
  }

  private static List<String> names(ReportFormat format, BenchResult result) throws IOException {
    StringBuilder text = new StringBuilder();
    format.write(result, text);
    List<String> names = new ArrayList<>();
    JsonMapper.builder()
        .build()
        .readTree(text.toString())
        .forEach(entry -> names.add(entry.path("name").asText()));
    return names;
  }
}
