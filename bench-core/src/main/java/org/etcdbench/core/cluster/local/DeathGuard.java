package org.etcdbench.core.cluster.local;

import java.util.ArrayList;
import java.util.List;

/** How a member ends when this process is killed and can do nothing for it any more. */
enum DeathGuard implements Tie {
  /**
   * The kernel kills the member when the thread that started it ends (Linux, {@code prctl(2)}
   * PR_SET_PDEATHSIG). In a session of its own, it does not get the terminal's Ctrl-C, which would
   * end it before the run could end in order.
   */
  KERNEL("setsid", "setpriv", "--pdeathsig", "KILL", "--"),

  /**
   * A shell holds the other end of a pipe from this process; when the pipe breaks it kills the
   * member. Works on every Unix.
   */
  PIPE(
      "sh",
      "-c",
      "exec 3<&0; \"$@\" </dev/null 3<&- & member=$!;"
          + " (cat <&3 >/dev/null; kill -KILL $member 2>/dev/null) & watcher=$!;"
          + " exec 3<&-; wait $member; code=$?; kill $watcher 2>/dev/null; exit $code",
      "member");

  @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
  private final List<String> prefix;

  DeathGuard(String... prefix) {
    this.prefix = List.of(prefix);
  }

  @Override
  public List<String> wrap(List<String> command) {
    List<String> wrapped = new ArrayList<>(prefix);
    wrapped.addAll(command);
    return wrapped;
  }

  /** The best guard that this machine has. */
  static DeathGuard best() throws InterruptedException {
    return KERNEL.works() ? KERNEL : PIPE;
  }
}
