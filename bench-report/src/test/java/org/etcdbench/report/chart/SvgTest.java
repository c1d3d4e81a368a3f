package org.etcdbench.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SvgTest {

  @ParameterizedTest
  @CsvSource({"0,0", "1.5,1.5", "1.05,1.05", "-0.001,0", "2.999,3", "-12.346,-12.35", "100,100"})
  void numbersHaveAtMostTwoDecimals(double value, String text) {
    assertThat(Svg.number(value)).isEqualTo(text);
  }

  @Test
  void whatIsNotANumberIsNotWritten() {
    assertThatThrownBy(() -> Svg.number(Double.NaN))
        .hasMessage("a coordinate must be finite, got: NaN");
    assertThatThrownBy(() -> new Svg().rect(0, 0, Double.POSITIVE_INFINITY, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void escapesTextAndAttributes() {
    String svg =
        new Svg().start("text").attr("data-tip", "\"a\" & 'b'").text("<b>\u0000\nc").finish();

    assertThat(svg)
        .isEqualTo("<text data-tip=\"&quot;a&quot; &amp; &#39;b&#39;\">&lt;b&gt;\ufffd c</text>\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1a", "a b", "a\"b", "\u00e4"})
  void anIdMustBePlain(String id) {
    assertThatThrownBy(() -> ChartSamples.split().svg(id))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("id must be a letter, then letters, digits, _ or -, got: '" + id + "'");
  }

  @Test
  void aLineKeepsNoMoreThanCanBeSeenAndEveryExtreme() {
    List<Point> places = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      places.add(new Point(i / 100.0, i == 5000 ? 900 : i == 5001 ? -900 : Math.sin(i)));
    }

    List<Point> kept = LinePath.thinned(places);

    assertThat(kept).hasSizeLessThanOrEqualTo(4 * 101).isSubsetOf(places);
    assertThat(kept).contains(places.get(0), places.get(9999), places.get(5000), places.get(5001));
    assertThat(kept).isSortedAccordingTo((a, b) -> Double.compare(a.x(), b.x()));
  }

  @Test
  void aLineIsBrokenWhereAValueIsAbsentAndALonePointIsADot() {
    Scale scale = Scale.exact(0, 10, 0, 100, 3);
    List<Point> points =
        List.of(
            new Point(0, 1),
            new Point(1, 2),
            new Point(2, Double.NaN),
            new Point(3, 4),
            new Point(4, Double.NaN));

    assertThat(LinePath.of(points, scale, scale)).isEqualTo("M0 10l10 10M30 40h0");
  }

  @Test
  void wrapsLongNamesAndCutsWhatHasNoRoom() {
    assertThat(TextWidth.wrap("short", 100, 12)).containsExactly("short");
    assertThat(TextWidth.wrap("put all members", 80, 12)).containsExactly("put all", "members");
    assertThat(TextWidth.cut("memberslist", 40, 12)).endsWith("\u2026").hasSizeLessThan(8);
    assertThat(TextWidth.of("mmm", 12)).isGreaterThan(TextWidth.of("iii", 12));
  }

  @Test
  void namesAtEndsDoNotOverlapAndStayInTheFrame() {
    List<EndLabels.End> ends = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      ends.add(new EndLabels.End("l" + i, LineStyle.of(i), 0, 95));
    }

    List<Double> places =
        new ArrayList<>(EndLabels.apart(ends, new Frame(0, 0, 100, 150)).values());

    assertThat(places).allSatisfy(y -> assertThat(y).isBetween(0.0, 150.0));
    for (int i = 1; i < places.size(); i++) {
      assertThat(places.get(i) - places.get(i - 1)).isGreaterThanOrEqualTo(15);
    }
  }
}
