package org.etcdbench.core.run;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.etcdbench.core.cluster.ClusterException;
import org.etcdbench.core.cluster.QuotaLimits;
import org.etcdbench.core.observe.ClusterWatch;
import org.etcdbench.core.observe.Room;
import org.etcdbench.core.observe.Trouble;
import org.etcdbench.core.scenario.ByteSizes;
import org.etcdbench.core.scenario.Operation;
import org.etcdbench.core.scenario.Scenario;
import org.etcdbench.core.time.Time;

/**
 * Whether what a load has written fits into the members' databases, also what they do not show yet:
 * the watch looks now and then, and a member counts only what it has committed to its disk. Used by
 * the thread that drives the load.
 */
final class WriteRoom {
  /** A member commits every 100 ms, and may be late with that. */
  private static final Duration UNCOMMITTED = Duration.ofMillis(250);

  /** Fewer writes than this may be sent before anybody looks. */
  private static final long UNSEEN_WRITES = 1000;

  /** More than this is not written before anybody looks, however large the values are. */
  private static final long UNSEEN_BYTES = 16L << 20;

  private final Time time;
  private final Scenario scenario;
  private final ClusterWatch watch;
  private final LongSupplier sent;
  private final Deque<Sent> history = new ArrayDeque<>();

  private record Sent(long atNs, long count) {}

  /**
   * Of a load that is about to begin.
   *
   * @param sent how many requests were sent so far
   */
  WriteRoom(Time time, Scenario scenario, ClusterWatch watch, LongSupplier sent) {
    this.time = time;
    this.scenario = scenario;
    this.watch = watch;
    this.sent = sent;
    history.add(new Sent(time.nanoTime(), sent.getAsLong()));
  }

  /**
   * Refuses what would fill a database before anybody can look at it: keys that are written before
   * the load, or the first moments of a load.
   *
   * @param freeBytes by how much the database may grow that has the least room
   */
  static void require(Scenario scenario, long freeBytes) throws ClusterException {
    boolean puts = scenario.operation() == Operation.PUT;
    double writes = Growth.mostWrites(scenario);
    double bytes = (puts ? Math.min(UNSEEN_WRITES, writes) : writes) * Growth.writeBytes(scenario);
    double before = puts ? Math.min(UNSEEN_BYTES, bytes) : bytes;
    if (before > freeBytes) {
      throw new ClusterException(
          "a database has room for "
              + ByteSizes.format(freeBytes)
              + " more until "
              + QuotaLimits.STOP_PCT
              + " % of its quota, and "
              + (puts
                  ? "what is written before anybody can look at it again"
                  : "the " + scenario.data().keySpace() + " keys that reads must find")
              + " may need "
              + ByteSizes.format((long) before)
              + "; compact and defragment it, write less, or raise its quota");
    }
  }

  /** Has the watch end the load when what was written since it looked may fill what is left. */
  void look() {
    if (scenario.operation() != Operation.PUT) {
      return;
    }
    Optional<Room> room = watch.room();
    if (room.isEmpty()) {
      return;
    }
    long count = sent.getAsLong();
    long sinceLast = count - history.getLast().count();
    history.addLast(new Sent(time.nanoTime(), count));
    // as much again may be written until the next look
    long unseen = count - countAt(room.get().askedNs() - UNCOMMITTED.toNanos()) + sinceLast;
    double bytes =
        unseen * Growth.writeBytes(scenario) + Growth.deletionBytes(scenario, count + sinceLast);
    if (bytes > room.get().freeBytes()) {
      watch.report(
          new Trouble(
              Trouble.Kind.QUOTA_NEAR,
              room.get().describe()
                  + ", and what was written since then and must be deleted afterwards may need "
                  + ByteSizes.format((long) bytes)));
    }
  }

  /** How many were sent at a moment, or shortly before; what was before it is forgotten. */
  private long countAt(long atNs) {
    Sent last = history.removeFirst();
    while (!history.isEmpty() && history.getFirst().atNs() - atNs <= 0) {
      last = history.removeFirst();
    }
    history.addFirst(last);
    return last.count();
  }
}
