package org.etcdbench.core.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.etcdbench.core.result.Fingerprint.Mismatch;
import org.etcdbench.core.scenario.Scenario;
import org.etcdbench.core.scenario.ScenarioKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FingerprintTest {
  private static final BenchResult RESULT = result("3.6.4", ResultSamples.put(3));

  @Test
  void namesWhatDiffersWithBothValues() {
    BenchResult other = result("3.5.21", ResultSamples.put(3));
    Fingerprint one = Fingerprint.of(RESULT);

    assertThat(one.mismatches(Fingerprint.of(other)))
        .containsExactly(new Mismatch("etcd_version", "3.6.4", "3.5.21"));
    assertThat(
            one.without(Set.of("etcd_version"))
                .mismatches(Fingerprint.of(other).without(Set.of("etcd_version"))))
        .isEmpty();
    assertThat(one.mismatches(one)).isEmpty();
  }

  @Test
  void theWorkloadIsTheSameInAnyOrderAndHoweverOftenItIsRepeated() {
    BenchResult one =
        new ResultSamples().row(ResultSamples.put(3), 1, 1).row(ResultSamples.put(7), 1, 1).build();
    BenchResult other =
        new ResultSamples().row(ResultSamples.put(7), 3, 2).row(ResultSamples.put(3), 3, 2).build();

    assertThat(Fingerprint.of(one)).isEqualTo(Fingerprint.of(other));
    assertThat(Fingerprint.of(one).mismatches(Fingerprint.of(RESULT)))
        .extracting(Mismatch::name)
        .containsExactly("workload");
  }

  @Test
  void aRowNamesWhatItsKeysDoNot() {
    Scenario put = ResultSamples.put(3);
    Scenario patient =
        new Scenario(
            put.members(),
            put.driver(),
            put.operation(),
            null,
            put.target(),
            put.load(),
            put.data(),
            put.warmup(),
            put.measurement(),
            Duration.ofSeconds(9));

    assertThat(Fingerprint.of(RESULT, row(put)).mismatches(Fingerprint.of(RESULT, row(patient))))
        .extracting(Mismatch::text)
        .isEqualTo(List.of("timeout: 5000ms against 9000ms"));
    assertThat(Fingerprint.of(RESULT).mismatches(Fingerprint.of(result("3.6.4", patient))))
        .hasSize(1);
  }

  private static ImportedFigures qps(double perSec) {
    return new ImportedFigures(null, perSec, null, null, null, null, null, Map.of(), 0);
  }

  private static ScenarioResult row(Scenario scenario) {
    return new ScenarioResult(scenario, List.of(), new Verdict(List.of()));
  }

  @Test
  void anImportedRowHasNothingThatItsFileDoesNotSay() {
    Scenario put = ResultSamples.put(3);
    ScenarioResult imported =
        ScenarioResult.of(
            put,
            new ImportedRow("t.md, line 3", Set.of(ScenarioKey.KEY_SPACE), qps(1000)),
            new Verdict(List.of()));

    assertThat(Fingerprint.of(RESULT, row(put)).mismatches(Fingerprint.of(RESULT, imported)))
        .extracting(Mismatch::text)
        .containsExactly(
            "key_order: uniform against unknown",
            "seed: 1 against unknown",
            "warmup: 1 x 1s against unknown",
            "measurement: 3 x 1500ms against unknown",
            "timeout: 5000ms against unknown");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "local members on loopback | local",
        "local members on loopback, TLS with client certificates, users and passwords | local with TLS with users",
        "containers of Docker 24.0.7, ports published on loopback | docker",
        "existing members at http://a:2379, http://b:2379 | existing",
        "existing members at https://a:2379 | existing with TLS",
        "no members: requests end in the generator | none",
      })
  void aClusterIsOfAKind(String description, String kind) {
    Environment one = ResultSamples.environment("3.6.4");
    Environment environment =
        new Environment(
            one.toolVersion(),
            one.driver(),
            one.driverDetail(),
            description,
            one.etcdVersion(),
            one.etcdOrigin(),
            one.osName(),
            one.osVersion(),
            one.arch(),
            "",
            one.cpus(),
            one.memoryBytes(),
            one.jvm(),
            one.jvmArgs(),
            one.dataFileSystem());

    assertThat(EnvironmentKey.CLUSTER.of(environment)).isEqualTo(kind);
    assertThat(EnvironmentKey.JAVA.of(environment)).isEqualTo("17");
    assertThat(EnvironmentKey.MEMORY.of(environment)).isEqualTo("16 GiB");
    assertThat(EnvironmentKey.CPU_MODEL.of(environment)).isEqualTo("unknown");
    assertThat(EnvironmentKey.CPUS.of(environment)).isEqualTo("8");
  }

  private static BenchResult result(String etcdVersion, Scenario scenario) {
    return new ResultSamples()
        .environment(ResultSamples.environment(etcdVersion))
        .row(scenario, 1, 1)
        .build();
  }
}
