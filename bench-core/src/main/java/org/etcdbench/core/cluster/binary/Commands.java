package org.etcdbench.core.cluster.binary;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs other programs: found on the environment's PATH, bounded in time, and killed with their
 * children when the time is over or the waiting thread is interrupted. Safe for several threads.
 */
final class Commands {
  private static final int MAX_LINE_CHARS = 200;
  private static final int MAX_OUTPUT_BYTES = 1 << 20;
  private static final int KILL_WAIT_SEC = 5;

  private final Map<String, String> environment;

  Commands(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /** What a program that succeeded has written; at most 1 MiB of each. */
  record Output(String stdout, String stderr) {

    /** Its first line that says something; empty if there is none. */
    String firstLine() {
      return line(stdout).or(() -> line(stderr)).orElse("");
    }
  }

  /** Every executable file of this name on the PATH, in the PATH's order. */
  List<Path> findAll(String program) {
    // an empty entry would mean the working directory: nobody wants that by accident
    return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
        .filter(entry -> !entry.isEmpty())
        .map(entry -> Path.of(entry).resolve(program).toAbsolutePath().normalize())
        .distinct()
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .toList();
  }

  /**
   * The program on the PATH.
   *
   * @throws UnavailableException if it is not there
   */
  Path require(String program) throws UnavailableException {
    return findAll(program).stream()
        .findFirst()
        .orElseThrow(() -> new UnavailableException(program + " is not on the PATH"));
  }

  /**
   * Runs a program to its end.
   *
   * @throws UnavailableException if it cannot be started, fails, or takes longer than the limit
   */
  Output run(Duration limit, Path directory, List<String> command)
      throws UnavailableException, InterruptedException {
    String name = Path.of(command.get(0)).getFileName() + " " + firstWord(command);
    // files, not pipes: a grandchild that keeps a pipe open must not keep us waiting
    try (Scratch scratch = Scratch.temporary()) {
      File stdout = scratch.path().resolve("stdout").toFile();
      File stderr = scratch.path().resolve("stderr").toFile();
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectOutput(stdout)
              .redirectError(stderr);
      builder.environment().clear();
      builder.environment().putAll(environment);
      builder.environment().put("LC_ALL", "C");
      Optional<Integer> exit = await(builder.start(), limit);
      Output output = new Output(read(stdout.toPath()), read(stderr.toPath()));
      return judge(name, limit, exit, output);
    } catch (IOException e) {
      throw new UnavailableException(name + " cannot be run: " + e.getMessage(), e);
    }
  }

  private static Output judge(String name, Duration limit, Optional<Integer> exit, Output output)
      throws UnavailableException {
    if (exit.isEmpty()) {
      throw new UnavailableException(name + " did not end within " + limit.toSeconds() + " s");
    }
    if (exit.get() != 0) {
      String said = line(output.stderr()).or(() -> line(output.stdout())).orElse("it said nothing");
      throw new UnavailableException(name + " failed (exit " + exit.get() + "): " + said);
    }
    return output;
  }

  private static Optional<Integer> await(Process process, Duration limit)
      throws IOException, InterruptedException {
    try {
      process.getOutputStream().close();
      boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
      return ended ? Optional.of(process.exitValue()) : Optional.empty();
    } finally {
      kill(process);
    }
  }

  private static void kill(Process process) {
    if (process.isAlive()) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      process.onExit().completeOnTimeout(process, KILL_WAIT_SEC, TimeUnit.SECONDS).join();
    }
  }

  private static String read(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return new String(in.readNBytes(MAX_OUTPUT_BYTES), StandardCharsets.UTF_8);
    }
  }

  /** The first error that apt or dpkg marks as such, otherwise the first line with a text. */
  private static Optional<String> line(String text) {
    List<String> lines = text.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
    return lines.stream()
        .filter(l -> l.startsWith("E: "))
        .findFirst()
        .or(() -> lines.stream().findFirst())
        .map(l -> l.length() > MAX_LINE_CHARS ? l.substring(0, MAX_LINE_CHARS) + "…" : l);
  }

  private static String firstWord(List<String> command) {
    return command.stream().skip(1).findFirst().orElse("").strip();
  }
}
