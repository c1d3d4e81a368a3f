package org.etcdbench.core.profile;

import java.util.List;
import java.util.Objects;

/**
 * A change to a profile from outside, {@code -p name=value,value}. Not called {@code Override},
 * which would hide the annotation from its whole package.
 *
 * @param key an axis or setting; dotted inside a map: {@code warmup.time}
 * @param values one or more
 * @param source the argument as it was given, without {@code -p}
 */
public record ProfileOverride(String key, List<String> values, String source) {
  /** Copies the list. */
  public ProfileOverride {
    Objects.requireNonNull(key, "key is null");
    Objects.requireNonNull(source, "source is null");
    values = List.copyOf(values);
    if (values.isEmpty()) {
      throw new IllegalArgumentException("-p " + source + ": values must be >= 1, got: 0");
    }
  }

  /**
   * Reads {@code name=value,value}; spaces around names and values do not count.
   *
   * @throws IllegalArgumentException if it has another form; the message names the argument
   */
  public static ProfileOverride parse(String argument) {
    int equals = argument.indexOf('=');
    if (equals < 0 || argument.substring(0, equals).isBlank()) {
      throw new IllegalArgumentException(
          "-p must be name=value or name=value,value like conns=1,100, got: '" + argument + "'");
    }
    List<String> values =
        List.of(argument.substring(equals + 1).split(",", -1)).stream().map(String::strip).toList();
    if (values.contains("")) {
      throw new IllegalArgumentException("-p " + argument + ": a value is empty");
    }
    return new ProfileOverride(argument.substring(0, equals).strip(), values, argument);
  }
}
