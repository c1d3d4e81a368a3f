package org.etcdbench.jmh.paired;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.etcdbench.core.time.Time;

/** Measures how long {@code trend} takes over many results, from Enter to the prompt. */
public final class TrendBenchmark {
  private static final Instant FIRST = Instant.parse("2000-01-01T02:00:00Z");
  private static final int ROUNDS = 3;
  private static final double NOISE = 0.03;
  private static final double NS_PER_S = 1e9;

  private final Path launcher;
  private final Path scratch;
  private final PrintWriter out;

  private TrendBenchmark(Path launcher, Path scratch, PrintWriter out) {
    this.launcher = launcher;
    this.scratch = scratch;
    this.out = out;
  }

  /** The launcher's path, and how many results to make. */
  public static void main(String[] args) throws Exception {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    if (args.length != 2 || !args[1].matches("[1-9]\\d{0,4}")) {
      System.err.println("trend: give the number of results, 1..99999");
      System.exit(2);
    }
    Path scratch = Files.createTempDirectory("etcd-bench-trend");
    try {
      new TrendBenchmark(Path.of(args[0]), scratch, out).measure(Integer.parseInt(args[1]));
    } finally {
      Scratch.delete(scratch);
    }
  }

  private void measure(int count) throws IOException, InterruptedException {
    String template = template();
    Path results = Files.createDirectory(scratch.resolve("results"));
    Random random = new Random(1);
    for (int night = 0; night < count; night++) {
      write(results, template, night, 1000 * Math.exp(NOISE * random.nextGaussian()));
    }
    out.printf(Locale.ROOT, "%d results of %d bytes each%n", count, template.length());
    for (int round = 0; round < ROUNDS; round++) {
      long before = Time.SYSTEM.nanoTime();
      launch("trend", results.toString());
      double seconds = (Time.SYSTEM.nanoTime() - before) / NS_PER_S;
      out.printf(Locale.ROOT, "  trend  %.2f s%n", seconds);
    }
  }

  /** The {@code run.json} of a short run that needs no members. */
  private String template() throws IOException, InterruptedException {
    Path one = scratch.resolve("one");
    List<String> run =
        new ArrayList<>(List.of("run", "quick", "--driver", "loopback", "--runs", "2"));
    for (String key :
        List.of(
            "load=1/1",
            "generator-warmup=0s",
            "warmup.requests=1000",
            "measurement.requests=2000")) {
      run.addAll(List.of("-p", key));
    }
    run.addAll(List.of("--out", one.toString()));
    launch(run.toArray(String[]::new));
    try (Stream<Path> made = Files.list(one)) {
      return Files.readString(made.findFirst().orElseThrow().resolve("run.json"));
    }
  }

  private static void write(Path results, String template, int night, double okPerSec)
      throws IOException {
    Instant startedAt = FIRST.plus(Duration.ofDays(night));
    String id = startedAt.toString().replaceAll("[-:]", "") + "-quick";
    String json =
        template
            .replaceFirst("\"id\": \"[^\"]+\"", "\"id\": \"" + id + "\"")
            .replaceFirst("\"startedAt\": \"[^\"]+\"", "\"startedAt\": \"" + startedAt + "\"")
            .replaceFirst(
                "\"okPerSec\": [\\d.]+",
                String.format(Locale.ROOT, "\"okPerSec\": %.3f", okPerSec));
    Path directory = Files.createDirectory(results.resolve(id));
    Files.writeString(directory.resolve("run.json"), json);
  }

  private void launch(String... args) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(args));
    Path output = scratch.resolve("output");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    if (process.waitFor() != 0) {
      throw new IOException(command + " failed:\n" + Files.readString(output));
    }
  }
}
