package org.etcdbench.core.observe;

import java.util.List;
import java.util.Locale;

/** What may be told of a Java runtime's arguments. */
final class JvmArguments {
  private static final String HIDDEN = "***";

  /** How the launcher says where we are installed, and where the archive of classes is. */
  private static final List<String> OURS =
      List.of(
          "-Detcdbench.",
          "-XX:SharedArchiveFile=",
          "-XX:AOTCache=",
          "-Xlog:cds*=off",
          "-Xlog:aot*=off");

  /** Of options that keep a secret, or say where one is. */
  private static final List<String> SECRETS =
      List.of("password", "passwd", "passphrase", "pwd", "secret", "token", "key", "credential");

  private JvmArguments() {}

  /**
   * The arguments without the launcher's own, which make a start faster and nothing else, and with
   * {@code ***} for the value of each that has to do with a secret, be it by its name or by what
   * its value says, as options of an agent do.
   */
  static List<String> shown(List<String> arguments) {
    return arguments.stream()
        .filter(argument -> OURS.stream().noneMatch(argument::startsWith))
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
