package org.etcdbench.report.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.ResultSamples;
import org.etcdbench.core.result.RunResult;
import org.etcdbench.core.scenario.Consistency;
import org.etcdbench.core.scenario.Scenario;
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

  /** Two fast runs do not count for more than two slow ones: the value is not their mean. */
  @Test
  void theRangeLiesAroundTheValueAsTheTableHasIt() throws IOException {
    ResultSamples samples = new ResultSamples();
    Scenario range = ResultSamples.range(3, Consistency.LINEARIZABLE);
    List<RunResult> runs = new ArrayList<>();
    for (double meanMs : new double[] {10, 30, 10, 30, 20}) {
      runs.add(samples.run(range, runs.size() + 1, meanMs, 0));
    }
    BenchResult result = samples.row(range, runs).build();
    JsonNode qps = entries(BenchmarkActionFormat.bigger(), result).get(0);
    String[] csv = line(result).split(",", -1);

    assertThat(qps.path("value").asText()).isEqualTo(csv[10]);
    double pct = Double.parseDouble(csv[16]);
    assertThat(Double.parseDouble(qps.path("range").asText().substring(2)))
        .isCloseTo(pct / 100 * qps.path("value").asDouble(), within(0.5));
    assertThat(pct).isBetween(50.0, 65.0);
    assertThat(entries(BenchmarkActionFormat.smaller(), result))
        .extracting(entry -> entry.has("range"))
        .containsExactly(true, false, false);
  }

  private static String line(BenchResult result) throws IOException {
    StringBuilder csv = new StringBuilder();
    new CsvFormat().write(result, csv);
    return csv.toString().lines().skip(1).findFirst().orElseThrow();
  }

  private static List<String> names(BenchResult result) throws IOException {
    return names(BenchmarkActionFormat.bigger(), result);
  }

  private static List<String> names(ReportFormat format, BenchResult result) throws IOException {
    return entries(format, result).stream().map(entry -> entry.path("name").asText()).toList();
  }

  private static List<JsonNode> entries(ReportFormat format, BenchResult result)
      throws IOException {
    StringBuilder text = new StringBuilder();
    format.write(result, text);
    List<JsonNode> entries = new ArrayList<>();
    JsonMapper.builder().build().readTree(text.toString()).forEach(entries::add);
    return entries;
  }
}
