package org.etcdbench.report.imported;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.etcdbench.core.result.Finding;
import org.etcdbench.core.result.ImportedFigures;
import org.etcdbench.core.result.ScenarioResult;
import org.etcdbench.core.scenario.Operation;
import org.etcdbench.core.scenario.ScenarioKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Output of etcd 3.4.23's {@code benchmark} against a member of the same version, but for {@code
 * txn-mixed.txt} and {@code perfdash.json}, which later versions have: these are made by the
 * formats in their source.
 */
class BenchmarkImportTest {

  /** Where the summary of the first file begins. */
  private static final int START = 9;

  @Test
  void readsASummaryAndTheCallBeforeIt() throws Exception {
    ImportedFile file = Fixtures.fixture("put-1-1.txt", "members=1");
    ScenarioResult row = file.rows().get(0);
    ImportedFigures figures = Fixtures.figures(row);

    assertThat(file.format()).isEqualTo(ImportFormat.BENCHMARK);
    assertThat(file.rows()).hasSize(1);
    assertThat(row.scenario().operation()).isEqualTo(Operation.PUT);
    assertThat(row.key(ScenarioKey.TARGET)).contains("leader");
    assertThat(row.key(ScenarioKey.CLIENTS)).contains("1");
    assertThat(row.key(ScenarioKey.VALUE_SIZE)).contains("256");
    assertThat(row.importedRow().orElseThrow().unknown()).isEmpty();
    assertThat(figures.okPerSec()).isEqualTo(835.0859);
    assertThat(figures.requests()).isEqualTo(2000);
    assertThat(figures.errors()).isZero();
    assertThat(figures.minNs()).isEqualTo(0.4e6, within(1.0));
    assertThat(figures.quantilesNs())
        .containsOnlyKeys(100, 250, 500, 750, 900, 950, 990, 999)
        .containsEntry(999, 0.0154 * 1e9);
    assertThat(figures.roundingPct()).isCloseTo(4.17, within(0.01));
    assertThat(row.verdict().label()).isEqualTo("VALID");
  }

  @Test
  void readsFullPrecisionAndSkipsTheSamples() throws Exception {
    ScenarioResult row =
        Fixtures.fixture("range-precise-sample.txt", "members=1", "conns=1", "clients=1")
            .rows()
            .get(0);

    assertThat(row.key(ScenarioKey.CONSISTENCY)).contains("serializable");
    assertThat(row.littlesLawPct()).isCloseTo(-0.56, within(0.01));
    assertThat(Fixtures.figures(row).roundingPct()).isLessThan(1e-6);
    assertThat(row.verdict().valid()).isTrue();
  }

  @Test
  void leavesUnknownWhatNobodySays() throws Exception {
    ScenarioResult row = Fixtures.fixture("range-linearizable.txt", "members=3").rows().get(0);

    assertThat(row.key(ScenarioKey.CONSISTENCY)).contains("linearizable");
    assertThat(row.importedRow().orElseThrow().unknown())
        .containsExactly(
            ScenarioKey.TARGET,
            ScenarioKey.KEY_SIZE,
            ScenarioKey.VALUE_SIZE,
            ScenarioKey.KEY_SPACE,
            ScenarioKey.CONNS,
            ScenarioKey.CLIENTS);
    assertThat(row.littlesLawPct()).isNaN();
    assertThat(row.verdict().valid()).isTrue();
  }

  @Test
  void hasNoPercentilesThatAShortRunDoesNotPrint() throws Exception {
    ScenarioResult row = Fixtures.fixture("range-short.txt", "members=1").rows().get(0);

    assertThat(Fixtures.figures(row).requests()).isEqualTo(20);
    assertThat(Fixtures.figures(row).quantilesNs()).containsOnlyKeys(100, 250, 500, 750, 900, 950);
  }

  @Test
  void countsTheRequestsThatFailed() throws Exception {
    ScenarioResult some =
        Fixtures.fixture("put-errors.txt", "members=1", "operation=put", "clients=10")
            .rows()
            .get(0);
    ScenarioResult all =
        Fixtures.fixture("put-all-errors.txt", "members=1", "operation=put").rows().get(0);

    assertThat(Fixtures.figures(some).errors()).isEqualTo(18_142);
    assertThat(Fixtures.figures(some).requests()).isEqualTo(20_000);
    assertThat(some.verdict().label()).isEqualTo("ERRORS+LITTLES_LAW");
    assertThat(some.verdict().findings())
        .extracting(Finding::message)
        .anyMatch(
            text ->
                text.endsWith(
                    "the requests that failed were under way too, and neither figure counts them"));
    assertThat(Fixtures.figures(all).errors()).isEqualTo(100);
    assertThat(Fixtures.figures(all).okPerSec()).isNull();
    assertThat(all.verdict().label()).isEqualTo("ERRORS");
  }

  @Test
  void readsBothPartsOfAMixedLoad() throws Exception {
    ImportedFile file = Fixtures.fixture("txn-mixed.txt", "members=3");

    assertThat(file.rows())
        .extracting(row -> row.scenario().operation().label())
        .containsExactly("range", "put");
    assertThat(file.rows())
        .extracting(row -> row.key(ScenarioKey.CONSISTENCY).orElse(""))
        .containsExactly("linearizable", "");
    assertThat(file.rows().get(1).clients()).isEmpty();
    assertThat(file.warnings()).hasSize(2).allMatch(text -> text.contains("share their clients"));
  }

