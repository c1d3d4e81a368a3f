package org.etcdbench.report.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.BenchResult.ProfileSource;
import org.etcdbench.core.result.Environment;
import org.etcdbench.core.result.EnvironmentKey;
import org.etcdbench.core.result.OpenSamples;
import org.etcdbench.core.result.ResultSamples;
import org.etcdbench.core.scenario.Arrival;
import org.etcdbench.core.scenario.DriverKind;
import org.etcdbench.core.scenario.OpenLoad;
import org.etcdbench.core.scenario.Rate;
import org.etcdbench.core.scenario.Scenario;
import org.etcdbench.core.scenario.ScenarioKey;
import org.etcdbench.report.imported.ImportedSamples;
import org.junit.jupiter.api.Test;

class ComparabilityTest {
  private static final ComparedKey BY_RESULT = new ComparedKey.OfResult();
  private static final Environment HERE = ResultSamples.environment("3.6.4");

  @Test
  void driversMayBeOfDifferentLibraries() {
    BenchResult lean = result(HERE, put(DriverKind.LEAN));
    BenchResult jetcd = result(withDriver("jetcd", "jetcd 0.8.7"), put(DriverKind.JETCD));
    BenchResult newer = result(withDriver("lean", "netty 5"), put(DriverKind.LEAN));

    assertThat(of(new ComparedKey.OfScenario(ScenarioKey.DRIVER), lean, jetcd).mismatches())
        .isEmpty();
    assertThat(of(BY_RESULT, lean, newer).mismatches())
        .containsExactly("driver_detail: grpc-java 1.84.0, netty 4.2.17 against netty 5");
  }

  @Test
  void loadsMayDifferInWhatBelongsToThem() {
    Scenario slow = open(new Rate.Constant(100), 100);
    Scenario fast = open(new Rate.Constant(200), 1000);
    BenchResult one = result(HERE, slow);

    assertThat(
            of(new ComparedKey.OfScenario(ScenarioKey.RATE), one, result(HERE, fast)).mismatches())
        .isEmpty();
    assertThat(of(BY_RESULT, one, result(HERE, open(new Rate.Constant(100), 1000))).mismatches())
        .containsExactly("max_in_flight: 100 against 1000");
  }

  @Test
  void theEnvironmentMayDifferInWhatIsCompared() {
    BenchResult one = result(HERE, put(DriverKind.LEAN));
    BenchResult other = result(ResultSamples.environment("3.5.21"), put(DriverKind.LEAN));

    assertThat(
            of(new ComparedKey.OfEnvironment(EnvironmentKey.ETCD_VERSION), one, other).mismatches())
        .isEmpty();
    assertThat(of(BY_RESULT, one, other).mismatches())
        .containsExactly("etcd_version: 3.6.4 against 3.5.21");
  }

  @Test
  void namesTheRowsOfWhatNotAllOfThemDifferIn() {
    Scenario patient = open(new Rate.Constant(100), 100);
    BenchResult one = result(HERE, put(DriverKind.LEAN), patient);
    BenchResult other = result(HERE, put(DriverKind.LEAN), open(new Rate.Constant(100), 1000));

    assertThat(of(BY_RESULT, one, other).mismatches())
        .containsExactly("max_in_flight: 100 against 1000 (put leader 10@100/s)");
  }

  @Test
  void notesWhatDiffersWithoutForbiddingIt() {
    BenchResult one = result(HERE, put(DriverKind.LEAN));
    BenchResult other =
        changed(
            new ResultSamples()
                .status(BenchResult.Status.INTERRUPTED)
                .environment(withKernelAndOptions("6.8.0", "-Xmx2g"))
                .row(put(DriverKind.LEAN), 2, 1.6)
                .build());

    assertThat(of(BY_RESULT, one, other).mismatches()).isEmpty();
    assertThat(of(BY_RESULT, one, other).notes())
        .containsExactly(
            "kernel: 6.1.0 against 6.8.0",
            "jvm_args: -Xmx1g against -Xmx2g",
            "profile: quick against nightly",
            "started: 2026-01-31T12:00:00Z against 2026-02-02T12:00:00Z",
            "20260131T120000Z-quick is not complete",
            "runs: 4 against 2 (put leader 1/1)");
    assertThat(of(new ComparedKey.OfEnvironment(EnvironmentKey.KERNEL), one, other).notes())
        .noneMatch(note -> note.startsWith("kernel"));
  }

