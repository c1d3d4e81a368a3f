package org.etcdbench.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.BenchResult.ProfileSource;
import org.etcdbench.core.result.BenchResult.Status;
import org.etcdbench.core.result.Finding;
import org.etcdbench.core.result.OpenSamples;
import org.etcdbench.core.result.ResultSamples;
import org.etcdbench.core.result.ScenarioResult;
import org.etcdbench.core.result.SeriesColumn;
import org.etcdbench.core.result.SeriesEntry;
import org.etcdbench.core.result.SeriesPoint;
import org.etcdbench.core.scenario.ClosedLoad;
import org.etcdbench.core.scenario.Consistency;
import org.etcdbench.core.scenario.Data;
import org.etcdbench.core.scenario.Scenario;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class HtmlFormatTest {
  private static final int MEGABYTE = 1_000_000;
  private static final Instant START = Instant.parse("2026-01-31T12:01:00Z");
  private static final Pattern STYLE = Pattern.compile("(?s)(<style>).*?(</style>)");
  private static final Pattern SCRIPT = Pattern.compile("(?s)(<script[^>]*>).*?(</script>)");
  private static final Pattern DRAWING = Pattern.compile("(?s)(<svg[^>]*>).*?(</svg>)");

  private final Locale before = Locale.getDefault();

  @AfterEach
  void restoreTheLocale() {
    Locale.setDefault(before);
  }

  /** Styles, script and drawings are left out: those of charts have golden files of their own. */
  @ParameterizedTest
  @ValueSource(strings = {"", "de", "ru", "ar-EG-u-nu-arab"})
  void writesTheSameInEveryLocale(String locale) throws Exception {
    String usual = html(troubled(), series());
    Locale.setDefault(Locale.forLanguageTag(locale));
    String html = html(troubled(), series());

    assertThat(html).isEqualTo(usual);
    assertThat(skeleton(html)).isEqualTo(Resources.read("troubled-report.html"));
  }

  static String skeleton(String html) {
    String text = html;
    for (Pattern bulk : List.of(STYLE, SCRIPT, DRAWING)) {
      text = bulk.matcher(text).replaceAll("$1$2");
    }
    return text.replaceAll("(?m)^\\s+$\\n?|[ \\t]+$", "").replaceAll("\\n{2,}", "\n");
  }

  static BenchResult troubled() {
    return ReportFormatsTest.sample("troubled");
  }

  @ParameterizedTest
  @ValueSource(strings = {"two-sizes", "troubled", "drivers", "rates"})
  void isWellFormedAndNamesEachElementOnce(String sample) throws Exception {
    Document page = parse(html(ReportFormatsTest.sample(sample), List.of()));

    Set<String> ids = new HashSet<>();
    for (Element element : elements(page, "*")) {
      if (element.hasAttribute("id")) {
        assertThat(ids.add(element.getAttribute("id"))).as(element.getAttribute("id")).isTrue();
      }
    }
    for (Element link : elements(page, "a")) {
      String target = link.getAttribute("href");
      if (target.startsWith("#")) {
        assertThat(ids).contains(target.substring(1));
      }
    }
  }

  @Test
  void asksForNothingElse() throws Exception {
    String html = html(troubled(), series());

    for (String attribute : List.of(" src=", "url(", "@import", "<link", "<img")) {
      assertThat(html).doesNotContain(attribute);
    }
  }

  @Test
  void namesRowsAndColumnsOfAllTables() throws Exception {
    Document page = parse(html(troubled(), series()));

    assertThat(elements(page, "table"))
        .isNotEmpty()
        .allSatisfy(table -> assertThat(table.getElementsByTagName("caption").getLength()).isOne());
    assertThat(elements(page, "th"))
        .isNotEmpty()
        .allSatisfy(head -> assertThat(head.getAttribute("scope")).isNotEmpty());
    for (Element row : elements(page, "tr")) {
      int cells = row.getElementsByTagName("td").getLength();
      assertThat(cells + row.getElementsByTagName("th").getLength()).isPositive();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"two-sizes", "troubled", "drivers", "rates"})
  void eachLineHasACellForEachColumn(String sample) throws Exception {
    Document page = parse(html(ReportFormatsTest.sample(sample), List.of()));

    for (Element table : elements(page, "table")) {
      int columns = -1;
      for (Element row : elements(table, "tr")) {
        int cells = row.getElementsByTagName("td").getLength();
        NodeList heads = row.getElementsByTagName("th");
        for (int i = 0; i < heads.getLength(); i++) {
          String span = ((Element) heads.item(i)).getAttribute("colspan");
          cells += span.isEmpty() ? 1 : Integer.parseInt(span);
        }
        columns = columns < 0 ? cells : columns;
        assertThat(cells).isEqualTo(columns);
      }
    }
  }

  @Test
  void writesWhatIsNotItsOwnAsText() throws Exception {
    Scenario put = ResultSamples.put(3);
    String evil = "<script>alert(1)</script>\"'&";
    BenchResult result =
        new ResultSamples()
            .row(put, 2, 1.6, new Finding(Finding.Code.ERRORS, evil + " ]]> <!-- -->"))
            .build();
    BenchResult named =
        new BenchResult(
            result.schemaVersion(),
            result.id(),
            result.status(),
            result.startedAt(),
            result.endedAt(),
            new ProfileSource(evil, "name: " + evil + "\n</pre>\n", List.of("x=" + evil)),
            result.environment(),
            result.scenarios());

    String html = html(named, List.of());

    assertThat(html).doesNotContain("<script>alert").doesNotContain("</pre>\n</pre>");
    Document page = parse(html);
    assertThat(elements(page, "h1").get(0).getTextContent()).isEqualTo(evil);
    assertThat(elements(page, "script")).hasSize(2);
  }

  @Test
  void staysBelowAMegabyteWithAHundredScenarios() throws Exception {
    BenchResult large = large();
    List<SeriesEntry> series = new ArrayList<>();
    for (ScenarioResult row : large.scenarios()) {
      series.addAll(series(row.scenario(), 5, 20));
    }

    String html = html(large, series);

    assertThat(large.scenarios()).hasSize(100);
    assertThat(html.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(MEGABYTE);
    parse(html);
  }

  static BenchResult large() {
    ResultSamples samples = new ResultSamples();
    for (int size : List.of(64, 256, 1024, 4096, 16384)) {
      for (int clients = 1; clients <= 10; clients++) {
        for (int members : List.of(3, 7)) {
          samples.row(put(members, clients, size), 5, members / 2.0, ResultSamples.SHARED_HOST);
        }
      }
    }
    return samples.build();
  }

  private static Scenario put(int members, int clients, int valueBytes) {
    Scenario put = ResultSamples.put(members);
    Data data = put.data();
    return new Scenario(
        members,
        put.driver(),
        put.operation(),
        null,
        put.target(),
        new ClosedLoad(clients, clients),
        new Data(data.keySizeBytes(), valueBytes, data.keySpace(), data.keyOrder(), data.seed()),
        put.warmup(),
        put.measurement(),
        put.timeout());
  }

  @Test
  void drawsAMapWhereTwoFurtherKeysVary() throws Exception {
    Document page = parse(html(large(), List.of()));

    assertThat(titles(page)).anyMatch(title -> title.startsWith("Throughput, 7 against 3"));
    assertThat(text(page)).contains("Over the sweep");
  }

  @Test
  void saysThatNothingWasMeasured() throws Exception {
    String text = text(parse(html(new ResultSamples().build(), List.of())));

    assertThat(text).contains("NO DATA", "Nothing was measured.", "Environment");
    assertThat(text).doesNotContain("NaN");
  }

  @Test
  void saysWhyAResultIsNotWholeAndWhichRowsMustNotBeUsed() throws Exception {
    String text = text(parse(html(troubled(), List.of())));

    assertThat(text).contains("PARTIAL", "the user stopped it", "must not be used");
    assertThat(text).contains("LEADER_CHANGED", "m2 became leader in iteration 2.");
    assertThat(text).doesNotContain("NaN").doesNotContain("Infinity");
  }

  @Test
  void showsRowsOfOneSizeAndRowsWithoutRuns() throws Exception {
    BenchResult one =
        new ResultSamples()
            .row(ResultSamples.put(3), 2, 1.6)
            .row(ResultSamples.range(3, Consistency.SERIALIZABLE), List.of())
            .build();

    String text = text(parse(html(one, List.of())));

    assertThat(text).contains("Writes to the leader", "requests per second", "no data");
    assertThat(text).doesNotContain("NaN").doesNotContain("From 3 to");
  }

  @Test
  void comparesOpenLoadsByTheirLatency() throws Exception {
    String text = text(parse(html(ReportFormatsTest.sample("rates"), List.of())));

    assertThat(text).contains("From 62.5 to 500 requests per second", "the p99 latency");
    assertThat(text).doesNotContain("NaN");
  }

  @Test
  void showsTheDriversAndThePhases() throws Exception {
    String text = text(parse(html(ReportFormatsTest.sample("drivers"), List.of())));

    assertThat(text).contains("Driver: from lean to jetcd", "By phase");
    assertThat(OpenSamples.phases().phases())
        .allSatisfy(phase -> assertThat(text).contains(phase.label()));
  }

  @Test
  void marksWhatHappenedOverTime() throws Exception {
    String html = html(ResultSamples.twoSizes(), series());

    assertThat(html)
        .contains("leader change: from m1 to m2")
        .contains("slow applies: 3.0 per second");
    assertThat(html).contains("the generator stood still for 45.0 ms");
    assertThat(html(ResultSamples.twoSizes(), List.of())).contains("No time series was kept");
  }

  @Test
  void linksFilesThatLieBesideItAndNoOthers() throws Exception {
    StringBuilder text = new StringBuilder();
    ReportFormats.byName("html")
        .write(ResultSamples.twoSizes(), List.of(), Set.of("report.html", "results.csv"), text);

    assertThat(links(parse(text.toString()))).containsExactly("results.csv", "report.html");
  }

  @Test
  void namesTheFilesOfAResultWithoutALinkWhereNobodyKnowsThem() throws Exception {
    Document page = parse(html(ResultSamples.twoSizes(), List.of()));

    assertThat(links(page)).isEmpty();
    assertThat(text(page)).contains("run.json", "report.md").doesNotContain("timeseries.csv what");
  }

  private static List<String> links(Document page) {
    return elements(page, "a").stream()
        .map(link -> link.getAttribute("href"))
        .filter(target -> !target.startsWith("#"))
        .toList();
  }

  /** One row's, in which everything happens. */
  static List<SeriesEntry> series() {
    return series(ResultSamples.put(3), 2, 5);
  }

  private static List<SeriesEntry> series(Scenario scenario, int runs, int seconds) {
    List<SeriesEntry> entries = new ArrayList<>();
    for (int run = 1; run <= runs; run++) {
      for (int second = 0; second < seconds; second++) {
        Instant at = START.plusSeconds(100L * run + second);
        for (SeriesPoint point : points(at, second)) {
          entries.add(new SeriesEntry(scenario.id(), run, point));
        }
      }
    }
    return entries;
  }

  private static List<SeriesPoint> points(Instant at, int second) {
    List<SeriesPoint> points = new ArrayList<>();
    points.add(
        new SeriesPoint(
            at,
            SeriesPoint.LOAD,
            Map.of(
                SeriesColumn.OK_PER_SEC, 1234.5 + 17 * second % 50,
                SeriesColumn.FAILED_PER_SEC, 0.0,
                SeriesColumn.P50_MS, 1.25 + second % 3,
                SeriesColumn.P99_MS, 4.5 + second % 7)));
    double pauseMs = second == 3 ? 45 : 1;
    points.add(
        new SeriesPoint(
            at.plusMillis(3),
            SeriesPoint.GENERATOR,
            Map.of(SeriesColumn.CPU_PCT, 23.0, SeriesColumn.HICCUP_MAX_MS, pauseMs)));
    for (int member = 1; member <= 3; member++) {
      boolean leads = member == (second < 2 ? 1 : 2);
      points.add(
          new SeriesPoint(
              at.plusMillis(10L * member),
              SeriesPoint.member("m" + member),
              Map.of(
                  SeriesColumn.LEADER, leads ? 1.0 : 0.0,
                  SeriesColumn.CPU_PCT, 20.0 * member,
                  SeriesColumn.SLOW_APPLIES_PER_SEC, second == 4 && member == 3 ? 3.0 : 0.0)));
    }
    return points;
  }

  static String html(BenchResult result, List<SeriesEntry> series) throws IOException {
    StringBuilder text = new StringBuilder();
    ReportFormats.byName("html").write(result, series, text);
    return text.toString();
  }

  /** The page is well-formed XML, but for what stands within styles and scripts. */
  static Document parse(String html) throws Exception {
    String xml = html;
    for (Pattern bulk : List.of(STYLE, SCRIPT)) {
      xml = bulk.matcher(xml).replaceAll("$1$2");
    }
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)));
  }

  static List<Element> elements(Document page, String name) {
    return elements(page.getDocumentElement(), name);
  }

  static List<Element> elements(Element within, String name) {
    NodeList nodes = within.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  private static List<String> titles(Document page) {
    return elements(page, "figcaption").stream().map(Element::getTextContent).toList();
  }

  private static String text(Document page) {
    return page.getDocumentElement().getTextContent().replaceAll("\\s+", " ");
  }

  @Test
  void tellsItsStatusFromTheResult() throws Exception {
    BenchResult failed =
        new ResultSamples().status(Status.FAILED).row(ResultSamples.put(3), 1, 1.6).build();

    assertThat(text(parse(html(failed, List.of())))).contains("a failure ended it");
  }
}
