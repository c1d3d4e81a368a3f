package org.etcdbench.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Contrast as WCAG 2.2 defines it: 3 for graphics, 4.5 for text. */
class PaletteTest {
  private static final String WHITE = "#ffffff";

  @ParameterizedTest
  @EnumSource(
      names = {"GRID", "LABEL", "MUTED"},
      mode = Mode.EXCLUDE)
  void coloursOfShapesAreSeenOnEitherGround(Ink ink) {
    assertThat(contrast(ink.onWhite(), WHITE)).isGreaterThanOrEqualTo(3);
    assertThat(contrast(ink.onWhite(), Palette.DARK_GROUND)).isGreaterThanOrEqualTo(3);
    assertThat(contrast(ink.onDark(), Palette.DARK_GROUND)).isGreaterThanOrEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource(names = {"LABEL", "MUTED", "EVENT"})
  void textIsRead(Ink ink) {
    assertThat(contrast(ink.onWhite(), WHITE)).isGreaterThanOrEqualTo(4.5);
    assertThat(contrast(ink.onDark(), Palette.DARK_GROUND)).isGreaterThanOrEqualTo(4.5);
  }

  @Test
  void seriesDifferInMoreThanColour() {
    Set<List<Object>> shapes = new HashSet<>();
    for (int i = 0; i < 8; i++) {
      LineStyle style = LineStyle.of(i);
      assertThat(shapes.add(List.of(style.dash(), style.marker()))).isTrue();
    }
    Set<LineStyle> styles = new HashSet<>();
    for (int i = 0; i < 24; i++) {
      assertThat(styles.add(LineStyle.of(i))).isTrue();
    }
  }

  @Test
  void theStyleSheetColoursEveryRole() {
    assertThat(Palette.rules())
        .contains("svg .s1,svg.s1{color:var(--s1)}")
        .contains("svg .label,svg.label{color:var(--label)}");
    for (Ink ink : Ink.values()) {
      assertThat(Palette.lightVariables()).contains("--" + ink.cssClass() + ":" + ink.onWhite());
      assertThat(Palette.darkVariables()).contains("--" + ink.cssClass() + ":" + ink.onDark());
      assertThat(Palette.rules()).contains("var(--" + ink.cssClass() + ")");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"BETTER", "WORSE"})
  void noSeriesLooksBetterOrWorse(Ink judged) {
    for (Ink series : Ink.SERIES) {
      assertThat(distance(series.onWhite(), judged.onWhite())).as(series.name()).isGreaterThan(20);
      assertThat(distance(series.onDark(), judged.onDark())).as(series.name()).isGreaterThan(20);
    }
  }

  /** How far colours are apart in CIE L*a*b*: what differs by 2 can be told, side by side. */
  private static double distance(String one, String other) {
    double[] a = lab(one);
    double[] b = lab(other);
    return Math.sqrt(
        Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2) + Math.pow(a[2] - b[2], 2));
  }

  private static double[] lab(String colour) {
    int rgb = Integer.parseInt(colour.substring(1), 16);
    double red = linear(rgb >> 16);
    double green = linear(rgb >> 8);
    double blue = linear(rgb);
    double x = Math.cbrt((0.4125 * red + 0.3576 * green + 0.1804 * blue) / 0.9505);
    double y = Math.cbrt(0.2127 * red + 0.7152 * green + 0.0722 * blue);
    double z = Math.cbrt((0.0193 * red + 0.1192 * green + 0.9503 * blue) / 1.0888);
    return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
  }

  private static double contrast(String one, String other) {
    double a = luminance(one) + 0.05;
    double b = luminance(other) + 0.05;
    return Math.max(a, b) / Math.min(a, b);
  }

  private static double luminance(String colour) {
    int rgb = Integer.parseInt(colour.substring(1), 16);
    return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
  }

  private static double linear(int channel) {
    double share = (channel & 0xff) / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }
}