  @Test
  void namesTheKeysThatKeepAllRowsApart() {
    BenchResult ours = result(HERE, put(DriverKind.LEAN));
    BenchResult imported = ImportedSamples.twoSizes();
    Comparability comparability = of(BY_RESULT, imported, ours);

    assertThat(comparability.nothingShared())
        .containsExactly(
            "nearest are 'put leader 1/1 members=3 value_size=256 driver=other' of"
                + " 20260131T120000Z-kept-by-hand and 'put leader 1/1 members=3 key_size=8"
                + " value_size=256 key_space=100000 driver=lean' of 20260131T120000Z-quick, which"
                + " differ in",
            "  key_size: unknown against 8",
            "  key_space: unknown against 100000",
            "  driver: other against lean");
    assertThat(of(BY_RESULT, ours, ours).nothingShared()).isEmpty();
    assertThat(
            new Comparability(List.of(ours), Comparison.by(ScenarioKey.MEMBERS, ours))
                .nothingShared())
        .isEmpty();
  }

  private static Comparability of(ComparedKey key, BenchResult... results) {
    List<BenchResult> all = List.of(results);
    return new Comparability(all, Comparison.by(key, all));
  }

  private static BenchResult result(Environment where, Scenario... scenarios) {
    ResultSamples samples = new ResultSamples().environment(where);
    for (Scenario scenario : scenarios) {
      if (scenario.load() instanceof OpenLoad) {
        samples.row(scenario, new OpenSamples().runs(samples, scenario, 4));
      } else {
        samples.row(scenario, 4, 1.6);
      }
    }
    return samples.build();
  }

  private static BenchResult changed(BenchResult result) {
    return new BenchResult(
        result.schemaVersion(),
        result.id(),
        result.status(),
        result.startedAt().plusSeconds(2 * 86_400),
        result.endedAt().plusSeconds(2 * 86_400),
        new ProfileSource("nightly", "name: nightly\n", List.of()),
        result.environment(),
        result.scenarios());
  }

  private static Scenario put(DriverKind driver) {
    Scenario put = ResultSamples.put(3);
    return new Scenario(
        3,
        driver,
        put.operation(),
        null,
        put.target(),
        put.load(),
        put.data(),
        put.warmup(),
        put.measurement(),
        put.timeout());
  }

  private static Scenario open(Rate rate, int maxInFlight) {
    Scenario open = OpenSamples.put(DriverKind.LEAN, 100, Arrival.CONSTANT);
    return new Scenario(
        3,
        open.driver(),
        open.operation(),
        null,
        open.target(),
        new OpenLoad(10, rate, Arrival.CONSTANT, maxInFlight),
        open.data(),
        open.warmup(),
        open.measurement(),
        open.timeout());
  }

  private static Environment withDriver(String driver, String detail) {
    return environment(driver, detail, HERE.osVersion(), HERE.jvmArgs());
  }

  private static Environment withKernelAndOptions(String kernel, String option) {
    return environment(HERE.driver(), HERE.driverDetail(), kernel, List.of(option));
  }

  private static Environment environment(
      String driver, String detail, String kernel, List<String> jvmArgs) {
    return new Environment(
        HERE.toolVersion(),
        driver,
        detail,
        HERE.cluster(),
        HERE.etcdVersion(),
        HERE.etcdOrigin(),
        HERE.osName(),
        kernel,
        HERE.arch(),
        HERE.cpuModel(),
        HERE.cpus(),
        HERE.memoryBytes(),
        HERE.jvm(),
        jvmArgs,
        HERE.dataFileSystem());
  }
}
