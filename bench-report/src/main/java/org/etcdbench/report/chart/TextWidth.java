package org.etcdbench.report.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * About how wide a text is. A browser's fonts are not known, so this takes those of a wide one
 * (DejaVu Sans): what has room by this has it in others.
 */
final class TextWidth {
  private static final String NARROW = "iljI.,:;'|!()[] /";
  private static final String WIDE = "mwMW%@\u2014";
  private static final String ELLIPSIS = "\u2026";

  private TextWidth() {}

  static double of(String text, double fontSize) {
    return text.codePoints().mapToDouble(TextWidth::em).sum() * fontSize;
  }

  private static double em(int c) {
    if (NARROW.indexOf(c) >= 0) {
      return 0.34;
    }
    if (WIDE.indexOf(c) >= 0) {
      return 0.95;
    }
    if (c >= 0x1100) {
      return 1;
    }
    return Character.isUpperCase(c) ? 0.7 : 0.61;
  }

  /** The widest of some texts; 0 of none. */
  static double widest(List<String> texts, double fontSize) {
    return texts.stream().mapToDouble(text -> of(text, fontSize)).max().orElse(0);
  }

  /** The text, or as much of it as has room, and an ellipsis. */
  static String cut(String text, double room, double fontSize) {
    if (of(text, fontSize) <= room) {
      return text;
    }
    int[] letters = text.codePoints().toArray();
    int length = letters.length;
    while (length > 0 && of(new String(letters, 0, length) + ELLIPSIS, fontSize) > room) {
      length--;
    }
    return new String(letters, 0, length).strip() + ELLIPSIS;
  }

  /** The text on one line or two, the second cut where it does not end in time. */
  static List<String> wrap(String text, double room, double fontSize) {
    if (of(text, fontSize) <= room) {
      return List.of(text);
    }
    int last = -1;
    for (int at = text.indexOf(' '); at > 0; at = text.indexOf(' ', at + 1)) {
      if (of(text.substring(0, at), fontSize) <= room) {
        last = at;
      }
    }
    if (last < 0) {
      return List.of(cut(text, room, fontSize));
    }
    List<String> lines = new ArrayList<>();
    lines.add(text.substring(0, last));
    lines.add(cut(text.substring(last + 1), room, fontSize));
    return List.copyOf(lines);
  }
}
