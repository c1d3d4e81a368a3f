package org.etcdbench.cli;

import java.io.Console;
import java.util.Optional;

/** Asks the person at the terminal for a password. */
interface PasswordPrompt {
  /** For when nobody is there to be asked. */
  PasswordPrompt NOBODY = question -> Optional.empty();

  /** The answer; empty if nobody is there. */
  Optional<String> ask(String question);

  /** Asks at the terminal of this process, if it has one. */
  // on a Java that always has a console it is asked whether it is a terminal
  @SuppressWarnings("SystemConsoleNull")
  static Optional<String> atTerminal(String question) {
    Console console = System.console();
    if (console == null || !isTerminal(console)) {
      return Optional.empty();
    }
    return Optional.ofNullable(console.readPassword("%s", question)).map(String::new);
  }

  /** Since Java 22 there is a console also where input is not from a terminal. */
  private static boolean isTerminal(Console console) {
    try {
      return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }
}
