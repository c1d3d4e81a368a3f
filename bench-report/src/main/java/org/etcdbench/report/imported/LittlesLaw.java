package org.etcdbench.report.imported;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import org.etcdbench.core.result.Finding;
import org.etcdbench.core.result.ImportedFigures;
import org.etcdbench.core.result.ScenarioResult;
import org.jspecify.annotations.Nullable;

/** Says of an imported row that breaks Little's law (Little 1961, L = λW) by how much it does. */
final class LittlesLaw {
  /** So much can be missing by the start and the tail of a short run: they make too few. */
  private static final double ROUGH_PCT = 10;

  private static final double TWO_DIGITS_BELOW = 10;
  private static final double NS_PER_MS = 1e6;

  private LittlesLaw() {}

  /** What is wrong; empty where nothing is, or too little is known to tell. */
  static Optional<Finding> finding(ScenarioResult row, ImportedFigures figures) {
    if (!row.breaksLittlesLaw()) {
      return Optional.empty();
    }
    return Optional.of(new Finding(Finding.Code.LITTLES_LAW, words(row, figures)));
  }

  private static String words(ScenarioResult row, ImportedFigures figures) {
    int clients = row.clients().orElseThrow();
    double pct = row.littlesLawPct();
    String product =
        String.format(
            Locale.ROOT,
            "%s/s x %s ms = %s requests under way, and it has %d client%s: ",
            plain(figures.okPerSec()),
            plain(figures.meanNs() == null ? null : figures.meanNs() / NS_PER_MS),
            digits(figures.underWay()),
            clients,
            clients == 1 ? "" : "s");
    String size =
        Math.abs(pct) <= ROUGH_PCT
            ? rough(pct)
            : "its latency or its qps is off by "
                + factor(figures.underWay() / clients)
                + ": one of the two does not belong to these requests";
    return product + size + failures(figures);
  }

  private static String rough(double pct) {
    return String.format(
        Locale.ROOT,
        pct < 0
            ? "rough, %.1f %% too few, as the start and the tail of a short run may make it"
            : "%.1f %% more than its clients can have under way",
        Math.abs(pct));
  }

  private static String factor(double ratio) {
    return String.format(Locale.ROOT, "%.1fx", ratio < 1 ? 1 / ratio : ratio);
  }

  private static String failures(ImportedFigures figures) {
    Long errors = figures.errors();
    return errors == null || errors == 0
        ? ""
        : "; the requests that failed were under way too, and neither figure counts them";
  }

  private static String digits(double value) {
    return String.format(Locale.ROOT, "%." + (value < TWO_DIGITS_BELOW ? 2 : 1) + "f", value);
  }

  private static String plain(@Nullable Double value) {
    if (value == null) {
      return "?";
    }
    return BigDecimal.valueOf(value)
        .setScale(3, RoundingMode.HALF_EVEN)
        .stripTrailingZeros()
        .toPlainString();
  }
}
