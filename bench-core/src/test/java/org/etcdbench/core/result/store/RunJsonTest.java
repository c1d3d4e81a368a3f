package org.etcdbench.core.result.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.BenchResult.Status;
import org.etcdbench.core.result.Cause;
import org.etcdbench.core.result.ClusterSnapshot;
import org.etcdbench.core.result.Indicator;
import org.etcdbench.core.result.IterationResult;
import org.etcdbench.core.result.Latency;
import org.etcdbench.core.result.OutcomeResult;
import org.etcdbench.core.result.RunResult;
import org.etcdbench.core.result.ScenarioResult;
import org.etcdbench.core.result.Verdict;
import org.etcdbench.core.scenario.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RunJsonTest {
  @TempDir Path directory;

  static List<BenchResult> samples() {
    return List.of(
        StoreSamples.complete(),
        StoreSamples.partial(),
        StoreSamples.result(StoreSamples.ID, Status.INTERRUPTED, List.of()));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void readsBackWhatItWrote(BenchResult result) throws IOException {
    assertThat(read(RunJson.write(result))).isEqualTo(result);
  }

  @ParameterizedTest
  @EnumSource(Status.class)
  void readsBackEveryStatus(Status status) throws IOException {
    BenchResult result = StoreSamples.result(StoreSamples.ID, status, List.of());
    assertThat(read(RunJson.write(result)).status()).isEqualTo(status);
  }

  @Test
  void writesTheGoldenFile() throws IOException {
    String json = new String(RunJson.write(StoreSamples.complete()), StandardCharsets.UTF_8);
    assertThat(withoutHistograms(json)).isEqualTo(withoutHistograms(golden()));
  }

  @Test
  void readsTheGoldenFile() throws IOException {
    assertThat(read(golden()))
        .usingRecursiveComparison()
        .withEqualsForType(RunJsonTest::sameValues, Latency.class)
        .isEqualTo(StoreSamples.complete());
  }

  @Test
  void keepsWhichMembersRanOnTheGeneratorsMachine() throws IOException {
    String here = "\"membersHere\": [\"m1\", \"m3\"],\n\"serverCount\"";

    BenchResult read = read(golden().replace("\"serverCount\"", here));

    RunResult run = read.scenarios().get(0).runs().get(0);
    assertThat(run.observations().orElseThrow().here()).containsExactly("m1", "m3");
    assertThat(read(RunJson.write(read))).isEqualTo(read);
  }

  @Test
  void readsWhatAFileOfSchemaVersion1Says() throws IOException {
    assertThat(read(resource("run-v1.json")))
        .usingRecursiveComparison()
        .withEqualsForType(RunJsonTest::sameValues, Latency.class)
        .isEqualTo(StoreSamples.ofVersion1());
  }

  @Test
  void readsWhatAFileOfSchemaVersion2Says() throws IOException {
    assertThat(read(resource("run-v2.json")))
        .usingRecursiveComparison()
        .withEqualsForType(RunJsonTest::sameValues, Latency.class)
        .isEqualTo(StoreSamples.ofVersion2());
  }

  @Test
  void readsWhatAFileOfSchemaVersion3Says() throws IOException {
    assertThat(read(resource("run-v3.json")))
        .usingRecursiveComparison()
        .withEqualsForType(RunJsonTest::sameValues, Latency.class)
        .isEqualTo(StoreSamples.ofVersion3());
  }

  /** Another zlib may compress the same histogram to other bytes. */
  private static String withoutHistograms(String json) {
    return json.replaceAll("\"histogram\": \"HIST[^\"]+\"", "\"histogram\": …");
  }

  private static boolean sameValues(Latency a, Latency b) {
    return a.decode().equals(b.decode())
        && a.sumNs() == b.sumNs()
        && a.minNs() == b.minNs()
        && a.maxNs() == b.maxNs();
  }

  @Test
  void writesDerivedValuesBesideTheMeasuredOnes() throws IOException {
    JsonNode root = new ObjectMapper().readTree(golden());
    JsonNode put = root.at("/scenarios/0");
    ScenarioResult result = StoreSamples.complete().scenarios().get(0);

    assertThat(put.at("/scenario/id").textValue()).isEqualTo(result.scenario().id());
    assertThat(put.at("/okPerSec").doubleValue()).isCloseTo(result.okPerSec(), within(1e-3));
    assertThat(put.at("/errors").longValue()).isEqualTo(4);
    assertThat(put.at("/latency/p99Ns").longValue())
        .isEqualTo(result.ok().decode().getValueAtPercentile(99));
    assertThat(put.at("/verdict/label").textValue()).isEqualTo("RUN_FAILED");
    assertThat(root.at("/scenarios/3/littlesLawPct").doubleValue()).isEqualTo(549.35);
    assertThat(put.at("/verdict/findings/1/severity").textValue()).isEqualTo("note");
    assertThat(put.at("/runs/0/iterations/1/outcomes/0/response/meanNs").doubleValue())
        .isEqualTo(125_500);
  }

  @Test
  void leavesOutWhatDoesNotExistOrCannotBeComputed() throws IOException {
    JsonNode root = new ObjectMapper().readTree(golden());

    assertThat(root.at("/scenarios/0/scenario/consistency").isMissingNode()).isTrue();
    assertThat(root.at("/scenarios/2/scenario/consistency").textValue()).isEqualTo("serializable");
    assertThat(root.at("/scenarios/3/latency").isMissingNode()).isTrue();
    assertThat(root.at("/scenarios/3/requests").isMissingNode()).isTrue();
    assertThat(root.at("/scenarios/0/runs/1/okPerSec").isMissingNode()).isTrue();
    assertThat(
            root.at("/scenarios/0/runs/0/iterations/0/outcomes/2/response/p50Ns").isMissingNode())
        .isTrue();
    assertThat(golden()).doesNotContain("null", "NaN");
  }

  @Test
  void ignoresDerivedValuesAndUnknownFieldsWhenReading() throws IOException {
    String json =
        golden()
            .replaceFirst("\"okPerSec\": ", "\"okPerSec\": 9")
            .replaceFirst("\\{", "{ \"addedLater\": [1, {\"a\": null}],");
    assertThat(json).isNotEqualTo(golden());
    assertThat(read(json)).isEqualTo(read(golden()));
  }

  @Test
  void refusesANewerVersionBeforeItLooksAtTheRest() {
    assertRefused("{\"schemaVersion\": 7, \"id\": []}")
        .hasMessageEndingWith(
            "run.json: written by a newer etcd-bench (schema 7); this one reads up to 4");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"name\": \"other\"} | not a result of etcd-bench: it has no schemaVersion",
        "[1, 2] | not a result of etcd-bench: it has no schemaVersion",
        "`` | not a result of etcd-bench: it has no schemaVersion",
        "[{\"jmhVersion\": \"1.37\", \"benchmark\": \"etcd.put\"}] | not a result of etcd-bench: it"
            + " has no schemaVersion",
        "{\"version\": \"v1\", \"dataItems\": []} | not a result of etcd-bench: it has no"
            + " schemaVersion",
        "{\"schemaVersion\": 2147483648} | not a result of etcd-bench: its schemaVersion is"
            + " 2147483648",
        "{\"schemaVersion\": \"1\"} | not a result of etcd-bench: its schemaVersion is \"1\"",
        "{\"schemaVersion\": 0} | not a result of etcd-bench: its schemaVersion is 0",
        "{\"schemaVersion\": 1.5} | not a result of etcd-bench: its schemaVersion is 1.5",
      })
  void refusesForeignFiles(String json, String reason) {
    assertRefused(json).hasMessageEndingWith("run.json: " + reason);
  }

  @Test
  void namesLineAndColumnOfBrokenJson() {
    assertRefused("{\n  \"schemaVersion\": 1,\n  \"id\" 5 }")
        .hasMessageContaining("run.json: broken JSON at line 3, column 8");
  }

  @Test
  void refusesTornFilesWhereverTheyEnd() throws IOException {
    String json = golden();
    for (int end = 1; end < json.length() - 2; end += 997) {
      assertRefused(json.substring(0, end)).hasMessageContaining("run.json: broken JSON at line");
    }
  }

  @Test
  void refusesAFileOfZeroBytesThatACrashLeft() {
    assertRefused("\0".repeat(64)).hasMessageContaining("run.json: broken JSON at line 1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"status\": \"complete\" | \"status\": \"done\" | status: | partial",
        "\"status\": \"complete\" | \"status\": 3 | status: | 3",
        "\"status\": \"complete\" | \"x\": 3 | status: | Missing required creator property"
            + " 'status'",
        "\"members\": 3 | \"members\": 12 | scenarios[0].scenario: | members must be 1..9, got: 12",
        "\"members\": 3 | \"members\": 3.5 | scenarios[0].scenario.members: | 3.5",
        "\"members\": 3 | \"members\": null | scenarios[0].scenario.members: | null",
        "\"members\": 3 | \"members\": \"3\" | scenarios[0].scenario.members: | 3",
        "\"requests\": 10000 | \"requests\": 0 | warmup.length: | requests must be"
            + " 1..1000000000000, got: 0",
        "\"requests\": 10000 | \"hours\": 1 | warmup.length: | a number of requests or a time",
        "\"requests\": 10000 | \"requests\": 1, \"time\": \"1s\" | length: | either a number",
        "\"timeout\": \"5s\" | \"timeout\": \"5\" | timeout: | a duration is a whole number",
        "\"timeout\": \"5s\" | \"timeout\": 5 | timeout: | Duration",
        "\"target\": \"leader\" | \"target\": \"a b\" | scenario.target: | target must be leader",
        "\"operation\": \"put\" | \"operation\": \"range\" | scenario: | consistency belongs to"
            + " range",
        "12:00:00.127Z | noon | startedAt: | could not be parsed",
        "\"windowNs\": 1500000123 | \"windowNs\": -1 | iterations[0]: | windowNs must be >= 0",
        "\"deadline exceeded\": 1 | \"deadline exceeded\": null | errorTexts | null",
        "\"code\": \"RUN_FAILED\" | \"code\": \"run_failed\" | findings[0].code: | RUN_FAILED",
        "\"m1=2\" | null | pinned | null",
        "\"driver\": \"other\" | \"driver\": \"wrk\" | scenarios[3].scenario.driver: | wrk",
        "\"okPerSec\": 1443.0 | \"okPerSec\": -1.0 | scenarios[3].imported.figures: | qps must be"
            + " >= 0, got: -1.0",
        "\"990\": 8000000.0 | \"990\": 1.0 | scenarios[3].imported.figures: | quantile 99.0 % is"
            + " less than the one before it",
        "\"990\": 8000000.0 | \"p99\": 1.0 | scenarios[3].imported.figures.quantilesNs | p99",
        "\"key_space\" | \"size\" | scenarios[3].imported.unknown | size",
        "\"source\": \"table.md, line 9\" | \"x\": 1 | scenarios[3].imported.source: | Missing"
            + " required",
        "\"etcdVersion\": \"3.6.1\" | \"v\": 1 | environment.etcdVersion: | Missing required",
        "\"id\": \"20260131T120000Z-quick\" | \"id\": 1, \"id\": 2 | broken JSON | Duplicate field"
            + " 'id'",
        "\"count\": 250 | \"count\": 251 | response: | count is 251, but the histogram holds 250",
      })
  void namesFieldAndReasonOfADamagedFile(String old, String changed, String where, String why)
      throws IOException {
    String json = golden();
    assertThat(json).contains(old);
    int at = json.indexOf(old);
    String damaged = json.substring(0, at) + changed + json.substring(at + old.length());
    assertRefused(damaged).hasMessageContaining("run.json: ").hasMessageContainingAll(where, why);
  }

  @Test
  void findsADamagedHistogramWhileReading() throws IOException {
    assertRefused(golden().replace("\"HISTF", "\"LISTF"))
        .hasMessageContaining("run.json: scenarios[0].runs[0].iterations[0].outcomes[0].response: ")
        .hasMessageContaining("not a compressed HdrHistogram");
  }

  @Test
  void namesAMissingFile() {
    Path file = directory.resolve("none.json");
    assertThatThrownBy(() -> RunJson.read(file))
        .isInstanceOf(ResultFormatException.class)
        .hasMessage(file + ": No such file or directory");
  }

  @Test
  void refusesToWriteWhatItCouldNotReadBack() {
    Latency broken = new Latency(1, 5, 5, 5, "nonsense");
    IterationResult iteration =
        new IterationResult(
            IterationResult.Kind.MEASUREMENT,
            1,
            StoreSamples.STARTED_AT,
            1,
            List.of(new OutcomeResult(Outcome.FAILED, broken, broken, broken)),
            Map.of(),
            0,
            null);
    RunResult run =
        new RunResult(
            1,
            1,
            StoreSamples.STARTED_AT,
            "",
            List.of(),
            ClusterSnapshot.NONE,
            ClusterSnapshot.NONE,
            List.of(iteration),
            null,
            List.of());
    BenchResult result =
        StoreSamples.result(
            StoreSamples.ID,
            Status.COMPLETE,
            List.of(new ScenarioResult(StoreSamples.put(), List.of(run), new Verdict(List.of()))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RunJson.write(result))
        .withMessageContaining("not a compressed HdrHistogram");
  }

  @Test
  void everyFieldIsDocumented() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "result-format.md"));
    Set<String> names = new TreeSet<>();
    collectNames(new ObjectMapper().readTree(golden()), names);
    assertThat(names).hasSizeGreaterThan(80);
    assertThat(names).allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
  }

  @Test
  void everyCauseAndIndicatorIsDocumented() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "result-format.md"));
    Stream.concat(Stream.of(Cause.Kind.values()), Stream.of(Indicator.values()))
        .map(constant -> "`" + constant.name().toLowerCase(Locale.ROOT) + "`")
        .forEach(name -> assertThat(page).contains(name));
  }

  private static void collectNames(JsonNode node, Set<String> names) {
    node.properties()
        .forEach(
            field -> {
              names.add(field.getKey());
              if (field.getKey().equals("metrics")) {
                field.getValue().forEach(metric -> collectNames(metric, names));
              } else if (!List.of("errorTexts", "quantilesNs").contains(field.getKey())) {
                collectNames(field.getValue(), names);
              }
            });
    if (node.isArray()) {
      node.forEach(element -> collectNames(element, names));
    }
  }

  private AbstractThrowableAssert<?, ?> assertRefused(String json) {
    return assertThatThrownBy(() -> read(json)).isInstanceOf(ResultFormatException.class);
  }

  private BenchResult read(String json) throws IOException {
    return read(json.getBytes(StandardCharsets.UTF_8));
  }

  private BenchResult read(byte[] json) throws IOException {
    Path file = directory.resolve("run.json");
    Files.write(file, json);
    return RunJson.read(file);
  }

  private static String golden() throws IOException {
    return resource("run-v4.json");
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = RunJsonTest.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
