package org.etcdbench.report.compare;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Chooses rows by their labels: by a part of the label, or, with {@code *} or {@code ?} in it, by
 * the whole of it. Upper and lower case are the same.
 *
 * @param text as it was given, not blank
 */
public record RowPattern(String text) {

  /** Checks that there is something to look for. */
  public RowPattern {
    Objects.requireNonNull(text, "text is null");
    if (text.isBlank()) {
      throw new IllegalArgumentException("a pattern of rows must not be blank");
    }
  }

  /** Whether the label is one of those that are meant. */
  public boolean matches(String label) {
    String lower = label.toLowerCase(Locale.ROOT);
    String wanted = text.strip().toLowerCase(Locale.ROOT);
    boolean glob = wanted.contains("*") || wanted.contains("?");
    return glob ? Pattern.matches(regex(wanted), lower) : lower.contains(wanted);
  }

  /** Whether a label is chosen by one of these; any is, if there are none. */
  public static boolean chooses(List<RowPattern> patterns, String label) {
    return patterns.isEmpty() || patterns.stream().anyMatch(pattern -> pattern.matches(label));
  }

  /**
   * Checks that each of these chooses something.
   *
   * @throws IllegalArgumentException naming all labels, if one matches none
   */
  public static void requireMatches(List<RowPattern> patterns, List<String> labels) {
    for (RowPattern pattern : patterns) {
      if (labels.stream().noneMatch(pattern::matches)) {
        throw new IllegalArgumentException(
            "no row matches '"
                + pattern.text()
                + "'; there are: "
                + labels.stream().distinct().collect(Collectors.joining(", ")));
      }
    }
  }

  private static String regex(String glob) {
    return glob.chars()
        .mapToObj(
            c ->
                switch (c) {
                  case '*' -> ".*";
                  case '?' -> ".";
                  default -> Pattern.quote(Character.toString(c));
                })
        .collect(Collectors.joining());
  }
}
