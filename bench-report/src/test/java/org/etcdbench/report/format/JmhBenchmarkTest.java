package org.etcdbench.report.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.Environment;
import org.etcdbench.core.result.OpenSamples;
import org.etcdbench.core.result.ResultSamples;
import org.etcdbench.core.scenario.Consistency;
import org.etcdbench.core.scenario.IterationLength;
import org.etcdbench.core.scenario.Iterations;
import org.etcdbench.core.scenario.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JmhBenchmarkTest {

  @Test
  void takesRunsForForksAndClientsForThreads() {
    BenchResult result = ResultSamples.twoSizes();
    JmhBenchmark range = JmhBenchmark.of(result).get(1);

    assertThat(range.name()).isEqualTo("etcd.range");
    assertThat(range.threads()).isEqualTo(100);
    assertThat(range.primary().rawData()).hasSize(3).allSatisfy(run -> assertThat(run).hasSize(3));
    assertThat(range.primary().rawData().get(2).get(1))
        .isEqualTo(result.scenarios().get(1).runs().get(2).measured().get(1).okPerSec());
    assertThat(range.params().keySet())
        .containsExactly(
            "clients",
            "conns",
            "consistency",
            "driver",
            "key_size",
            "key_space",
            "members",
            "target",
            "value_size");
  }

  @Test
  void givesAnOpenLoadOneThreadAndAnIterationForEachPhase() {
    ResultSamples samples = new ResultSamples();
    Scenario phases = OpenSamples.phases();
    JmhBenchmark benchmark =
        JmhBenchmark.of(samples.row(phases, new OpenSamples().runs(samples, phases, 2)).build())
            .get(0);

    assertThat(benchmark.threads()).isEqualTo(1);
    assertThat(benchmark.measurement()).isEqualTo(new JmhIterations(3, "single-shot"));
    assertThat(benchmark.params())
        .containsEntry("rate", "500..6000")
        .containsEntry("arrival", "constant")
        .doesNotContainKey("clients");
    assertThat(benchmark.primary().rawData()).hasSize(2).allSatisfy(r -> assertThat(r).hasSize(3));
    assertThat(benchmark.secondary().get("offered").rawData().get(0))
        .containsExactly(500.0, 3250.0, 6000.0);
    assertThat(benchmark.secondary().get("generator.busiest_thread").unit()).isEqualTo("%");
  }

  @Test
  void leavesOutMetricsThatHaveNoValue() {
    assertThat(JmhBenchmark.of(ResultSamples.twoSizes()).get(0).secondary().keySet())
        .contains("latency.p99", "service.p99", "errors")
        .doesNotContain("offered", "start_delay.p99.9", "generator.cpu");
  }

  @Test
  void hasLatencyInMicroseconds() {
    JmhScore mean =
        JmhBenchmark.of(ResultSamples.twoSizes()).get(0).secondary().get("latency.mean");

    assertThat(mean.unit()).isEqualTo("us/op");
    assertThat(mean.pooled().mean()).isCloseTo(1600, within(100.0));
  }

  @Test
  void givesAPutNoConsistency() {
    assertThat(JmhBenchmark.of(ResultSamples.twoSizes()).get(0).params())
        .doesNotContainKey("consistency");
  }

  @Test
  void leavesOutWhatMeasuredNothing() {
    BenchResult result =
        new ResultSamples()
            .row(ResultSamples.put(3), List.of())
            .row(ResultSamples.range(3, Consistency.LINEARIZABLE), 1, 5)
            .build();

    assertThat(JmhBenchmark.of(result))
        .extracting(JmhBenchmark::name)
        .containsExactly("etcd.range");
  }

  @ParameterizedTest
  @CsvSource({"1500, 1500 ms", "2000, 2 s", "90000, 90 s", "120000, 2 min", "3600000, 60 min"})
  void printsTimesAsJmhDoes(long ms, String text) {
    Iterations iterations = new Iterations(5, new IterationLength.Time(Duration.ofMillis(ms)));

    assertThat(JmhIterations.of(iterations)).isEqualTo(new JmhIterations(5, text));
  }

  @Test
  void givesIterationsOfRequestsNoTime() {
    assertThat(JmhIterations.of(new Iterations(5, new IterationLength.Requests(10_000))))
        .isEqualTo(new JmhIterations(5, "single-shot"));
  }

  @ParameterizedTest
  @CsvSource({
    "OpenJDK 64-Bit Server VM 17.0.15+6-Debian-1deb12u1,"
        + " OpenJDK 64-Bit Server VM, 17.0.15+6-Debian-1deb12u1, 17.0.15",
    "OpenJDK 64-Bit Server VM 21+35, OpenJDK 64-Bit Server VM, 21+35, 21",
    "OpenJDK 64-Bit Server VM, OpenJDK 64-Bit Server VM, unknown, unknown",
    "'', '', unknown, unknown"
  })
  void splitsTheRuntimeIntoNameAndVersions(String jvm, String name, String vm, String jdk) {
    assertThat(JmhJvm.of(environment(jvm))).isEqualTo(new JmhJvm(List.of("-Xmx1g"), jdk, name, vm));
  }

  private static Environment environment(String jvm) {
    return new Environment(
        "0.1.0", "lean", "", "", "", "", "", "", "", "", 0, 0, jvm, List.of("-Xmx1g"), "");
  }

  /** A viewer takes the parameters apart at blanks and equals signs. */
  @Test
  void valuesOfParametersAreOneWord() {
    assertThat(Stream.of("two-sizes", "troubled", "drivers", "rates"))
        .flatMap(sample -> JmhBenchmark.of(ReportFormatsTest.sample(sample)))
        .isNotEmpty()
        .allSatisfy(
            benchmark ->
                assertThat(benchmark.params().values()).allMatch(v -> v.matches("[^\\s=]+")));
  }
}
