package org.etcdbench.report.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.ResultSamples;
import org.etcdbench.core.result.ResultSummary;
import org.etcdbench.core.result.store.ResultStore;
import org.etcdbench.report.metric.Measured;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrendMetricTest {
  @TempDir Path directory;

  @Test
  void readsOffASummaryWhatTheMetricReadsOffTheRuns() throws IOException {
    BenchResult result = ResultSamples.twoSizes();
    ResultSummary summary = summary(result);

    for (TrendMetric metric : TrendMetric.all()) {
      for (int i = 0; i < result.scenarios().size(); i++) {
        double ofRuns = metric.metric().of(Measured.of(result.scenarios().get(i)));
        double ofSummary = metric.value().applyAsDouble(summary.scenarios().get(i));
        assertThat(ofSummary).as(metric.name()).isCloseTo(ofRuns, within(0.0005));
      }
    }
  }

  @Test
  void hasNoValueOfTooFewRequests() throws IOException {
    ResultSummary summary = summary(ResultSamples.twoSizes());

    assertThat(summary.scenarios().get(0).latency().count()).isEqualTo(4500);
    assertThat(TrendMetric.byName("latency.p99").of(summary.scenarios().get(0))).isPresent();
    assertThat(TrendMetric.byName("latency.p99.9").of(summary.scenarios().get(0))).isEmpty();
  }

  private ResultSummary summary(BenchResult result) throws IOException {
    Instant startedAt = result.startedAt();
    try (ResultStore store = ResultStore.create(directory, startedAt, "quick")) {
      store.finish(result);
      return ResultStore.loadSummary(store.directory());
    }
  }
}
