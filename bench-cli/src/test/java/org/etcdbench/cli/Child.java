package org.etcdbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.etcdbench.core.time.Time;

/** The command line in a process of its own, as its users have it. */
final class Child implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(50);
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Process process;
  private final boolean leadsGroup;
  private final Path out;
  private final Path err;

  private Child(Process process, boolean leadsGroup, Path out, Path err) {
    this.process = process;
    this.leadsGroup = leadsGroup;
    this.out = out;
    this.err = err;
  }

  /** Starts a command whose output goes to files in this directory. */
  static Child start(Path directory, String... args) throws IOException, InterruptedException {
    return start(directory, Map.of(), args);
  }

  /** The same with further environment variables. */
  static Child start(Path directory, Map<String, String> environment, String... args)
      throws IOException, InterruptedException {
    return start(Main.class, directory, environment, args);
  }

  /** The same with another program than ours. */
  static Child start(Class<?> main, Path directory, Map<String, String> environment, String... args)
      throws IOException, InterruptedException {
    List<String> prefix = prefix();
    List<String> command = new ArrayList<>(prefix);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-cp", System.getProperty("java.class.path")));
    command.add(main.getName());
    command.addAll(List.of(args));
    Path out = directory.resolve("stdout");
    Path err = directory.resolve("stderr");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    return new Child(process, !prefix.isEmpty(), out, err);
  }

  /**
   * A build in the background of a shell ignores SIGINT, and so would all that it starts; and a
   * group of its own can be signalled as a terminal does it.
   */
  private static List<String> prefix() throws IOException, InterruptedException {
    List<String> prefix = List.of("env", "--default-signal=INT,TERM", "setsid");
    List<String> probe = new ArrayList<>(prefix);
    probe.add("true");
    Process probed =
        new ProcessBuilder(probe)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    boolean works = probed.waitFor(10, TimeUnit.SECONDS) && probed.exitValue() == 0;
    return works ? prefix : List.of();
  }

  /** Whether it and all that it starts are a process group of their own. */
  boolean leadsGroup() {
    return leadsGroup;
  }

  String out() {
    return read(out);
  }

  String err() {
    return read(err);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until it is in its n-th measured iteration and has worked on it for a while. */
  void awaitIteration(int number) throws InterruptedException {
    await("iteration " + number, () -> iterations() >= number);
    Duration before = cpu();
    await("work on it", () -> cpu().minus(before).toMillis() >= 300);
    assertThat(err()).doesNotContain("INVALID").endsWith("Iteration   1: ");
  }

  private long iterations() {
    return err().lines().filter(line -> line.startsWith("Iteration   1: ")).count();
  }

  private Duration cpu() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private void await(String what, BooleanSupplier condition) throws InterruptedException {
    await(
        what + "; stderr so far:\n" + err(),
        () -> {
          assertThat(process.isAlive()).as("it runs; stderr:%n%s", err()).isTrue();
          return condition.getAsBoolean();
        },
        LIMIT);
  }

  /** Waits for a condition, and fails if it does not come true. */
  static void await(String what, BooleanSupplier condition, Duration limit)
      throws InterruptedException {
    long startedNs = Time.SYSTEM.nanoTime();
    while (!condition.getAsBoolean()) {
      assertThat(Time.SYSTEM.nanoTime() - startedNs)
          .as("waiting for %s", what)
          .isLessThan(limit.toNanos());
      Time.SYSTEM.sleep(POLL);
    }
  }

  /** Sends a signal to this process alone. */
  void signal(String name) throws IOException, InterruptedException {
    kill("-" + name, Long.toString(process.pid()));
  }

  /** Sends SIGINT to its whole group, its members included, as Ctrl-C in a terminal does. */
  void pressCtrlC() throws IOException, InterruptedException {
    kill("-INT", "--", "-" + process.pid());
  }

  private static void kill(String... args) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("kill"));
    command.addAll(List.of(args));
    Process kill = new ProcessBuilder(command).start();
    assertThat(kill.waitFor()).as("exit code of kill").isZero();
  }

  /** Its exit code, which must come within the limit. */
  int exitWithin(Duration limit) throws InterruptedException {
    assertThat(process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS))
        .as("it ends within %s; stderr:%n%s", limit, err())
        .isTrue();
    return process.exitValue();
  }

  /** The processes whose command line names this directory. */
  static List<String> processesOf(Path directory) {
    return ProcessHandle.allProcesses()
        .flatMap(handle -> handle.info().commandLine().stream())
        .filter(line -> line.contains("--data-dir=" + directory))
        .toList();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
