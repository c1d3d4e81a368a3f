package org.etcdbench.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What {@link ChartGallery} shows is to be looked at whenever a golden file changes. */
class ChartsTest {
  private final Locale before = Locale.getDefault();

  @AfterEach
  void restoreTheLocale() {
    Locale.setDefault(before);
  }

  static List<Arguments> goldenFiles() {
    List<Arguments> files = new ArrayList<>();
    for (String name : ChartSamples.all().keySet()) {
      for (String locale : List.of("", "de", "ru", "ar-EG-u-nu-arab")) {
        files.add(Arguments.of(name, locale));
      }
    }
    return files;
  }

  static Stream<Arguments> samples() {
    return Stream.of(ChartSamples.all(), ChartSamples.degenerate())
        .map(Map::entrySet)
        .flatMap(Set::stream)
        .map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
  }

  @ParameterizedTest
  @MethodSource("goldenFiles")
  void drawsTheSameInEveryLocale(String name, String locale) throws IOException {
    Locale.setDefault(Locale.forLanguageTag(locale));
    StringBuilder out = new StringBuilder();

    ChartSamples.all().get(name).write(out, name);

    assertThat(out.toString()).isEqualTo(golden(name + ".svg"));
  }

  private static String golden(String name) throws IOException {
    try (InputStream in = ChartsTest.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException("no golden file " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void isWellFormedAndNamesItself(String name, Chart chart) throws Exception {
    Element svg = parse(chart.svg(name)).getDocumentElement();

    assertThat(svg.getAttribute("role")).isEqualTo("img");
    assertThat(svg.getAttribute("aria-labelledby")).isEqualTo(name + "-title " + name + "-desc");
    assertThat(svg.getElementsByTagName("title").item(0).getTextContent()).isEqualTo(chart.title());
    assertThat(svg.getElementsByTagName("desc").item(0).getTextContent())
        .isEqualTo(chart.description())
        .isNotBlank();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void hasNoStyleAndNoNumberThatIsNone(String name, Chart chart) {
    assertThat(chart.svg(name))
        .doesNotContain("NaN", "Infinity", "<style", " style=")
        .doesNotContain("undefined", "null");
  }

  @ParameterizedTest
  @MethodSource("samples")
  void itsIdsBeginWithItsOwn(String name, Chart chart) throws Exception {
    NodeList elements = parse(chart.svg("own")).getElementsByTagName("*");
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < elements.getLength(); i++) {
      String id = ((Element) elements.item(i)).getAttribute("id");
      if (!id.isEmpty()) {
        assertThat(id).startsWith("own-");
        assertThat(ids.add(id)).isTrue();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everyInkIsAnAttributeAndAClass(String name, Chart chart) throws Exception {
    NodeList elements = parse(chart.svg(name)).getElementsByTagName("*");
    for (int i = 0; i < elements.getLength(); i++) {
      Element element = (Element) elements.item(i);
      assertThat(element.hasAttribute("class")).isEqualTo(element.hasAttribute("color"));
    }
  }

  @Test
  void usualChartsAreSmall() {
    for (Chart chart :
        List.of(ChartSamples.intervals(), ChartSamples.percentiles(3, 7), ChartSamples.split())) {
      assertThat(chart.svg("c").length()).as(chart.title()).isLessThan(8 * 1024);
    }
    assertThat(ChartSamples.time().svg("c").length()).isLessThan(13 * 1024);
  }

  @Test
  void saysWhatItShowsInWords() {
    assertThat(ChartSamples.intervals().description())
        .startsWith("put, leader, 1 client: 0.53x (0.50 to 0.56), worse.")
        .contains("txn, leader, 1 client: 0.63x, too few runs.");
    assertThat(ChartSamples.trend().description())
        .contains("Changed at 2026-09-23: -9.8 % (-10.6 to -9.0), worse.", "Spike at 2026-10-04");
    assertThat(ChartSamples.time().description())
        .contains("At 48\u202fs leader change: m2 became leader.");
    assertThat(ChartSamples.percentiles(3).description()).startsWith("3 members: 50\u202f% of");
  }

  @Test
  void refusesWhatCannotBeDrawn() {
    assertThatThrownBy(() -> new PercentileChart.At(100, 1))
        .hasMessage("percentile must be at least 0 and below 100, got: 100.0");
    assertThatThrownBy(() -> new IntervalChart.Row("r", 0, null, Call.UNSURE))
        .hasMessage("ratio must be above 0 or NaN, got: 0.0");
    assertThatThrownBy(() -> new Interval(2, 1))
        .hasMessage("an interval must be finite and low <= high, got: 2.0 to 1.0");
    assertThatThrownBy(() -> new SplitBar.Part("p", -1))
        .hasMessage("value must be finite, at least 0, got: -1.0");
    assertThatThrownBy(
            () ->
                new TrendChart(
                    "t",
                    Unit.MS,
                    List.of(),
                    List.of(),
                    List.of(new TrendChart.Change(0, "c", Call.WORSE))))
        .hasMessage("there are 0 scores, and no score 0");
  }

  @Test
  void theGalleryShowsEverySample() throws IOException {
    Path directory = Path.of("target", "gallery");

    ChartGallery.write(directory);

    assertThat(directory.resolve("gallery.html"))
        .content()
        .contains(ChartSamples.split().svg("split"));
  }

  private static Document parse(String svg)
      throws ParserConfigurationException, SAXException, IOException {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
  }
}
