package org.etcdbench.core.cluster.binary;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks a binary whether it is an etcd that runs on this machine, and which one. */
final class VersionProbe {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Pattern ANSWER = Pattern.compile("etcd Version: (\\S+)");

  private final Commands commands;

  VersionProbe(Commands commands) {
    this.commands = commands;
  }

  /**
   * The full version of an etcd binary.
   *
   * @throws UnavailableException if the file is missing, no executable or no etcd; the reason reads
   *     on after the path
   */
  EtcdVersion versionOf(Path executable) throws UnavailableException, InterruptedException {
    if (!Files.exists(executable)) {
      throw new UnavailableException("does not exist");
    }
    if (!Files.isRegularFile(executable)) {
      throw new UnavailableException("is no file");
    }
    if (!Files.isExecutable(executable)) {
      throw new UnavailableException("is not executable");
    }
    Path file = executable.toAbsolutePath();
    String answer = ask(file);
    Matcher matcher = ANSWER.matcher(answer);
    if (!matcher.matches()) {
      throw new UnavailableException("is no etcd: its --version answers '" + answer + "'");
    }
    return EtcdVersion.parse(matcher.group(1))
        .orElseThrow(
            () -> new UnavailableException("has a version that is none: '" + answer + "'"));
  }

  private String ask(Path file) throws UnavailableException, InterruptedException {
    Path directory = Path.of("/");
    try {
      return commands.run(LIMIT, directory, List.of(file.toString(), "--version")).firstLine();
    } catch (UnavailableException e) {
      throw new UnavailableException("is no etcd that runs here: " + e.reason(), e);
    }
  }
}
