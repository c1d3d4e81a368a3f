package org.etcdbench.report.chart;

import java.util.List;
import java.util.Locale;

/**
 * A colour by its role, on white and on a dark ground. The series are the palette of Okabe and Ito
 * (2008), which people with any colour vision tell apart; on white, what is too light to read is
 * darker than theirs.
 */
enum Ink {
  S1("#0072b2", "#4aa3df"),
  S2("#d55e00", "#f08035"),
  S3("#009e73", "#00b888"),
  S4("#cc79a7", "#dd94bb"),
  S5("#3894c9", "#8fd0f5"),
  S6("#b87c00", "#e69f00"),
  S7("#6b6f76", "#a9b1ba"),
  S8("#8f8500", "#f0e442"),
  LABEL("#1f2328", "#e6edf3"),
  MUTED("#59636e", "#9aa7b4"),
  AXIS("#818b98", "#6e7a87"),
  GRID("#dfe4e9", "#29323c"),
  BAND("#818b98", "#8b98a5"),
  EVENT("#9a4f86", "#dd94bb"),
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
