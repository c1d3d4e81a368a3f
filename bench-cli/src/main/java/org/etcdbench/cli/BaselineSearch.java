package org.etcdbench.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.Fingerprint;
import org.etcdbench.core.result.Fingerprint.Mismatch;
import org.etcdbench.core.result.store.Baselines;
import org.etcdbench.core.result.store.ResultStore;

/**
 * Finds what a result is to be held against: by a name that was given to a result, by a result's
 * directory, or as the newest good one of a folder that was begun before.
 */
final class BaselineSearch {
  private final Path directory;
  private final BenchResult result;
  private final Consumer<String> skipped;

  /**
   * For a result.
   *
   * @param directory that it is in
   * @param skipped is told which results of a folder will not do, and why
   */
  BaselineSearch(Path directory, BenchResult result, Consumer<String> skipped) {
    this.directory = directory;
    this.result = result;
    this.skipped = skipped;
  }

  /** The folder that a result's directory, or its {@code run.json}, is in. */
  static Path folderOf(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    Path ofResult = Files.isDirectory(absolute) ? absolute : absolute.resolveSibling("");
    Path parent = ofResult.getParent();
    return parent == null ? ofResult : parent;
  }

  /**
   * The baseline; empty if there is none.
   *
   * @throws UsageException if what is named cannot be read
   */
  Optional<BenchResult> find(String wanted) {
    Optional<Path> pinned = pinned(wanted);
    if (pinned.isPresent()) {
      return Optional.of(Results.load(pinned.get()));
    }
    Path path = Path.of(wanted);
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    boolean folder = Files.isDirectory(path) && !Files.exists(path.resolve(ResultStore.RUN_JSON));
    return folder ? lastGood(path) : Optional.of(Results.load(path));
  }

  private Optional<Path> pinned(String name) {
    try {
      return Baselines.isName(name)
          ? new Baselines(folderOf(directory)).find(name)
          : Optional.empty();
    } catch (IOException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private Optional<BenchResult> lastGood(Path folder) {
    for (Path candidate : newestFirst(folder)) {
      Optional<BenchResult> good = good(candidate);
      if (good.isPresent()) {
        return good;
      }
    }
    return Optional.empty();
  }

  /** Their names begin with the time at which they were begun. */
  private static List<Path> newestFirst(Path folder) {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(path -> Files.exists(path.resolve(ResultStore.RUN_JSON)))
          .sorted(Comparator.comparing(Path::toString).reversed())
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw new UsageException("--baseline: cannot list " + folder + ": " + e.getMessage());
    }
  }

  private Optional<BenchResult> good(Path candidate) {
    BenchResult other;
    try {
      other = ResultStore.load(candidate);
    } catch (IOException e) {
      skipped.accept(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
    if (other.id().equals(result.id()) || !other.startedAt().isBefore(result.startedAt())) {
      return Optional.empty();
    }
    Optional<String> reason = whyNot(other);
    reason.ifPresent(why -> skipped.accept(other.id() + ": " + why));
    return reason.isPresent() ? Optional.empty() : Optional.of(other);
  }

  private Optional<String> whyNot(BenchResult other) {
    if (!other.profile().name().equals(result.profile().name())) {
      return Optional.of("is of the profile " + other.profile().name());
    }
    if (!other.valid()) {
      return Optional.of("is not complete and valid");
    }
    return Fingerprint.of(other).mismatches(Fingerprint.of(result)).stream()
        .findFirst()
        .map(Mismatch::text);
  }
}
