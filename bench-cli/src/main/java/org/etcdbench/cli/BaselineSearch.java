package org.etcdbench.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.Fingerprint;
import org.etcdbench.core.result.Fingerprint.Mismatch;
import org.etcdbench.core.result.ResultSummary;
import org.etcdbench.core.result.store.Baselines;
import org.etcdbench.core.result.store.ResultStore;

/**
 * Finds what a result is to be held against: by a name that was given to a result, by a result's
 * directory, or as the newest good one of a folder that was begun before.
 */
final class BaselineSearch {
  private static final String WORKLOAD = "workload";

  private final Path path;
  private final BenchResult result;
  private final boolean ignoreFingerprint;
  private final Consumer<String> notThis;

  /**
   * For a result.
   *
   * @param path its directory, or its {@code run.json}
   * @param ignoreFingerprint whether one of other circumstances will do
   * @param notThis is told which result will not do, and why
   */
  BaselineSearch(
      Path path, BenchResult result, boolean ignoreFingerprint, Consumer<String> notThis) {
    this.path = path;
    this.result = result;
    this.ignoreFingerprint = ignoreFingerprint;
    this.notThis = notThis;
  }

  /**
   * The baseline; empty if there is none.
   *
   * @throws UsageException if what is named cannot be read
   */
  Optional<BenchResult> find(String wanted) {
    Optional<Path> pinned = pinned(wanted);
    if (pinned.isPresent()) {
      return load(wanted, pinned.get());
    }
    Path named = Path.of(wanted);
    if (!Files.exists(named)) {
      return Optional.empty();
    }
    boolean folder = Files.isDirectory(named) && !Files.exists(named.resolve(ResultStore.RUN_JSON));
    return folder ? lastGood(named) : Optional.of(Results.load(named));
  }

  private Optional<Path> pinned(String name) {
    try {
      return Baselines.isName(name)
          ? new Baselines(ResultPlace.of(path).folder()).find(name)
          : Optional.empty();
    } catch (IOException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private Optional<BenchResult> load(String name, Path pinned) {
    if (Files.notExists(pinned.resolve(ResultStore.RUN_JSON))) {
      notThis.accept(pinned + ", which " + name + " names, is gone; --pin another");
      return Optional.empty();
    }
    return Optional.of(Results.load(pinned));
  }

  private Optional<BenchResult> lastGood(Path folder) {
    for (Begun begun : newestFirst(folder)) {
      Optional<BenchResult> good = good(begun.path());
      if (good.isPresent()) {
        return good;
      }
    }
    return Optional.empty();
  }

  private record Begun(Path path, Instant at) {}

  /** Those begun before the result: directories can be renamed, so their names tell nothing. */
  private List<Begun> newestFirst(Path folder) {
    List<Begun> earlier = new ArrayList<>();
    for (Path candidate : results(folder)) {
      try {
        ResultSummary other = ResultStore.loadSummary(candidate);
        if (!other.id().equals(result.id()) && other.startedAt().isBefore(result.startedAt())) {
          earlier.add(new Begun(candidate, other.startedAt()));
        }
      } catch (IOException e) {
        notThis.accept(String.valueOf(e.getMessage()));
      }
    }
    earlier.sort(Comparator.comparing(Begun::at).reversed());
    return earlier;
  }

  private static List<Path> results(Path folder) {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(path -> Files.exists(path.resolve(ResultStore.RUN_JSON))).sorted().toList();
    } catch (IOException | UncheckedIOException e) {
      throw new UsageException("--baseline: cannot list " + folder + ": " + e.getMessage());
    }
  }

  private Optional<BenchResult> good(Path candidate) {
    BenchResult other;
    try {
      other = ResultStore.load(candidate);
    } catch (IOException e) {
      notThis.accept(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
    Optional<String> reason = whyNot(other);
    reason.ifPresent(why -> notThis.accept(other.id() + ": " + why));
    return reason.isPresent() ? Optional.empty() : Optional.of(other);
  }

  private Optional<String> whyNot(BenchResult other) {
    if (!other.profile().name().equals(result.profile().name())) {
      return Optional.of("is of the profile " + other.profile().name());
    }
    if (!other.valid()) {
      return Optional.of("is not complete and valid");
    }
    List<Mismatch> mismatches = Fingerprint.of(other).mismatches(Fingerprint.of(result));
    return ignoreFingerprint || mismatches.isEmpty()
        ? Optional.empty()
        : Optional.of(
            mismatches.stream().map(BaselineSearch::words).collect(Collectors.joining("; ")));
  }

  /** Of a workload there is a hash only, which tells a reader nothing. */
  private static String words(Mismatch mismatch) {
    return mismatch.name().equals(WORKLOAD) ? "another workload" : mismatch.text();
  }
}
