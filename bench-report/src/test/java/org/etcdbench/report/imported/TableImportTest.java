package org.etcdbench.report.imported;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.Finding;
import org.etcdbench.core.result.ResultSamples;
import org.etcdbench.core.result.ScenarioResult;
import org.etcdbench.core.scenario.DriverKind;
import org.etcdbench.core.scenario.ScenarioKey;
import org.etcdbench.report.format.ReportFormats;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableImportTest {
  private static final Path BY_HAND = Path.of("../docs/examples/hand-made-table.md");
  private final Locale before = Locale.getDefault();

  @AfterEach
  void restoreTheLocale() {
    Locale.setDefault(before);
  }

  private static ImportedFile byHand() throws Exception {
    return Fixtures.read("table.md", Files.readString(BY_HAND));
  }

  @Test
  void readsTheTableThatWasMadeByHand() throws Exception {
    ImportedFile file = byHand();
    ScenarioResult first = file.rows().get(0);
    ScenarioResult read = file.rows().get(13);

    assertThat(file.format()).isEqualTo(ImportFormat.MARKDOWN);
    assertThat(file.warnings()).isEmpty();
    assertThat(file.rows()).hasSize(14);
    assertThat(keys(first)).containsExactly("7", "put", "leader", "", "8", "256", "", "1", "1");
    assertThat(keys(read))
        .containsExactly("3", "range", "", "serializable", "8", "256", "", "100", "100");
    assertThat(read.scenario().driver()).isEqualTo(DriverKind.OTHER);
    assertThat(Fixtures.figures(read).okPerSec()).isEqualTo(8412);
    assertThat(Fixtures.figures(read).meanNs()).isEqualTo(95.9e6, within(1.0));
    assertThat(Fixtures.figures(read).requests()).isEqualTo(10_000);
    assertThat(read.runCount()).isEqualTo(1);
  }

  private static List<String> keys(ScenarioResult row) {
    List<String> values = new ArrayList<>();
    for (ScenarioKey key :
        List.of(
            ScenarioKey.MEMBERS,
            ScenarioKey.OPERATION,
            ScenarioKey.TARGET,
            ScenarioKey.CONSISTENCY,
            ScenarioKey.KEY_SIZE,
            ScenarioKey.VALUE_SIZE,
            ScenarioKey.KEY_SPACE,
            ScenarioKey.CONNS,
            ScenarioKey.CLIENTS)) {
      values.add(row.key(key).orElse(""));
    }
    return values;
  }

  @Test
  void findsExactlyTheRowsThatBreakLittlesLawAndSaysByHowMuch() throws Exception {
    List<String> broken =
        byHand().rows().stream()
            .filter(row -> !row.verdict().valid())
            .map(
                row ->
                    row.key(ScenarioKey.MEMBERS).orElseThrow()
                        + " "
                        + row.verdict().label()
                        + " "
                        + row.verdict().findings().get(0).message())
            .toList();

    String wrong = ": one of the two does not belong to these requests";
    String rough = ", as the start and the tail of a short run may make it";
    assertThat(broken)
        .containsExactly(
            "7 LITTLES_LAW 6184/s x 15.8 ms = 97.7 requests under way, and it has 100 clients:"
                + " rough, 2.3 % too few"
                + rough,
            "7 LITTLES_LAW 1443/s x 4.5 ms = 6.49 requests under way, and it has 1 client: its"
                + " latency or its qps is off by 6.5x"
                + wrong,
            "7 LITTLES_LAW 10608/s x 83 ms = 880.5 requests under way, and it has 100 clients: its"
                + " latency or its qps is off by 8.8x"
                + wrong,
            "3 LITTLES_LAW 3474/s x 27.2 ms = 94.5 requests under way, and it has 100 clients:"
                + " rough, 5.5 % too few"
                + rough,
            "3 LITTLES_LAW 2450/s x 3.7 ms = 9.07 requests under way, and it has 1 client: its"
                + " latency or its qps is off by 9.1x"
                + wrong,
            "3 LITTLES_LAW 8412/s x 95.9 ms = 806.7 requests under way, and it has 100 clients: its"
                + " latency or its qps is off by 8.1x"
                + wrong);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "de", "ar-EG-u-nu-arab", "tr"})
  void readsTheSameWithChineseHeadingsInEveryLocale(String locale) throws Exception {
    Locale.setDefault(Locale.forLanguageTag(locale));
    List<ScenarioResult> english = byHand().rows();
    List<ScenarioResult> chinese = Fixtures.fixture("hand-made-chinese.csv").rows();

    assertThat(chinese).hasSameSizeAs(english);
    for (int i = 0; i < english.size(); i++) {
      assertThat(chinese.get(i).scenario()).isEqualTo(english.get(i).scenario());
      assertThat(chinese.get(i).verdict()).isEqualTo(english.get(i).verdict());
      assertThat(Fixtures.figures(chinese.get(i))).isEqualTo(Fixtures.figures(english.get(i)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {";", "\t"})
  void readsOtherSeparatorsAndLineEndsAndAByteOrderMark(String separator) throws Exception {
    String text = Fixtures.text("hand-made-chinese.csv");
    String other = "\ufeff" + text.replace(",", separator).replace("\n", "\r\n");

    assertThat(Fixtures.read("a.csv", other).rows())
        .extracting(ScenarioResult::scenario)
        .isEqualTo(
            Fixtures.read("a.csv", text).rows().stream().map(ScenarioResult::scenario).toList());
  }

  @Test
  void readsTheTablesOfEtcdsOwnDocumentation() throws Exception {
    ImportedFile file = Fixtures.fixture("etcd-performance.md", "members=3");

    assertThat(file.warnings())
        .containsExactly(
            "etcd-performance.md, line 3: these columns are not read: 'Average server RSS'");
    assertThat(file.rows())
        .extracting(row -> keys(row).subList(1, 4) + " " + row.scenario().load().label())
        .containsExactly(
            "[put, leader, ] 1/1",
            "[put, leader, ] 100/1000",
            "[put, all, ] 100/1000",
            "[range, , linearizable] 1/1",
            "[range, , serializable] 1/1",
            "[range, , linearizable] 100/1000",
            "[range, , serializable] 100/1000");
    assertThat(Fixtures.figures(file.rows().get(5)).okPerSec()).isEqualTo(141_578);
  }

  @Test
  void doesNotBlameARowForTheRoundingOfItsOwnFigures() throws Exception {
    List<ScenarioResult> rows = Fixtures.fixture("etcd-performance.md", "members=3").rows();

    // 0.3 ms is 0.25 to 0.35: 2909/s times that is 0.73 to 1.02
    assertThat(rows.get(4).littlesLawPct()).isCloseTo(-12.7, within(0.1));
    assertThat(rows.get(4).littlesLawLimitPct()).isCloseTo(16.7, within(0.1));
    assertThat(rows.get(4).verdict().valid()).isTrue();
    // 5.5 ms is 5.45 to 5.55: that does not make 779 of 1000
    assertThat(rows.get(5).verdict().label()).isEqualTo("LITTLES_LAW");
  }

  @Test
  void readsBackTheTableOfOurOwnResults() throws Exception {
    BenchResult measured = ResultSamples.twoSizes();
    String ours = csv(measured);
    ImportedFile file = Fixtures.read("results.csv", ours);
    BenchResult imported =
        ImportedResult.of(
            "id", Instant.EPOCH, "0.1.0", List.of(file), List.of(), GivenKeys.parse(List.of()));
    String again = csv(imported);

    assertThat(columns(again, "members", "qps")).isEqualTo(columns(ours, "members", "qps"));
    assertThat(columns(again, "latency_p50_ms", "latency_max_ms"))
        .isEqualTo(columns(ours, "latency_p50_ms", "latency_max_ms"));
    assertThat(columns(again, "errors", "errors")).isEqualTo(columns(ours, "errors", "errors"));
    assertThat(columns(again, "runs", "arrival")).isEqualTo(columns(ours, "runs", "arrival"));
    assertThat(csv(reimported(again))).isEqualTo(again);
  }

  private static BenchResult reimported(String csv) throws ImportException {
    return ImportedResult.of(
        "id",
        Instant.EPOCH,
        "0.1.0",
        List.of(Fixtures.read("results.csv", csv)),
        List.of(),
        GivenKeys.parse(List.of()));
  }

  private static String csv(BenchResult result) throws IOException {
    StringBuilder text = new StringBuilder();
    ReportFormats.byName("csv").write(result, text);
    return text.toString();
  }

  private static List<String> columns(String csv, String first, String last) {
    List<String> names = List.of(csv.split("\n", 2)[0].split(",", -1));
    return csv.lines()
        .map(
            line ->
                String.join(
                    ",",
                    List.of(line.split(",", -1))
                        .subList(names.indexOf(first), names.indexOf(last) + 1)))
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "3|put|1|x|5 ! t.md, line 3, column 'Latency (ms)': must be a number, like 31.9, got: 'x'",
        "3|put|1|1,5|5 ! line 3, column 'Latency (ms)': must be a number with a point, like 31.9",
        "3|put|1|5 parsecs|5 ! column 'Latency (ms)': must be a latency in ns, us, ms or s",
        "3|put|0|5|5 ! line 3, column 'Clients': clients must be 1..100000, got: 0",
        "12|put|1|5|5 ! line 3, column 'Members': members must be 1..9, got: 12",
        "3.5|put|1|5|5 ! line 3, column 'Members': must be a whole number, got: '3.5'",
        "3|delete|1|5|5 ! line 3, column 'Operation': must be put (write, 写) or range (read, 读)",
        "3|put|1|5|many ! line 3, column 'QPS': must be a number, like 31.9, got: 'many'",
        "3|put|1|5 ! t.md, line 3: must have 5 cells, as the headings, got: 4",
        "-|put|1|5|5 ! t.md, line 3: does not say how many members the cluster has; say it for"
            + " all rows with -p members=3",
        "3|-|1|5|5 ! t.md, line 3: does not say what was asked; say it for all rows with -p"
            + " operation=put (or range)",
      })
  void namesLineAndColumnOfABadCell(String row, String message) {
    String table =
        "|Members|Operation|Clients|Latency (ms)|QPS|\n|--|--|--|--|--|\n|" + row + "|\n";

    assertThatThrownBy(() -> Fixtures.read("t.md", table))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining(message);
  }

  @Test
  void asksForAUnitThatNobodyNames() {
    assertThatThrownBy(() -> Fixtures.read("t.csv", "members,op,latency,qps\n3,put,5,7\n"))
        .hasMessageStartingWith("t.csv, line 2, column 'latency': of which unit? Write it in");
  }

  @Test
  void refusesACommaThatCanMeanTwoThings() {
    assertThatThrownBy(() -> Fixtures.read("t.csv", "members;op;latency (ms)\n3;put;1,353\n"))
        .hasMessageStartingWith("t.csv, line 2, column 'latency (ms)': a comma can be a decimal");
  }

  @Test
  void refusesRowsThatNothingTellsApart() {
    String table = "members,op,clients,qps\n3,put,1,5\n7,put,1,5\n3,put,1,6\n";

    assertThatThrownBy(() -> Fixtures.read("t.csv", table))
        .isInstanceOf(ImportException.class)
        .hasMessage(
            "t.csv, line 4: has the same keys as t.csv, line 2: members 3, operation put, clients"
                + " 1, driver other. Say what tells the two apart, or import them one by one");
  }

  @Test
  void blamesNoShortRunForMoreThanItsClientsCanHave() throws Exception {
    ImportedFile file =
        Fixtures.read("t.csv", "members,op,clients,qps,latency (ms)\n3,put,10,1050.0,10.000\n");

    assertThat(file.rows().get(0).verdict().findings())
        .extracting(Finding::message)
        .containsExactly(
            "1050/s x 10 ms = 10.5 requests under way, and it has 10 clients: 5.0 % more than its"
                + " clients can have under way");
  }

  @ParameterizedTest
  @CsvSource({"p100 (ms)", "p 100 latency (ms)", "100% (ms)"})
  void theHundredthPercentileIsTheGreatest(String heading) throws Exception {
    ImportedFile file = Fixtures.read("t.csv", "members,op,p99 (ms)," + heading + "\n3,put,5,9\n");

    assertThat(Fixtures.figures(file.rows().get(0)).maxNs()).isEqualTo(9e6);
    assertThat(Fixtures.figures(file.rows().get(0)).quantilesNs()).containsOnlyKeys(990);
  }

  @Test
  void warnsOfAnotherVersionThanTheFileSays() throws Exception {
    String table = "members,op,qps,etcd version\n3,put,5,3.5.16\n";

    assertThat(Fixtures.read("t.csv", table, "etcd_version=3.6.4").warnings())
        .containsExactly("-p etcd_version does not change what the file says: etcd 3.5.16");
    assertThat(Fixtures.read("t.csv", table, "etcd_version=3.5.16").warnings()).isEmpty();
  }

  @Test
  void refusesTwoColumnsOfOneMeaning() {
    assertThatThrownBy(() -> Fixtures.read("t.csv", "members,nodes,op,qps\n3,3,put,5\n"))
        .hasMessage("t.csv, line 1, column 'nodes': another column says the same; leave one out");
  }

  @Test
  void takesWhatTheFileDoesNotSayFromTheUserAndTellsWhereItDoes() throws Exception {
    ImportedFile file =
        Fixtures.read(
            "t.csv",
            "members,op,qps\n3,put,5\n,read,7\n",
            "members=5",
            "conns=10",
            "consistency=linearizable");

    assertThat(file.rows())
        .extracting(row -> keys(row).subList(0, 4) + " " + row.key(ScenarioKey.CONNS).orElse(""))
        .containsExactly("[3, put, , ] 10", "[5, range, , linearizable] 10");
    assertThat(file.warnings())
        .containsExactly("-p members does not change 1 row that says otherwise");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "size=3 ! no key 'size'; there are: members, operation,",
        "members ! must be name=value, as in members=3, got: 'members'",
        "members=many ! members must be a whole number, got: 'many'",
        "operation=delete ! operation must be one of put, range, got: 'delete'",
        "conns=0 ! conns must be 1..100000, got: 0",
      })
  void refusesWhatTheUserCannotMean(String setting, String message) {
    assertThatThrownBy(() -> GivenKeys.parse(List.of(setting)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
