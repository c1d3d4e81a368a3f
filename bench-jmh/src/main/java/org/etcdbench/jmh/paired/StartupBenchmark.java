package org.etcdbench.jmh.paired;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.etcdbench.core.cluster.ClusterException;
import org.etcdbench.core.cluster.ClusterProvider;
import org.etcdbench.core.scenario.DriverKind;
import org.etcdbench.core.time.Time;
import org.etcdbench.jmh.Asked;
import org.etcdbench.jmh.Members;

/**
 * Measures how long a user waits for the first measured iteration, without and with the launcher's
 * archive, and how many requests each driver takes until it is steady.
 */
public final class StartupBenchmark {
  private static final int WINDOWS = 80;
  private static final Lengths WINDOW =
      new Lengths(Duration.ZERO, Duration.ofMillis(1000 / Steadiness.WINDOWS_PER_SECOND));

  private final Path launcher;
  private final int rounds;
  private final PrintWriter out;

  private StartupBenchmark(Path launcher, int rounds, PrintWriter out) {
    this.launcher = launcher;
    this.rounds = rounds;
    this.out = out;
  }

  /** The launcher's path, and how often to measure each. */
  public static void main(String[] args) throws Exception {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    if (args.length != 2 || !args[1].matches("[1-9]\\d?")) {
      System.err.println("startup: give the number of rounds, 1..99");
      System.exit(2);
    }
    Path scratch = Files.createTempDirectory("etcd-bench-startup");
    try {
      StartupBenchmark startup =
          new StartupBenchmark(Path.of(args[0]), Integer.parseInt(args[1]), out);
      startup.firstIterations(scratch);
      startup.steadiness(scratch);
    } finally {
      Scratch.delete(scratch);
    }
    System.exit(0);
  }

  private void firstIterations(Path scratch) throws IOException, InterruptedException {
    out.println("From Enter to the first measured iteration, medians of " + rounds + " rounds");
    Map<String, List<String>> runs = new LinkedHashMap<>();
    runs.put("run quick", List.of());
    runs.put(
        "run quick, no warm-up",
        List.of("-p", "generator-warmup=0s", "-p", "warmup.iterations=0", "-p", "members=1"));
    for (Map.Entry<String, List<String>> run : runs.entrySet()) {
      List<String> args = new ArrayList<>(List.of("run", "quick"));
      args.addAll(run.getValue());
      args.addAll(List.of("--out", scratch.resolve("results").toString()));
      compare(run.getKey(), args);
    }
  }

  /** Without and with, in turn: whatever the machine does meanwhile, it does to both. */
  private void compare(String name, List<String> args) throws IOException, InterruptedException {
    Map<String, List<FirstIteration>> measured = new LinkedHashMap<>();
    for (int round = 0; round < rounds; round++) {
      for (String archive : List.of("off", "on")) {
        measured
            .computeIfAbsent(archive, a -> new ArrayList<>())
            .add(FirstIteration.of(launcher, args, archive, Time.SYSTEM));
      }
    }
    measured.forEach(
        (archive, firsts) ->
            out.printf(
                Locale.ROOT,
                "  %-24s archive %-3s  %6.2f s  %5.2f s of CPU%n",
                name,
                archive,
                median(firsts, FirstIteration::seconds),
                median(firsts, FirstIteration::cpuSeconds)));
  }

  private static <T> double median(List<T> values, ToDoubleFunction<T> value) {
    double[] sorted = values.stream().mapToDouble(value).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  private void steadiness(Path scratch) throws Exception {
    out.println("From the first request until steady, range linearizable 100/100");
    try (ClusterProvider clusters = Members.prepare("", scratch);
        Bed bed = new Bed(clusters.open(PairedRun.MEMBERS, "startup"), Time.SYSTEM)) {
      for (int round = 0; round < rounds; round++) {
        for (DriverKind kind : DriverKind.ours()) {
          if (kind != DriverKind.LOOPBACK) {
            steadiness(bed, kind);
          }
        }
      }
    }
  }

  private void steadiness(Bed bed, DriverKind kind) throws IOException, ClusterException {
    try (DriverPeer peer = DriverPeer.start(kind)) {
      Optional<Steadiness> steady =
          Steadiness.of(peer.measure(bed, Cell.of(Asked.LINEARIZABLE, 100, 100), WINDOW, WINDOWS));
      out.println(
          steady
              .map(
                  s ->
                      String.format(
                          Locale.ROOT,
                          "  %-8s %5.2f s  %7d requests  then %5.1f us of CPU per request",
                          kind.label(),
                          s.seconds(),
                          s.requests(),
                          s.finalCpuNs() / 1e3))
              .orElse("  " + kind.label() + " was not steady in the end"));
    }
  }
}
