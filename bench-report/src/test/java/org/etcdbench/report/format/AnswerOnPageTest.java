package org.etcdbench.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.Finding;
import org.etcdbench.core.result.IterationResult;
import org.etcdbench.core.result.OpenSamples;
import org.etcdbench.core.result.ResultSamples;
import org.etcdbench.core.result.RunResult;
import org.etcdbench.core.scenario.Arrival;
import org.etcdbench.core.scenario.ClosedLoad;
import org.etcdbench.core.scenario.Consistency;
import org.etcdbench.core.scenario.DriverKind;
import org.etcdbench.core.scenario.Scenario;
import org.etcdbench.report.imported.ImportedSamples;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** What the page says first: each thing that a comparison can come to, and how sure it is. */
class AnswerOnPageTest {
  private static final String RATIO = "\\d+\\.\\d+x";
  private static final String RANGE = "\\d+\\.\\d+ to \\d+\\.\\d+";

  private final ResultSamples samples = new ResultSamples();

  /** Five runs a side of a row that does worse, better, the same, and who knows. */
  private BenchResult allCalls() {
    addPair(1, 1.6, 3.2);
    addPair(2, 3.2, 1.6);
    addPair(3, 1.6, 1.6);
    addWide(ResultSamples.range(3, Consistency.LINEARIZABLE), 1.0, 1.9, 1.3, 2.5, 1.6);
    addWide(ResultSamples.range(7, Consistency.LINEARIZABLE), 1.2, 1.7, 2.4, 1.1, 1.5);
    samples.row(put(3, 5), 2, 1.6).row(put(7, 5), 2, 3.2);
    return samples.build();
  }

  private void addPair(int clients, double meanMs, double otherMs) {
    samples.row(put(3, clients), 5, meanMs).row(put(7, clients), 5, otherMs);
  }

  private void addWide(Scenario scenario, double... meansMs) {
    List<RunResult> runs = new ArrayList<>();
    for (double meanMs : meansMs) {
      runs.add(samples.run(scenario, runs.size() + 1, meanMs, 0));
    }
    samples.row(scenario, runs);
  }

  private static Scenario put(int members, int clients) {
    Scenario put = ResultSamples.put(members);
    return new Scenario(
        members,
        put.driver(),
        put.operation(),
        null,
        put.target(),
        new ClosedLoad(clients, clients),
        put.data(),
        put.warmup(),
        put.measurement(),
        put.timeout());
  }

  @Test
  void aCardSaysWhatWasToldAndHowSurely() throws Exception {
    List<String> cards = cards(allCalls());

    assertThat(cards).hasSize(5);
    assertThat(cards.get(0))
        .matches(
            "bad Writes to the leader with 1 client 0\\.\\d+x the throughput less 0\\.\\d+ to"
                + " 0\\.\\d+ p99 [12]\\.\\d+x .*");
    assertThat(cards.get(1))
        .matches(
            "good Writes to the leader at 2 clients [12]\\.\\d+x the throughput more "
                + RANGE
                + " p99 0\\.\\d+x .*");
    assertThat(cards.get(2))
        .matches("neutral .*" + RATIO + " the throughput the same " + RANGE + " .*");
    assertThat(cards.get(3))
        .matches(
            "warn Linearizable reads over all members at 100 clients .* cannot tell "
                + RANGE
                + " p99: cannot tell \\("
                + RANGE
                + "\\) .*");
    assertThat(cards.get(4))
        .matches(
            "warn .* at 5 clients 0\\.\\d+x the throughput too few runs fewer than 4 runs: it may"
                + " be chance p99 [12]\\.\\d+x, too few runs .*");
  }

  @Test
  void theLeadNamesWhatMayBeChance() throws Exception {
    String answer = answer(allCalls());

    assertThat(answer)
        .contains("From 3 to 7 members With 7 members instead of 3: writes at 0.")
        .contains("With fewer than 4 runs it may be chance: writes to the leader at 5 clients.")
        .contains(
            "No difference can be shown for linearizable reads over all members at 100 clients.")
        .contains("The cluster tolerates 3 failed members instead of 1.")
        .contains("the range that holds the true ratio in 95 of 100 such measurements");
  }

  /** The spread of the estimates alone would look like an interval. */
  @Test
  void theLeadSaysHowFarTheIntervalsReach() throws Exception {
    addPair(1, 1.6, 3.2);
    addPair(2, 1.6, 3.6);

    assertThat(answer(samples.build()))
        .containsPattern(
            "writes at 0\\.\\d+x to 0\\.\\d+x the throughput \\(95 % intervals within "
                + RANGE
                + "\\)\\.");
  }

  @Test
  void theLeadSaysThatNothingCanBeShown() throws Exception {
    addWide(ResultSamples.put(3), 10, 11, 12, 30, 31);
    addWide(ResultSamples.put(7), 10.5, 11.5, 12.5, 29, 32);

    assertThat(answer(samples.build()))
        .containsPattern(
            "With 7 members instead of 3, no difference can be shown \\(95 % interval "
                + RANGE
                + "\\)\\.");
  }

