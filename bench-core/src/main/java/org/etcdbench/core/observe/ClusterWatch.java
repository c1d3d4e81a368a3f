package org.etcdbench.core.observe;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.etcdbench.core.cluster.Cluster;
import org.etcdbench.core.result.MemberStatus;
import org.etcdbench.core.time.Time;
import org.jspecify.annotations.Nullable;

/**
 * Watches the members while load runs, from a thread of its own: who is lost, and when another one
 * leads. Safe for use by several threads.
 */
public final class ClusterWatch implements AutoCloseable {
  private static final Duration PERIOD = Duration.ofSeconds(1);

  /** A member that was silent this many times in a row is lost; a busy one may miss one. */
  private static final int SILENT_LIMIT = 3;

  private final Cluster cluster;
  private final Time time;
  private final Thread thread;
  private final Map<String, Integer> silent = new HashMap<>();
  private final List<String> leaderChanges = new CopyOnWriteArrayList<>();
  private volatile @Nullable String lost;
  private String leader = "";

  private ClusterWatch(Cluster cluster, Time time) {
    this.cluster = cluster;
    this.time = time;
    this.thread = new Thread(this::run, "cluster-watch");
    thread.setDaemon(true);
  }

  /** Starts to watch. */
  public static ClusterWatch start(Cluster cluster, Time time) {
    ClusterWatch watch = new ClusterWatch(cluster, time);
    watch.thread.start();
    return watch;
  }

  /** Which member was lost, when and how, as a sentence; empty while all are there. */
  public Optional<String> lost() {
    return Optional.ofNullable(lost);
  }

  /** When another member was first seen leading, as sentences. */
  public List<String> leaderChanges() {
    return List.copyOf(leaderChanges);
  }

  private void run() {
    try {
      while (lost == null) {
        look();
        time.sleep(PERIOD);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    for (Map.Entry<String, String> gone : cluster.gone().entrySet()) {
      lost = sentence(gone.getKey(), gone.getValue());
    }
    for (MemberStatus status : cluster.control().statuses()) {
      if (status.answered()) {
        silent.remove(status.name());
        noteLeader(status);
      } else if (silent.merge(status.name(), 1, Integer::sum) >= SILENT_LIMIT && lost == null) {
        lost = sentence(status.name(), "it does not answer: " + String.join("; ", status.errors()));
      }
    }
  }

  private String sentence(String member, String how) {
    return "member " + member + " was lost at " + now() + ": " + how;
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
