package org.etcdbench.core.cluster.binary;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Packages as apt sees them through one set of sources and lists. Needs no root and changes nothing
 * of the machine's: whatever apt writes goes to a private directory.
 */
final class AptView {
  private static final Duration UPDATE_LIMIT = Duration.ofMinutes(3);
  private static final Duration LOOK_UP_LIMIT = Duration.ofMinutes(1);
  private static final Duration DOWNLOAD_LIMIT = Duration.ofMinutes(10);

  /** Hooks that administrators hang on an update concern the machine's lists, not ours. */
  private static final String NO_HOOKS =
      """
      #clear APT::Update::Pre-Invoke;
      #clear APT::Update::Post-Invoke;
      #clear APT::Update::Post-Invoke-Success;
      """;

  private final Commands commands;
  private final Path directory;
  private final List<String> options;

  private AptView(Commands commands, Path directory, List<String> options) {
    this.commands = commands;
    this.directory = directory;
    this.options = options;
  }

  /** The machine's own sources and lists, as they are. */
  static AptView machine(Commands commands, Path directory) throws IOException {
    Path hooks = Files.writeString(directory.resolve("apt.conf"), NO_HOOKS);
    List<String> options =
        options(
            "APT::Sandbox::User=root",
            "Acquire::Languages=none",
            "Acquire::Retries=1",
            "Acquire::http::Timeout=15",
            "Acquire::https::Timeout=15");
    options.addAll(List.of("-qq", "-c", hooks.toString()));
    return new AptView(commands, directory, options);
  }

  /** The same sources with lists of our own, which {@link #update} fills. */
  AptView withPrivateLists(String name) throws IOException {
    Path home = Files.createDirectories(directory.resolve(name));
    Path lists = home.resolve("lists");
    Path cache = home.resolve("cache");
    Files.createDirectories(lists.resolve("partial"));
    Files.createDirectories(cache.resolve("archives/partial"));
    return with(home, options("Dir::State::lists=" + lists, "Dir::Cache=" + cache));
  }

  /** Lists of our own for these sources instead of the machine's. */
  AptView withSources(String name, String deb822) throws IOException {
    AptView view = withPrivateLists(name);
    Path empty = Files.createDirectories(view.directory.resolve("empty"));
    Path sources = Files.writeString(view.directory.resolve("private.sources"), deb822);
    return view.with(
        view.directory,
        options(
            "Dir::Etc::sourcelist=" + sources,
            "Dir::Etc::sourceparts=" + empty,
            "Dir::Etc::preferences=" + empty.resolve("none"),
            "Dir::Etc::preferencesparts=" + empty));
  }

  /** Fetches the lists. */
  void update() throws UnavailableException, InterruptedException {
    run(UPDATE_LIMIT, "apt-get", "update");
  }

  /** The versions of a package that can be had, newest first. */
  List<String> versions(String packageName) throws UnavailableException, InterruptedException {
    // a line of madison: etcd-server | 3.5.16-4 | <mirror> trixie/main amd64 Packages
    return run(LOOK_UP_LIMIT, "apt-cache", "madison", packageName)
        .stdout()
        .lines()
        .map(line -> line.split("\\|"))
        .filter(part -> part.length == 3 && part[2].strip().endsWith("Packages"))
        .map(part -> part[1].strip())
        .distinct()
        .toList();
  }

  /** Downloads a package, which apt checks against the signed lists, and returns its file. */
  Path download(String packageName, String version)
      throws UnavailableException, IOException, InterruptedException {
    run(DOWNLOAD_LIMIT, "apt-get", "download", packageName + "=" + version);
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.toString().endsWith(".deb"))
          .findFirst()
          .orElseThrow(() -> new UnavailableException("apt-get download left no package behind"));
    }
  }

  private AptView with(Path home, List<String> more) {
    List<String> all = new ArrayList<>(options);
    all.addAll(more);
    return new AptView(commands, home, all);
  }

  private Commands.Output run(Duration limit, String program, String action, String... arguments)
      throws UnavailableException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(commands.require(program).toString(), action));
    command.addAll(options);
    command.addAll(List.of(arguments));
    return commands.run(limit, directory, command);
  }

  private static List<String> options(String... settings) {
    List<String> options = new ArrayList<>();
    for (String setting : settings) {
      options.addAll(List.of("-o", setting));
    }
    return options;
  }
}
