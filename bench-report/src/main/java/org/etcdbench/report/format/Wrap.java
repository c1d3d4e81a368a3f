package org.etcdbench.report.format;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Breaks text into lines. */
final class Wrap {
  /** How wide sentences between tables are. */
  static final int PROSE_WIDTH = 100;

  private static final Pattern AFTER_BREAK = Pattern.compile("(?<= )|(?<=\\+)(?!\\d)");

  private Wrap() {}

  /**
   * Lines no wider than {@code width}, broken after a blank or {@code +} where there is one that is
   * no sign; a word that is wider is left whole.
   */
  static List<String> at(String text, int width) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : AFTER_BREAK.splitAsStream(text).toList()) {
      if (!line.isEmpty() && (line + word).stripTrailing().length() > width) {
        lines.add(line.stripTrailing());
        line = "";
      }
      line += word;
    }
    lines.add(line.stripTrailing());
    return lines;
  }

  /** The text, or its beginning and {@code …} if it is wider. */
  static String shorten(String text, int width) {
    return text.length() <= width ? text : text.substring(0, width - 1) + "\u2026";
  }
}
