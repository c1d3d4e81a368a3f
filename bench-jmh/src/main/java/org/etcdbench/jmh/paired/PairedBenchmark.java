package org.etcdbench.jmh.paired;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.etcdbench.core.cluster.ClusterProvider;
import org.etcdbench.core.scenario.DriverKind;
import org.etcdbench.core.time.Time;
import org.etcdbench.jmh.Members;

/** Where the paired benchmark starts. */
public final class PairedBenchmark {
  /** Start, connections and end of a client; a fresh cluster; warming one driver. */
  private static final double SECONDS_PER_MEASUREMENT = 1;

  private static final int SECONDS_PER_ROUND = 3;
  private static final int SECONDS_PER_DRIVER = 25;

  private PairedBenchmark() {}

  /** Takes what {@link Options#USAGE} says; the table goes to standard output. */
  public static void main(String[] args) throws Exception {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    if (List.of(args).contains("--help")) {
      out.print(Options.USAGE);
      out.flush();
      System.exit(0);
    }
    Options options;
    try {
      options = Options.parse(List.of(args), System.getenv().getOrDefault("PATH", ""));
    } catch (IllegalArgumentException e) {
      err.println("paired: " + e.getMessage() + "\n\n" + Options.USAGE);
      System.exit(2);
      return;
    }
    run(options, out, err);
    // the client libraries' threads are no reason to stay
    System.exit(0);
  }

  private static void run(Options options, PrintWriter out, PrintWriter err) throws Exception {
    Path scratch = Files.createTempDirectory("etcd-bench-paired");
    List<Peer> peers = new ArrayList<>();
    try (ClusterProvider clusters = Members.prepare(options.etcdVersion, scratch)) {
      addPeers(peers, options, scratch);
      err.println("# " + Circumstances.of(options, clusters.etcdOrigin()));
      err.printf(
          Locale.ROOT, "# This takes about %.0f minutes.%n", seconds(options, peers.size()) / 60);
      Samples samples =
          new PairedRun(clusters, Time.SYSTEM, peers, options.lengths(), err)
              .rounds(options.rounds, options.cells);
      Grid grid =
          new PairedTable(samples, peers.stream().map(Peer::name).toList()).grid(options.cells);
      out.print(grid.text());
      out.flush();
      if (options.markdownFile().isPresent()) {
        Files.writeString(
            options.markdownFile().get(),
            Circumstances.of(options, clusters.etcdOrigin()) + "\n\n" + grid.markdown());
      }
    } finally {
      peers.forEach(Peer::close);
      Scratch.delete(scratch);
    }
  }

  private static void addPeers(List<Peer> peers, Options options, Path scratch) throws IOException {
    for (DriverKind kind : options.drivers) {
      peers.add(DriverPeer.start(kind));
    }
    options.h2loadProgram().ifPresent(path -> peers.add(new H2loadPeer(path, scratch)));
    options.goProgram().ifPresent(path -> peers.add(new GoPeer(path)));
  }

  private static double seconds(Options options, int peers) {
    double each = options.lengths().both().toSeconds() + SECONDS_PER_MEASUREMENT;
    double round = options.cells.size() * peers * each + SECONDS_PER_ROUND;
    return options.rounds * round + options.drivers.size() * SECONDS_PER_DRIVER;
  }
}
