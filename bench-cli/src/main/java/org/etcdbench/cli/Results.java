package org.etcdbench.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.SeriesEntry;
import org.etcdbench.core.result.store.ResultStore;

/** Reads kept results for the commands that need them. */
final class Results {
  private Results() {}

  /** What was observed over time; empty if nothing was. */
  static List<SeriesEntry> loadSeries(Path path) {
    try {
      return ResultStore.loadSeries(path);
    } catch (IOException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  static BenchResult load(Path path) {
    try {
      return ResultStore.load(path);
    } catch (IOException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }
}
