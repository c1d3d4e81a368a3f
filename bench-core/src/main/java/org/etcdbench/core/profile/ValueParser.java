package org.etcdbench.core.profile;

/** Turns the text of a single value into what it means. */
@FunctionalInterface
interface ValueParser<T> {
  /**
   * Reads one value.
   *
   * @param name of the key, for the message
   * @throws IllegalArgumentException if the text is not a good value; the message goes to the user
   */
  T parse(String name, String text);
}
