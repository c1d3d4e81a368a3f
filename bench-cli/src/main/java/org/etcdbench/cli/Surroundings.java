package org.etcdbench.cli;

import java.nio.file.Path;
import java.util.Map;
import org.etcdbench.core.time.Time;

/**
 * What a command gets from outside, so that a test can give it something else.
 *
 * @param environment environment variables
 * @param home where etcd-bench is installed: its {@code profiles/} is there
 * @param time clock and waiting
 * @param prompt asks for passwords
 * @param leftovers is told what would be left if the command were given up
 */
record Surroundings(
    Map<String, String> environment,
    Path home,
    Time time,
    PasswordPrompt prompt,
    Leftovers leftovers) {

  /** Where nobody gives a command up. */
  Surroundings(Map<String, String> environment, Path home, Time time, PasswordPrompt prompt) {
    this(environment, home, time, prompt, new Leftovers());
  }

  /** Where nobody can be asked for a password. */
  Surroundings(Map<String, String> environment, Path home, Time time) {
    this(environment, home, time, PasswordPrompt.NOBODY);
  }
}
