package org.etcdbench.jmh.paired;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.etcdbench.core.cluster.ClusterException;
import org.etcdbench.core.cluster.ClusterProvider;
import org.etcdbench.core.driver.Endpoint;
import org.etcdbench.core.time.Time;

/** Carries out the rounds: each has a fresh cluster, on which the clients take turns. */
final class PairedRun {
  static final int MEMBERS = 3;

  /** A cell during which another member took the lead is measured again, this often at most. */
  private static final int TRIES = 3;

  private final ClusterProvider clusters;
  private final Time time;
  private final List<Peer> peers;
  private final Lengths lengths;
  private final PrintWriter progress;
  private final Samples samples = new Samples();

  PairedRun(
      ClusterProvider clusters,
      Time time,
      List<Peer> peers,
      Lengths lengths,
      PrintWriter progress) {
    this.clusters = clusters;
    this.time = time;
    this.peers = List.copyOf(peers);
    this.lengths = lengths;
    this.progress = progress;
  }

  Samples rounds(int rounds, List<Cell> cells)
      throws ClusterException, IOException, InterruptedException {
    for (int round = 1; round <= rounds; round++) {
      try (Bed bed = new Bed(clusters.open(MEMBERS, "round" + round), time)) {
        if (round == 1) {
          prepare(bed);
        }
        for (int i = 0; i < cells.size(); i++) {
          for (Peer peer : rotated(round + i)) {
            measure(bed, round, cells.get(i), peer);
          }
        }
      }
    }
    return samples;
  }

  private void prepare(Bed bed) throws IOException, InterruptedException {
    progress.println("# Warming up ...");
    for (Peer peer : peers) {
      peer.prepare(bed);
    }
  }

  /** So that none always comes first, when the cluster's log is shortest. */
  private List<Peer> rotated(int by) {
    List<Peer> order = new ArrayList<>(peers);
    Collections.rotate(order, by);
    return order;
  }

  private void measure(Bed bed, int round, Cell cell, Peer peer)
      throws IOException, InterruptedException {
    for (int attempt = 1; attempt <= TRIES; attempt++) {
      Endpoint leader = bed.leader();
      long badBefore = bed.badCalls();
      Sample sample = peer.measure(bed, cell, lengths);
      if (bed.leader().equals(leader)) {
        long seen = bed.badCalls() - badBefore - peer.leavesUnderWay(cell);
        long bad = Math.max(sample.failed(), seen);
        samples.add(cell, peer.name(), sample.withFailed(bad));
        progress.printf(
            Locale.ROOT,
            "# round %d  %-28s %-8s %8.0f/s  client %6.1f us  members %6.1f us  mean %8.3f ms"
                + "  failed %d%n",
            round,
            cell.label(),
            peer.name(),
            sample.okPerSec(),
            sample.clientCpuNs() / 1e3,
            sample.serverCpuNs() / 1e3,
            sample.meanNs() / 1e6,
            bad);
        return;
      }
      progress.println("# another member took the lead; once more");
    }
    throw new IOException("the lead changed in each of " + TRIES + " tries of " + cell.label());
  }
}
