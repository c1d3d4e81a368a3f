package org.etcdbench.core.cluster;

import java.time.Duration;
import java.util.List;
import org.etcdbench.core.result.MemberStatus;
import org.etcdbench.core.time.Time;

/**
 * Waits until members have applied what had been committed when the wait began. Others may write
 * meanwhile: what is committed later is not waited for.
 */
public final class CaughtUp {
  /** How long members get to catch up. */
  public static final Duration LIMIT = Duration.ofSeconds(10);

  private static final Duration POLL = Duration.ofMillis(100);

  private CaughtUp() {}

  /**
   * Returns those members that answer and have not caught up in time, each as a sentence; none if
   * all have.
   */
  public static List<String> await(ControlPlane control, Time time) throws InterruptedException {
    long deadlineNs = time.nanoTime() + LIMIT.toNanos();
    List<MemberStatus> statuses = control.statuses();
    long committed = statuses.stream().mapToLong(MemberStatus::raftIndex).max().orElse(0);
    List<MemberStatus> behind = behind(statuses, committed);
    while (!behind.isEmpty() && time.nanoTime() - deadlineNs < 0) {
      time.sleep(POLL);
      behind = behind(control.statuses(), committed);
    }
    return behind.stream().map(status -> sentence(status, committed)).toList();
  }

  private static List<MemberStatus> behind(List<MemberStatus> statuses, long committed) {
    return statuses.stream()
        .filter(status -> status.answered() && status.raftAppliedIndex() < committed)
        .toList();
  }

  private static String sentence(MemberStatus status, long committed) {
    return "member "
        + status.name()
        + " has applied entry "
        + status.raftAppliedIndex()
        + " only, "
        + (committed - status.raftAppliedIndex())
        + " behind what was committed "
        + LIMIT.toSeconds()
        + " s ago";
  }
}