  @Test
  void readsSeveralOutputsInOneFile() throws Exception {
    String both = Fixtures.text("put-1-1.txt") + Fixtures.text("range-short.txt");

    assertThat(Fixtures.read("both.txt", both, "members=1").rows())
        .extracting(row -> Fixtures.figures(row).requests())
        .containsExactly(2000L, 20L);
    assertThat(
            Fixtures.read("both.txt", both, "members=1", "operation=range")
                .rows()
                .get(1)
                .key(ScenarioKey.CLIENTS))
        .as("the call before it was another")
        .isEmpty();
  }

  @Test
  void refusesOutputsThatNothingTellsApart() {
    String text = Fixtures.text("put-1-1.txt");
    int line = text.split("\n", -1).length - 1;

    assertThatThrownBy(() -> Fixtures.read("both.txt", text + text, "members=1"))
        .isInstanceOf(ImportException.class)
        .hasMessageMatching(
            "both.txt, line "
                + (line + START)
                + ": has the same keys as both.txt, line "
                + START
                + ": members 1, operation put, target leader, key_size 8, .*");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "etcd benchmark put with 100 clients",
        "The benchmark put 100 keys - and more",
        "we ran benchmark range over all members",
      })
  void takesNoSentenceForACall(String line) {
    assertThat(BenchmarkCall.on(line)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$ benchmark put",
        "./bin/tools/benchmark put | tee log",
        "benchmark --conns=1 put",
        "benchmark range foo --total=100",
      })
  void takesACallForOne(String line) {
    assertThat(BenchmarkCall.on(line)).isPresent();
  }

  @Test
  void doesNotTakeThrottledClientsForBusyOnes() throws Exception {
    String throttled = Fixtures.text("put-1-1.txt").replace("--total=2000", "--rate=100");
    ImportedFile file = Fixtures.read("put.txt", throttled, "members=1");

    assertThat(file.rows().get(0).clients()).isEmpty();
    assertThat(file.warnings()).singleElement().asString().contains("with --rate clients wait");
  }

  @Test
  void refusesOutputThatIsCutOffWhereverItEnds() {
    String text = Fixtures.text("put-1-1.txt");
    int start = text.indexOf("Summary:") + "Summary:".length() + 1;
    int end = text.indexOf("  99% in");

    for (int at = start; at < end; at += 7) {
      String part = text.substring(0, at);
      assertThatThrownBy(() -> Fixtures.read("put.txt", part, "members=1"))
          .isInstanceOf(ImportException.class)
          .hasMessageMatching("(?s)put.txt, line \\d+: .*(cut off).*");
    }
  }

  @Test
  void refusesCommandsThatWeHaveNoWordFor() {
    assertThatThrownBy(() -> Fixtures.fixture("stm.txt", "members=1"))
        .hasMessageEndingWith("benchmark stm cannot be imported; put and range can");
  }

  @Test
  void readsPerfdash() throws Exception {
    ScenarioResult row = Fixtures.fixture("perfdash.json", "members=3").rows().get(0);

    assertThat(row.scenario().operation()).isEqualTo(Operation.PUT);
    assertThat(Fixtures.figures(row).quantilesNs())
        .isEqualTo(Map.of(500, 13.2716e6, 900, 50.4211e6, 990, 107.6135e6));
    assertThat(Fixtures.figures(row).okPerSec()).isNull();
    assertThat(row.verdict().valid()).isTrue();
  }

  @Test
  void theHundredthPercentileIsTheGreatest() throws Exception {
    String json = Fixtures.text("perfdash.json").replace("Perc99", "Perc100");
    ImportedFigures figures =
        Fixtures.figures(Fixtures.read("p.json", json, "members=3").rows().get(0));

    assertThat(figures.quantilesNs()).containsOnlyKeys(500, 900);
    assertThat(figures.maxNs()).isEqualTo(107.6135e6);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "\"PUT\" ! \"POST\" ! dataItems[0].labels.Operation: must be \"PUT\" or \"RANGE\"",
        "\"ms\" ! \"h\" ! dataItems[0].unit: must be ns, us, ms or s, got: \"h\"",
        "\"v1\" ! \"v2\" ! version: must be \"v1\", got: \"v2\"",
        "13.2716 ! \"fast\" ! dataItems[0].data.Perc50: must be a number >= 0, got: \"fast\"",
        "13.2716 ! 51 ! dataItems[0]: the latency of quantile 90.0 % is less than the one before",
        "\"unit\" ! \"unit ! broken JSON",
      })
  void namesTheFieldOfABadPerfdash(String old, String changed, String message) {
    String json = Fixtures.text("perfdash.json").replace(old, changed);

    assertThatThrownBy(() -> Fixtures.read("p.json", json, "members=3"))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "{\"schemaVersion\": 4} ! is a result of etcd-bench already",
        "[{\"jmhVersion\": \"1.37\"}] ! is JMH's JSON; of JSON only perfdash can be imported",
        "{\"a\": 1} ! is JSON of another tool; of JSON only perfdash",
        "Hello, world ! cannot tell what this is",
        "'  ' ! is empty",
      })
  void saysOfForeignFilesWhatTheyAre(String content, String message) {
    assertThatThrownBy(() -> Fixtures.read("f", content)).hasMessageContaining("f: " + message);
  }

  @Test
  void asksWhichOfTwoFormatsIsMeant() {
    String both = Fixtures.text("put-1-1.txt") + "\n|a|b|\n|--|--|\n|1|2|\n";

    assertThatThrownBy(() -> Fixtures.read("f", both))
        .hasMessageContaining("say which to read with --from benchmark or --from markdown");
    assertThat(List.of(ImportFormat.values()))
        .allSatisfy(f -> assertThat(ImportFormat.parse(f.label())).isEqualTo(f));
  }
}
