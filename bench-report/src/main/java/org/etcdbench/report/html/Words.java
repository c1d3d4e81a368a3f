package org.etcdbench.report.html;

import org.etcdbench.core.scenario.ScenarioKey;
import org.etcdbench.report.digits.Decimals;

/** Values of the compared key as one would speak of them. */
final class Words {
  private Words() {}

  /** What is compared: {@code From 3 to 7 members}. */
  static String step(ScenarioKey key, String base, String other) {
    return switch (key) {
      case MEMBERS -> "From " + base + " to " + other + " members";
      case RATE -> "From " + base + " to " + other + " requests per second";
      case CLIENTS -> "From " + base + " to " + other + " clients";
      default -> capital(key.label().replace('_', ' ')) + ": from " + base + " to " + other;
    };
  }

  /** A value of the compared key: {@code 3 members}. */
  static String value(ScenarioKey key, String value) {
    return switch (key) {
      case MEMBERS -> Decimals.count(Integer.parseInt(value), "member");
      case RATE -> value + "/s";
      case CLIENTS -> value + " clients";
      case DRIVER -> value;
      default -> key.label().replace('_', ' ') + " " + value;
    };
  }

  static String capital(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
