package org.etcdbench.report.chart;

import java.util.List;
import java.util.Locale;

/**
 * A colour by its role, on white and on a dark ground. Series have none of the hues that say better
 * or worse. The first ones differ by more than red from green, for readers who do not tell these
 * apart; dashes and markers tell all of them apart without colour.
 */
enum Ink {
  S1("#00857c", "#2ec4b6"),
  S2("#8250c8", "#b392f0"),
  S3("#8a7a00", "#d9c400"),
  S4("#a0714f", "#d0a27e"),
  S5("#c2509a", "#f08cc0"),
  S6("#4f9a3a", "#8fd16f"),
  S7("#6f7680", "#a9b1ba"),
  S8("#7d8fb3", "#b8c7e6"),
  LABEL("#1f2328", "#e6edf3"),
  MUTED("#59636e", "#9aa7b4"),
  AXIS("#818b98", "#6e7a87"),
  GRID("#dfe4e9", "#29323c"),
  BAND("#818b98", "#8b98a5"),
  EVENT("#b3305a", "#ff8fa8"),
  BETTER("#0072b2", "#4aa3df"),
  WORSE("#c65700", "#f08035"),
  UNSURE("#6b6f76", "#a9b1ba");

  static final List<Ink> SERIES = List.of(S1, S2, S3, S4, S5, S6, S7, S8);

  private final String onWhite;
  private final String onDark;

  Ink(String onWhite, String onDark) {
    this.onWhite = onWhite;
    this.onDark = onDark;
  }

  /** The name of its class and, behind {@code --}, of its variable. */
  String cssClass() {
    return name().toLowerCase(Locale.ROOT);
  }

  String onWhite() {
    return onWhite;
  }

  String onDark() {
    return onDark;
  }
}