  @Test
  void thatAllShareOneMachineStandsBesideTheVerdict() throws Exception {
    samples
        .row(ResultSamples.put(3), 5, 1.6, ResultSamples.SHARED_HOST)
        .row(ResultSamples.put(7), 5, 3.2, ResultSamples.SHARED_HOST);

    assertThat(verdict(samples.build()))
        .endsWith("All members share one host: this compares sizes, and is no capacity.");
  }

  /** Two fast runs of five, by the number of requests: medians tell more, and all together else. */
  @Test
  void aCardShowsTheMediansThatItsRatioIsOf() throws Exception {
    addWide(ResultSamples.range(3, Consistency.LINEARIZABLE), 10, 11, 12, 60, 61);
    addWide(ResultSamples.range(7, Consistency.LINEARIZABLE), 30, 31, 32, 33, 34);

    assertThat(cards(samples.build()).get(0))
        .containsPattern(
            "8,\\d\\d\\d \u2192 3,\\d\\d\\d /s \\(medians over runs(: \\d\\.\\d\\dx)?; all requests"
                + " together: 0\\.\\d\\dx\\)");
  }

  private static String verdict(BenchResult result) throws Exception {
    return HtmlFormatTest.elements(page(result), "p").stream()
        .filter(p -> p.getAttribute("class").startsWith("verdict"))
        .map(p -> normal(p.getTextContent()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aTableGivesEveryRatioAsTheRunsTellIt() throws Exception {
    Document page = page(allCalls());
    Element table = HtmlFormatTest.elements(page, "table").get(0);
    List<String> ratios = rows(table).stream().filter(row -> row.startsWith("7 vs 3")).toList();

    // qps, mean, p50, p99; too few requests lie beyond p99.9
    String interval = " \\d+\\.\\d+\u2013\\d+\\.\\d+ ";
    assertThat(ratios.get(0))
        .containsPattern("[|] " + RATIO + interval + "[|]  [|] " + RATIO + interval);
    assertThat(ratios.get(0).split(RATIO, -1)).hasSize(5);
    assertThat(ratios.get(3).split("~" + interval, -1)).hasSize(5);
    assertThat(ratios.get(4).split(RATIO + "\\?", -1)).hasSize(5);
  }

  private static List<String> rows(Element table) {
    return HtmlFormatTest.elements(table, "tr").stream().map(AnswerOnPageTest::cells).toList();
  }

  private static String cells(Element row) {
    List<String> cells = new ArrayList<>();
    for (Node node = row.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element) {
        cells.add(normal(node.getTextContent()));
      }
    }
    return String.join(" | ", cells);
  }

  @Test
  void oneRunDecidesNothing() throws Exception {
    for (int members : List.of(3, 7)) {
      Scenario put = ResultSamples.put(members);
      List<IterationResult> iterations = new ArrayList<>();
      for (int i = 1; i <= 20; i++) {
        iterations.add(
            samples.iteration(put, IterationResult.Kind.MEASUREMENT, i, members * 0.5, 0));
      }
      samples.row(put, List.of(samples.run(1, iterations)));
    }
    BenchResult result = samples.build();

    assertThat(cards(result))
        .singleElement()
        .asString()
        .matches(
            "warn .* 0\\.\\d+x the throughput too few runs " + RANGE + " within one run each .*");
    assertThat(answer(result))
        .contains("There is one run each: how far runs differ is not known.")
        .contains("what would differ from run to run is not in them")
        .doesNotContain("such measurements");
    assertThat(normal(page(result).getDocumentElement().getTextContent()))
        .contains("(within-run only)", "Writes to the leader with 1 client (within one run each)")
        .contains("its 95 % interval within one run each, by its iterations");
  }

  @Test
  void runsThatTookTurnsAreSaidToBePaired() throws Exception {
    samples.row(ResultSamples.put(3), 6, 1.6).row(ResultSamples.put(7), 6, 3.2);

    assertThat(answer(samples.build())).contains("in pairs as they took turns");
  }

  @Test
  void eachStepHasItsSentence() throws Exception {
    for (int members : List.of(3, 5, 7)) {
      samples.row(ResultSamples.put(members), 5, members);
    }

    assertThat(answer(samples.build()))
        .containsSubsequence(
            "From 3 to 5 members With 5 members instead of 3: writes at 0.",
            "writes to the leader with 1 client: 0.",
            "From 3 to 7 members With 7 members instead of 3: writes at 0.");
  }

  @Test
  void rowsOfOneSizeHaveTheirSentenceToo() throws Exception {
    samples
        .row(ResultSamples.put(3), 5, 1.6)
        .row(ResultSamples.range(3, Consistency.SERIALIZABLE), 5, 1.6);
    OpenSamples open = new OpenSamples();
    Scenario even = OpenSamples.put(DriverKind.LEAN, 500, Arrival.CONSTANT);
    samples.row(even, open.runs(samples, even, 5));

    assertThat(answer(samples.build()))
        .containsPattern(
            "Each row by itself With 3 members: writes at 6\\d\\d requests per second, p99"
                + " \\d\\.\\d\\d ms; serializable reads at .* requests per second, p99 .*; writes"
                + " at fixed rates with a p99 of .*\\. Throughputs are known to \u00b1 \\d\\.\\d%"
                + " or better\\.");
  }

  @Test
  void openLoadsOfSeveralSizesStandBesideClosedOnes() throws Exception {
    OpenSamples open = new OpenSamples();
    for (int members : List.of(3, 7)) {
      Scenario even = withMembers(OpenSamples.put(DriverKind.LEAN, 500, Arrival.CONSTANT), members);
      samples.row(ResultSamples.put(members), 5, members).row(even, open.runs(samples, even, 5));
    }

    assertThat(answer(samples.build()))
        .containsPattern(
            "writes at 0\\.\\d+x the throughput \\(95 % interval 0\\.\\d\\d to 0\\.\\d\\d\\)\\."
                + " No difference can be shown for writes to the leader at 500/s\\.");
  }

  @Test
  void openLoadsThatDifferAreToldByTheirTail() throws Exception {
    OpenSamples open = new OpenSamples();
    Scenario three = withMembers(OpenSamples.put(DriverKind.LEAN, 500, Arrival.CONSTANT), 3);
    List<RunResult> late =
        IntStream.rangeClosed(1, 5)
            .mapToObj(run -> samples.run(run, List.of(open.overloaded(1, 500, 2))))
            .toList();
    samples
        .row(ResultSamples.put(3), 5, 3)
        .row(ResultSamples.put(7), 5, 7)
        .row(three, open.runs(samples, three, 5))
        .row(withMembers(three, 7), late);

    assertThat(answer(samples.build()))
        .containsPattern(
            "writes at 0\\.\\d+x the throughput \\(95 % interval [^)]*\\); at fixed rates writes at"
                + " [\\d.]+x the p99 latency \\(95 % interval [^)]*\\)\\.");
  }

  @Test
  void figuresOfAnotherToolAreDataThoughNothingOfThemCouldBeChecked() throws Exception {
    BenchResult result = ImportedSamples.result("members,op,p99 (ms)\n3,put,10\n7,put,20\n");

    assertThat(verdict(result))
        .contains("VALID", "not checked")
        .doesNotContain("NO DATA", "passed");
    assertThat(normal(page(result).getDocumentElement().getTextContent()))
        .contains("2 rows, 2 runs")
        .doesNotContain("Nothing was measured");
    BenchResult alone = ImportedSamples.result("members,op,p99 (ms)\n3,put,10\n");
    assertThat(answer(alone)).contains("With 3 members: writes with a p99 of 10.0 ms.");
    assertThat(cards(alone)).singleElement().asString().contains("10.0 ms p99");
  }

  @Test
  void whatMustNotBeUsedIsLeftOutAndMarked() throws Exception {
    Finding election = new Finding(Finding.Code.LEADER_CHANGED, "m2 leads.");
    samples.row(put(3, 1), 5, 1.6).row(put(7, 1), 5, 3.2, election);
    samples.row(put(3, 2), 5, 1.6).row(put(7, 2), 5, 3.2);
    BenchResult result = samples.build();

    assertThat(answer(result)).contains("1 of 2 rows cannot be compared.");
    assertThat(cards(result).get(0)).startsWith("bad ").contains(" invalid ");
    assertThat(normal(page(result).getDocumentElement().getTextContent()))
        .contains("Writes to the leader with 1 client (7 members: invalid): 3 members");
  }

  private static Scenario withMembers(Scenario of, int members) {
    return new Scenario(
        members,
        of.driver(),
        of.operation(),
        of.consistency(),
        of.target(),
        of.load(),
        of.data(),
        of.warmup(),
        of.measurement(),
        of.timeout());
  }

  private static List<String> cards(BenchResult result) throws Exception {
    return HtmlFormatTest.elements(page(result), "li").stream()
        .filter(item -> item.getAttribute("class").startsWith("card "))
        .map(
            card ->
                card.getAttribute("class").substring("card ".length())
                    + " "
                    + normal(card.getTextContent()))
        .toList();
  }

  private static String answer(BenchResult result) throws Exception {
    return HtmlFormatTest.elements(page(result), "section").stream()
        .filter(section -> section.getAttribute("id").equals("answer"))
        .map(section -> normal(section.getTextContent()))
        .findFirst()
        .orElseThrow();
  }

  private static Document page(BenchResult result) throws Exception {
    return HtmlFormatTest.parse(HtmlFormatTest.html(result, List.of()));
  }

  private static String normal(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }
}
