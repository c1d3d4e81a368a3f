package org.etcdbench.core.scenario;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers of bytes as text: a number and one of {@code B}, {@code KiB}, {@code MiB}, {@code GiB}.
 */
public final class ByteSizes {
  private static final Pattern FORM = Pattern.compile("(\\d{1,12})\\s?(B|KiB|MiB|GiB)?");
  private static final long STEP = 1024;
  private static final long KIB = STEP;
  private static final long MIB = KIB * STEP;
  private static final long GIB = MIB * STEP;

  private ByteSizes() {}

  /** In the largest unit of which there is at least one, with one decimal; rounded. */
  public static String format(long bytes) {
    long size = Math.abs(bytes);
    if (size < KIB) {
      return bytes + " B";
    }
    long unit = size < MIB ? KIB : size < GIB ? MIB : GIB;
    String name = unit == KIB ? "KiB" : unit == MIB ? "MiB" : "GiB";
    return String.format(Locale.ROOT, "%.1f %s", (double) bytes / unit, name);
  }

  /**
   * Reads what a user wrote, like {@code 512MiB}; a number alone is bytes.
   *
   * @throws IllegalArgumentException if it is no number of bytes
   */
  public static long parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "must be a number of bytes like 256, 64KiB, 512MiB or 2GiB, got: '" + text + "'");
    }
    long number = Long.parseLong(matcher.group(1));
    String unit = matcher.group(2) == null ? "B" : matcher.group(2);
    return switch (unit) {
      case "KiB" -> Math.multiplyExact(number, KIB);
      case "MiB" -> Math.multiplyExact(number, MIB);
      case "GiB" -> Math.multiplyExact(number, GIB);
      default -> number;
    };
  }
}
