package org.etcdbench.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.ScenarioResult;
import org.etcdbench.core.result.store.ResultStore;

/** Reads kept results for the commands that need them. */
final class Results {
  private Results() {}

  /** A result, and with it what was observed over time, if that is wanted. */
  static KeptResult load(Path path, boolean withSeries) {
    BenchResult result = load(path);
    try {
      return new KeptResult(result, withSeries ? ResultStore.loadSeries(path) : List.of());
    } catch (IOException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  static BenchResult load(Path path) {
    try {
      return distinct(path, ResultStore.load(path));
    } catch (IOException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  /** Profiles and imports refuse rows that nothing tells apart; a file may have been edited. */
  private static BenchResult distinct(Path path, BenchResult result) {
    long distinct = result.scenarios().stream().map(ScenarioResult::keys).distinct().count();
    if (distinct < result.scenarios().size()) {
      throw new UsageException(path + ": two of its rows have the same keys, and each may once");
    }
    return result;
  }
}
