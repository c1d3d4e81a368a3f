package org.etcdbench.core.result.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.ResultSamples;
import org.etcdbench.core.result.ResultSummary;
import org.etcdbench.core.result.ScenarioResult;
import org.etcdbench.core.result.ScenarioSummary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResultSummaryTest {
  private static final Path REFERENCE =
      Path.of("../results/reference/20261128T074505Z-cluster-size");

  @TempDir Path directory;

  static List<BenchResult> samples() {
    return List.of(
        StoreSamples.complete(),
        StoreSamples.partial(),
        ResultSamples.twoSizes(),
        new ResultSamples().build());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void saysOfAResultWhatTheWholeResultSays(BenchResult whole) throws IOException {
    ResultSummary summary = summary(json(whole));

    assertThat(summary.id()).isEqualTo(whole.id());
    assertThat(summary.status()).isEqualTo(whole.status());
    assertThat(summary.startedAt()).isEqualTo(whole.startedAt());
    assertThat(summary.profile()).isEqualTo(whole.profile());
    assertThat(summary.environment()).isEqualTo(whole.environment());
    assertSame(summary, whole);
  }

  @Test
  void readsTheReferenceResult() throws IOException {
    assertSame(ResultStore.loadSummary(REFERENCE), ResultStore.load(REFERENCE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"run-v1.json", "run-v2.json", "run-v3.json", "run-v4.json"})
  void readsResultsOfEverySchemaVersion(String name) throws Exception {
    Path file = Path.of(ResultSummaryTest.class.getResource(name).toURI());

    assertSame(ResultStore.loadSummary(file), ResultStore.load(file));
  }

  private static void assertSame(ResultSummary summary, BenchResult whole) {
    List<ScenarioResult> ours =
        whole.scenarios().stream().filter(row -> row.importedRow().isEmpty()).toList();
    assertThat(summary.scenarios()).hasSameSizeAs(ours);
    for (int i = 0; i < ours.size(); i++) {
      assertSame(summary.scenarios().get(i), ours.get(i));
    }
  }

  private static void assertSame(ScenarioSummary summary, ScenarioResult whole) {
    assertThat(summary.scenario()).isEqualTo(whole.scenario());
    assertThat(summary.verdict()).isEqualTo(whole.verdict());
    assertThat(rounded(summary.successesPerSec())).isEqualTo(rounded(whole.okPerSec()));
    assertThat(summary.requests()).isEqualTo(whole.requests());
    assertThat(summary.errors()).isEqualTo(whole.errors());
    assertThat(summary.latency().count()).isEqualTo(whole.ok().count());
    assertThat(summary.latency().meanNs()).isEqualTo(Double.valueOf(whole.ok().meanNs()));
    assertThat(summary.latency().medianNs()).isEqualTo(Double.valueOf(whole.ok().percentileNs(50)));
    assertThat(summary.latency().percentile90Ns())
        .isEqualTo(Double.valueOf(whole.ok().percentileNs(90)));
    assertThat(summary.latency().percentile99Ns())
        .isEqualTo(Double.valueOf(whole.ok().percentileNs(99)));
    assertThat(summary.latency().percentile999Ns())
        .isEqualTo(Double.valueOf(whole.ok().percentileNs(99.9)));
    summary
        .recordedService()
        .ifPresent(
            service ->
                assertThat(service.percentile99Ns())
                    .isEqualTo(Double.valueOf(whole.okService().percentileNs(99))));
    assertThat(summary.recordedStartDelay().isPresent())
        .isEqualTo(whole.okStartDelay().isPresent());
  }

  @ParameterizedTest
  @ValueSource(strings = {"okPerSec", "requests", "errors", "latency", "p99Ns"})
  void saysWhichDerivedFieldIsMissing(String field) throws IOException {
    String json = json(ResultSamples.twoSizes()).replace("\"" + field + "\"", "\"other\"");

    assertThatThrownBy(() -> summary(json))
        .isInstanceOf(ResultFormatException.class)
        .hasMessageStartingWith(file() + ": ")
        .hasMessageContaining("scenarios[0]")
        .hasMessageContaining(field);
  }

  @Test
  void readsNeitherHalfAFileNorOneWithSomethingBehindIt() throws IOException {
    String json = json(ResultSamples.twoSizes());

    assertThatThrownBy(() -> summary(json.substring(0, json.length() / 2)))
        .isInstanceOf(ResultFormatException.class)
        .hasMessageContaining("broken JSON at line");
    assertThatThrownBy(() -> summary(json + "<<<<<<< ours"))
        .isInstanceOf(ResultFormatException.class)
        .hasMessageContaining("broken JSON at line");
    assertThatThrownBy(() -> summary(json + json))
        .isInstanceOf(ResultFormatException.class)
        .hasMessageContaining("something stands behind the result");
  }

  @Test
  void refusesWhatIsNoResultOfThisVersion() throws IOException {
    String json = json(ResultSamples.twoSizes());

    assertThatThrownBy(() -> summary(""))
        .hasMessage(file() + ": not a result of etcd-bench: it has no schemaVersion");
    assertThatThrownBy(() -> summary("[1, 2]"))
        .hasMessage(file() + ": not a result of etcd-bench: it has no schemaVersion");
    assertThatThrownBy(
            () ->
                summary(
                    json.replace(
                        "\"schemaVersion\": " + BenchResult.SCHEMA_VERSION,
                        "\"schemaVersion\": 99")))
        .hasMessageContaining("written by a newer etcd-bench (schema 99)");
  }

  /** As it stands in the file. */
  private static Double rounded(double value) {
    return Double.isNaN(value) ? value : Math.rint(value * 1000) / 1000;
  }

  private static String json(BenchResult result) {
    return new String(RunJson.write(result), StandardCharsets.UTF_8);
  }

  private Path file() {
    return directory.resolve("run.json");
  }

  private ResultSummary summary(String json) throws IOException {
    return ResultStore.loadSummary(Files.writeString(file(), json));
  }
}
