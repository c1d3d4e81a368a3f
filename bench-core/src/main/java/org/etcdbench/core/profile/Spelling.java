package org.etcdbench.core.profile;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Guesses which word was meant. */
final class Spelling {
  /** More differences than this make another word, not a slip. */
  private static final int MOST_EDITS = 2;

  private Spelling() {}

  /** The candidate with the fewest edits, if few enough; the first of several. */
  static Optional<String> nearest(String word, List<String> candidates) {
    return candidates.stream()
        .filter(c -> edits(word, c) <= MOST_EDITS && edits(word, c) < c.length() / 2 + 1)
        .min(Comparator.comparingInt(c -> edits(word, c)));
  }

  /** Levenshtein's distance: characters to insert, delete or replace. */
  static int edits(String a, String b) {
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
      }
      previous = current;
    }
    return previous[b.length()];
  }
}
