package org.etcdbench.core.observe;

import java.util.List;
import java.util.Locale;

/** What may be told of a Java runtime's arguments. */
final class JvmArguments {
  private static final String HIDDEN = "***";
  private static final String OURS = "-Detcdbench.";

  /** Of options that keep a secret, or say where one is. */
  private static final List<String> SECRETS =
      List.of("password", "passwd", "passphrase", "pwd", "secret", "token", "key", "credential");

  private JvmArguments() {}

  /**
   * The arguments without our own, which only say where we are installed, and with {@code ***} for
   * the value of each that has to do with a secret, be it by its name or by what its value says, as
   * options of an agent do.
   */
  static List<String> shown(List<String> arguments) {
    return arguments.stream()
        .filter(argument -> !argument.startsWith(OURS))
        .map(JvmArguments::shown)
        .toList();
  }

  private static String shown(String argument) {
    String lower = argument.toLowerCase(Locale.ROOT);
    int value = argument.indexOf('=');
    return value >= 0 && SECRETS.stream().anyMatch(lower::contains)
        ? argument.substring(0, value + 1) + HIDDEN
        : argument;
  }
}
