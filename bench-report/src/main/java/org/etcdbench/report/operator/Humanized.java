package org.etcdbench.report.operator;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Sizes and durations as etcdctl prints them. */
final class Humanized {
  private static final List<String> UNITS = List.of("B", "kB", "MB", "GB", "TB", "PB", "EB");
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
  private static final BigDecimal TEN = BigDecimal.TEN;
  private static final long NS_PER_SEC = 1_000_000_000;

  private Humanized() {}

  /**
   * A size as the library go-humanize prints it: powers of 1000, rounded to a tenth, and tenths
   * shown below ten units only.
   */
  static String bytes(long bytes) {
    if (bytes < TEN.intValue()) {
      return bytes + " B";
    }
    int unit = 0;
    BigDecimal size = BigDecimal.valueOf(bytes);
    while (size.compareTo(THOUSAND) >= 0) {
      size = size.divide(THOUSAND);
      unit++;
    }
    BigDecimal tenths = size.setScale(1, RoundingMode.HALF_UP);
    boolean whole = tenths.compareTo(TEN) >= 0;
    BigDecimal shown = whole ? tenths.setScale(0, RoundingMode.HALF_EVEN) : tenths;
    return shown.toPlainString() + " " + UNITS.get(unit);
  }

  /** A duration as Go prints it: {@code 950ns}, {@code 12.5µs}, {@code 1.25ms}, {@code 1m5.5s}. */
  static String duration(long ns) {
    if (ns == 0) {
      return "0s";
    }
    if (ns < 1_000) {
      return ns + "ns";
    }
    if (ns < 1_000_000) {
      return scaled(ns, 3) + "µs";
    }
    if (ns < NS_PER_SEC) {
      return scaled(ns, 6) + "ms";
    }
    long minutes = ns / (60 * NS_PER_SEC);
    String seconds = scaled(ns % (60 * NS_PER_SEC), 9) + "s";
    if (minutes == 0) {
      return seconds;
    }
    String hours = minutes < 60 ? "" : minutes / 60 + "h";
    return hours + minutes % 60 + "m" + seconds;
  }

  private static String scaled(long ns, int digits) {
    BigDecimal value = BigDecimal.valueOf(ns, digits).stripTrailingZeros();
    return value.max(BigDecimal.ZERO).toPlainString();
  }
}
