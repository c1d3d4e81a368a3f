package org.etcdbench.cli;

import java.io.Console;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

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
    return Optional.ofNullable(read(console, question)).map(String::new);
  }

  /** On a thread of its own: a console that is read takes no notice of an interruption. */
  private static char @Nullable [] read(Console console, String question) {
    FutureTask<char @Nullable []> reading =
        new FutureTask<>(() -> console.readPassword("%s", question));
    Thread reader = new Thread(reading, "password-prompt");
    reader.setDaemon(true);
    reader.start();
    try {
      return reading.get();
    } catch (InterruptedException e) {
      throw new PromptInterruptedException(e);
    } catch (ExecutionException e) {
      throw new FailedException("the password cannot be read: " + e.getCause(), e);
    }
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
