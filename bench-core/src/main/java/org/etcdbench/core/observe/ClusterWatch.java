package org.etcdbench.core.observe;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.etcdbench.core.cluster.Cluster;
import org.etcdbench.core.result.MemberStatus;
import org.etcdbench.core.time.Time;
import org.jspecify.annotations.Nullable;

/**
 * Watches the members while load runs, from a thread of its own: who does not answer or is lost,
 * when another one leads, and whether space runs out. Safe for use by several threads.
 */
public final class ClusterWatch implements AutoCloseable {
  /** Between looks at members that have room enough. */
  private static final Duration LONGEST_PERIOD = Duration.ofSeconds(1);

  /** Between looks at members that are nearly full. */
  private static final Duration SHORTEST_PERIOD = Duration.ofMillis(20);

  /** Faster than a database grows: it would have to be written to disk twice. */
  private static final long FASTEST_GROWTH_BYTES_PER_SEC = 200L << 20;

  /** A member that was silent this many times in a row is lost; a busy one may miss one. */
  private static final int SILENT_LIMIT = 3;

  private final Cluster cluster;
  private final Time time;
  private final SpaceWatch space;
  private final Thread thread;
  private final Silences silences = new Silences();
  private final List<String> leaderChanges = new CopyOnWriteArrayList<>();
  private volatile @Nullable Trouble trouble;
  private volatile @Nullable Room room;
  private String leader = "";

  private ClusterWatch(Cluster cluster, Time time, Map<String, Long> stopAtBytes) {
    this.cluster = cluster;
    this.time = time;
    this.space = new SpaceWatch(stopAtBytes);
    this.thread = new Thread(this::run, "cluster-watch");
    thread.setDaemon(true);
  }

  /**
   * Starts to watch.
   *
   * @param stopAtBytes size of a member's database, by the member's name, that is too near to its
   *     quota; members that are missing may fill theirs
   */
  public static ClusterWatch start(Cluster cluster, Time time, Map<String, Long> stopAtBytes) {
    ClusterWatch watch = new ClusterWatch(cluster, time, stopAtBytes);
    watch.thread.start();
    return watch;
  }

  /** Why the load must end; empty while it may go on. */
  public Optional<Trouble> trouble() {
    return Optional.ofNullable(trouble);
  }

  /** The room of the member that has the least; empty while that of none is known. */
  public Optional<Room> room() {
    return Optional.ofNullable(room);
  }

  /** Somebody else has seen why the load must end; what was seen first counts. */
  public synchronized void report(Trouble seen) {
    if (trouble == null) {
      trouble = seen;
    }
  }

  /** When another member was first seen leading, as sentences. */
  public List<String> leaderChanges() {
    return List.copyOf(leaderChanges);
  }

  /** When which members did not answer, so far. */
  public List<Silence> silences() {
    return silences.until(now(), leaderChanges());
  }

  private void run() {
    try {
      Duration sinceWhole = LONGEST_PERIOD;
      while (trouble == null) {
        boolean whole = sinceWhole.compareTo(LONGEST_PERIOD) >= 0;
        look(whole);
        Duration period = period();
        time.sleep(period);
        sinceWhole = whole ? period : sinceWhole.plus(period);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** So short that what is left cannot be filled between two looks. */
  private Duration period() {
    Room known = room;
    if (known == null) {
      return LONGEST_PERIOD;
    }
    long filledMs = known.freeBytes() * 1000 / FASTEST_GROWTH_BYTES_PER_SEC;
    return Duration.ofMillis(
        Math.max(SHORTEST_PERIOD.toMillis(), Math.min(LONGEST_PERIOD.toMillis(), filledMs)));
  }

  /**
   * Looks once.
   *
   * @param whole whether to count who does not answer, too: not too often, since a member is lost
   *     by the number of times
   */
  private void look(boolean whole) {
    for (Map.Entry<String, String> gone : cluster.gone().entrySet()) {
      report(lost(gone.getKey(), gone.getValue()));
    }
    Instant asked = now();
    long askedNs = time.nanoTime();
    List<MemberStatus> statuses = cluster.control().statuses();
    if (Thread.currentThread().isInterrupted()) {
      // members that were asked in vain then are not silent
      return;
    }
    statuses.forEach(this::noteLeader);
    if (whole) {
      noteSilences(statuses, asked);
    }
    space.look(statuses, now()).ifPresent(this::report);
    space.least(statuses, askedNs, asked).ifPresent(least -> room = least);
  }

  private void noteSilences(List<MemberStatus> statuses, Instant asked) {
    for (MemberStatus status : statuses) {
      if (silences.note(status, asked, now(), leaderChanges) >= SILENT_LIMIT) {
        report(lost(status.name(), "it does not answer: " + String.join("; ", status.errors())));
      }
    }
  }

  private Trouble lost(String member, String how) {
    return new Trouble(
        Trouble.Kind.MEMBER_LOST, "member " + member + " was lost at " + now() + ": " + how);
  }

  private void noteLeader(MemberStatus status) {
    if (!status.leader() || status.name().equals(leader)) {
      return;
    }
    if (!leader.isEmpty()) {
      leaderChanges.add(
          "leadership was seen to go from " + leader + " to " + status.name() + " at " + now());
    }
    leader = status.name();
  }

  private Instant now() {
    return time.now().truncatedTo(ChronoUnit.MILLIS);
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
