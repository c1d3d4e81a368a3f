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
  private static final Duration PERIOD = Duration.ofSeconds(1);

  /** A member that was silent this many times in a row is lost; a busy one may miss one. */
  private static final int SILENT_LIMIT = 3;

  private final Cluster cluster;
  private final Time time;
  private final SpaceWatch space;
  private final Thread thread;
  private final Silences silences = new Silences();
  private final List<String> leaderChanges = new CopyOnWriteArrayList<>();
  private volatile @Nullable Trouble trouble;
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
      while (trouble == null) {
        look();
        time.sleep(PERIOD);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    for (Map.Entry<String, String> gone : cluster.gone().entrySet()) {
      trouble = lost(gone.getKey(), gone.getValue());
    }
    Instant asked = now();
    List<MemberStatus> statuses = cluster.control().statuses();
    if (Thread.currentThread().isInterrupted()) {
      // members that were asked in vain then are not silent
      return;
    }
    statuses.forEach(this::noteLeader);
    for (MemberStatus status : statuses) {
      if (silences.note(status, asked, now(), leaderChanges) >= SILENT_LIMIT && trouble == null) {
        trouble = lost(status.name(), "it does not answer: " + String.join("; ", status.errors()));
      }
    }
    if (trouble == null) {
      trouble = space.look(statuses, now()).orElse(null);
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
