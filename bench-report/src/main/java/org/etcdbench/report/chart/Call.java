package org.etcdbench.report.chart;

import org.jspecify.annotations.Nullable;

/** What a comparison came to: by a word, a sign and a colour. */
public enum Call {
  BETTER("better", Ink.BETTER, Marker.TRIANGLE),
  WORSE("worse", Ink.WORSE, Marker.DOWN),
  /** It was told that there is no change that matters. */
  SAME("same", Ink.UNSURE, Marker.SQUARE),
  /** The interval is too wide to tell. */
  UNSURE("cannot tell", Ink.UNSURE, null),
  /** There is no interval. */
  TOO_FEW_RUNS("too few runs", Ink.UNSURE, Marker.CIRCLE);

  private final String word;
  private final Ink ink;
  private final @Nullable Marker marker;

  Call(String word, Ink ink, @Nullable Marker marker) {
    this.word = word;
    this.ink = ink;
    this.marker = marker;
  }

  /** As it is printed. */
  public String word() {
    return word;
  }

  Ink ink() {
    return ink;
  }

  LineStyle style() {
    return new LineStyle(ink, "", marker == null ? Marker.BAR : marker);
  }

  /** Draws its sign around x. */
  void drawSign(Svg svg, double x, double y) {
    svg.group().ink(ink);
    if (this == TOO_FEW_RUNS) {
      svg.path(Marker.CIRCLE.path(x, y, 3.5)).stroked(1.5).end();
    } else if (marker == null) {
      svg.labelAround(x, y + 4, "~");
    } else {
      svg.path(marker.path(x, y, 4)).end();
    }
    svg.end();
  }
}
