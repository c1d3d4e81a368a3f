package org.etcdbench.cli;

import java.util.function.Supplier;

/** Reads what options say. */
final class Options {
  private Options() {}

  /**
   * What an option asks for.
   *
   * @throws UsageException saying what is wrong with it, by its name
   */
  static <T> T read(String option, Supplier<T> of) {
    try {
      return of.get();
    } catch (IllegalArgumentException e) {
      throw new UsageException(option + ": " + e.getMessage());
    }
  }
}
