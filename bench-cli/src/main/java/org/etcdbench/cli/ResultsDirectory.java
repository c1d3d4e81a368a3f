package org.etcdbench.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.etcdbench.core.result.BenchResult.Status;
import org.etcdbench.core.result.ResultSummary;
import org.etcdbench.core.result.store.ResultStore;

/**
 * The results in a directory. What cannot be used there is passed over, and said in a line each.
 *
 * @param results those that are complete, in the order of their directories' names
 * @param problems what was passed over and why
 */
record ResultsDirectory(List<ResultSummary> results, List<String> problems) {

  /** What became of one directory: a result, or why there is none; nothing if it holds nothing. */
  private record Entry(Optional<ResultSummary> result, Optional<String> problem) {
    static final Entry NOTHING = new Entry(Optional.empty(), Optional.empty());

    static Entry of(String problem) {
      return new Entry(Optional.empty(), Optional.of(problem));
    }
  }

  /**
   * Reads all results in a directory.
   *
   * @throws UsageException if there is no such directory, or no result in it that can be used
   */
  static ResultsDirectory read(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw new UsageException(directory + ": no such directory");
    }
    if (Files.exists(directory.resolve(ResultStore.RUN_JSON))) {
      throw new UsageException(
          directory + ": this is one result; a trend needs the directory that holds several");
    }
    // reading is the CPU's work mostly, so it is shared among them
    List<Entry> entries = list(directory).parallelStream().map(ResultsDirectory::entry).toList();
    List<ResultSummary> results = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Entry entry : entries) {
      entry.problem().ifPresent(problems::add);
      entry
          .result()
          .ifPresent(
              result -> {
                if (ids.add(result.id())) {
                  results.add(result);
                } else {
                  problems.add(result.id() + ": passed over, as there is another of this id");
                }
              });
    }
    if (results.isEmpty()) {
      throw new UsageException(
          String.join("\n", problems)
              + (problems.isEmpty() ? "" : "\n")
              + directory
              + ": no complete result in it");
    }
    return new ResultsDirectory(results, problems);
  }

  private static List<Path> list(Path directory) {
    try {
      return directories(directory);
    } catch (IOException e) {
      throw new FailedException("cannot read " + directory + ": " + e.getMessage(), e);
    }
  }

  private static List<Path> directories(Path directory) throws IOException {
    try (Stream<Path> paths = Files.list(directory)) {
      return paths.filter(Files::isDirectory).sorted().toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static Entry entry(Path path) {
    if (holdsNothing(path)) {
      return noResult(path);
    }
    try {
      ResultSummary result = ResultStore.loadSummary(path);
      if (result.status() == Status.COMPLETE) {
        return new Entry(Optional.of(result), Optional.empty());
      }
      String status = result.status().name().toLowerCase(Locale.ROOT);
      return Entry.of(path + ": passed over, as it is " + status + ": more was asked for");
    } catch (IOException e) {
      return Entry.of(String.valueOf(e.getMessage()) + " (passed over)");
    }
  }

  private static Entry noResult(Path path) {
    try {
      boolean holdsSome =
          directories(path).stream().anyMatch(p -> Files.exists(p.resolve(ResultStore.RUN_JSON)));
      return holdsSome
          ? Entry.of(path + ": passed over, as it is no result but holds some")
          : Entry.NOTHING;
    } catch (IOException e) {
      return Entry.of(path + ": passed over, as it cannot be read");
    }
  }

  private static boolean holdsNothing(Path path) {
    return Files.notExists(path.resolve(ResultStore.RUN_JSON))
        && Files.notExists(path.resolve(ResultStore.LATENCY_LOG + ".partial"))
        && Files.notExists(path.resolve(ResultStore.LATENCY_LOG));
  }
}
