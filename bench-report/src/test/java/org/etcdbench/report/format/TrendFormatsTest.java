package org.etcdbench.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import org.etcdbench.core.result.Finding;
import org.etcdbench.core.result.ResultSamples;
import org.etcdbench.core.result.ScenarioSummary;
import org.etcdbench.core.scenario.Consistency;
import org.etcdbench.core.scenario.Scenario;
import org.etcdbench.report.trend.Nights;
import org.etcdbench.report.trend.Trend;
import org.etcdbench.report.trend.TrendSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class TrendFormatsTest {
  private static final Scenario PUT = ResultSamples.put(3);
  private static final Scenario RANGE = ResultSamples.range(3, Consistency.LINEARIZABLE);

  private final Locale before = Locale.getDefault();

  @AfterEach
  void restoreTheLocale() {
    Locale.setDefault(before);
  }

  /** Slower puts since another etcd, a spike, an invalid night, and ranges that may be slower. */
  private static Trend sample() {
    Nights nights = new Nights(0).environment(ResultSamples.environment("3.5.16"));
    for (int night = 0; night < 30; night++) {
      double wobble = 1 + 0.01 * ((night * 7) % 5 - 2);
      if (night == 18) {
        nights.environment(ResultSamples.environment("3.5.30"));
      }
      double put = (night < 18 ? 0.8 : 1) * wobble * (night == 7 ? 1.4 : 1);
      double range = (night < 28 ? 4 : 5) * wobble;
      Finding[] found =
          night == 12
              ? new Finding[] {new Finding(Finding.Code.LEADER_CHANGED, "m2 took over")}
              : new Finding[0];
      ScenarioSummary ofPut = Nights.row(PUT, put);
      nights.add(ofPut, Nights.row(RANGE, range, found));
    }
    return Trend.of(nights.results(), TrendSettings.defaults());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "de", "ru", "ar-EG-u-nu-arab"})
  void writesTheSameInEveryLocale(String locale) throws IOException {
    Locale.setDefault(Locale.forLanguageTag(locale));

    assertThat(text(sample())).isEqualTo(Resources.read("trend.txt"));
    assertThat(json(sample())).isEqualTo(Resources.read("trend.json"));
    assertThat(csv(sample())).isEqualTo(Resources.read("trend.csv"));
    assertThat(configuration(sample())).isEqualTo(Resources.read("trend.yaml"));
    assertThat(page(sample())).isEqualTo(Resources.read("trend.html"));
  }

  @Test
  void thePageDrawsEachSeriesAndNamesWhatChanged() throws Exception {
    Document page =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(
                new InputSource(new StringReader(page(sample()).replace("<!DOCTYPE html>", ""))));

    assertThat(page.getElementsByTagName("svg").getLength()).isEqualTo(6);
    assertThat(page.getDocumentElement().getTextContent())
        .contains("WORSE", "Confirmed by 3 results before and 3 after", "etcd 3.5.16 -> 3.5.30")
        .contains("Single results far from those around them");
  }

  @Test
  void thePageOfNothingThatChangedSaysSo() throws IOException {
    Trend trend = Trend.of(new Nights(0.01).add(10, PUT, 1).results(), TrendSettings.defaults());

    assertThat(page(trend)).contains("NOT WORSE", "No confirmed change in 3 series.");
  }

  @Test
  void saysOfABetterLevelThatItOnceWasBetterYet() throws IOException {
    Trend trend =
        Trend.of(
            new Nights(0.01).add(20, PUT, 10).add(10, PUT, 15).add(10, PUT, 13).results(),
            TrendSettings.defaults());

    assertThat(page(trend)).contains("NOT RECOVERED").doesNotContain("NOT WORSE");
    assertThat(text(trend).replace('\n', ' '))
        .contains("better in 3 (put leader 1/1), but not as good as once in 3 (put leader 1/1).");
    assertThat(json(trend)).contains("\"notRecovered\": 3");
  }

  @Test
  void saysThatNothingChanged() throws IOException {
    Trend trend = Trend.of(new Nights(0.01).add(10, PUT, 1).results(), TrendSettings.defaults());

    assertThat(text(trend))
        .startsWith("No confirmed change in 3 series.\n10 results of quick, 2026-01-01 to")
        .doesNotContain("Changes", "Spikes");
  }

  @Test
  void deniesNoChangeThatItLists() throws IOException {
    Nights nights = new Nights(0.01).add(20, PUT, 10).add(10, PUT, 15).add(Nights.row(RANGE, 2));
    Trend trend = Trend.of(nights.results(), TrendSettings.defaults());

    assertThat(text(trend).replace('\n', ' '))
        .startsWith(
            "Of 3 series still measured none has a confirmed change; of those no longer measured 3"
                + " (put leader 1/1) have, and do not count.")
        .contains("Not counted: 3 series of rows that the newest result");
  }

  @Test
  void saysWhichSeriesAreShort() throws IOException {
    Trend trend = Trend.of(new Nights(0.01).add(1, PUT, 1).results(), TrendSettings.defaults());

    assertThat(text(trend).replace('\n', ' '))
        .contains("3 series have fewer than 8 points, which say little.");
  }

  @Test
  void leavesResultsOutForOtavaThatLackAValue() throws IOException {
    OtavaFiles files = new OtavaFiles(sample());

    assertThat(files.results()).isEqualTo(29);
    assertThat(files.leftOut()).isEqualTo(1);
    assertThat(csv(sample())).doesNotContain("20260113T").contains("20260114T");
  }

  @Test
  void drawsNoiseSmallAndChangesLarge() {
    assertThat(Sparkline.of(new double[] {100, 101, 100}, 40)).isEqualTo("\u2584\u2585\u2584");
    assertThat(Sparkline.of(new double[] {0, 10, 20}, 2)).isEqualTo("\u2581\u2588");
    assertThat(Sparkline.of(new double[0], 40)).isEmpty();
  }

  private static String text(Trend trend) throws IOException {
    StringBuilder out = new StringBuilder();
    new TrendText(trend).write(out);
    return out.toString();
  }

  private static String page(Trend trend) throws IOException {
    StringBuilder out = new StringBuilder();
    TrendHtml.write(trend, out);
    return out.toString();
  }

  private static String json(Trend trend) throws IOException {
    StringBuilder out = new StringBuilder();
    TrendJson.write(trend, out);
    return out.toString();
  }

  private static String csv(Trend trend) throws IOException {
    StringBuilder out = new StringBuilder();
    new OtavaFiles(trend).writeCsv(out);
    return out.toString();
  }

  private static String configuration(Trend trend) throws IOException {
    StringBuilder out = new StringBuilder();
    new OtavaFiles(trend).writeConfiguration("/var/lib/bench/trend.csv", out);
    return out.toString();
  }
}
