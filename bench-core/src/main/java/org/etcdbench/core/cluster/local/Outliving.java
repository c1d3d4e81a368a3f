package org.etcdbench.core.cluster.local;

import java.util.ArrayList;
import java.util.List;

/** How a member lives on when this process and its terminal are no more. */
enum Outliving implements Tie {
  /** In a session of its own, it gets none of the terminal's signals (Linux). */
  SESSION("setsid"),

  /** It ignores the terminal's end. Works on every Unix. */
  NOHUP("nohup");

  private final String program;

  Outliving(String program) {
    this.program = program;
  }

  @Override
  public List<String> wrap(List<String> command) {
    List<String> wrapped = new ArrayList<>(List.of(program));
    wrapped.addAll(command);
    return wrapped;
  }

  /** The best that this machine has. */
  static Outliving best() throws InterruptedException {
    return SESSION.works() ? SESSION : NOHUP;
  }
}
