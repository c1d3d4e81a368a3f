package org.etcdbench.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a command would leave behind if it were given up in the middle, for whoever has to see to it
 * then. Safe for use by several threads.
 */
final class Leftovers {
  private volatile @Nullable String sentence;

  /**
   * From now on this may be left.
   *
   * @param what what it is, where, and how it is removed, as a sentence
   */
  void mayBe(String what) {
    sentence = what;
  }

  /** What may be left; empty if nothing may be. */
  Optional<String> sentence() {
    return Optional.ofNullable(sentence);
  }
}
