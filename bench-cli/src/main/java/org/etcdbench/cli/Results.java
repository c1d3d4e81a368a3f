package org.etcdbench.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.store.ResultStore;

/** Reads kept results for the commands that need them. */
final class Results {
  private Results() {}

  static BenchResult load(Path path) {
    try {
      return ResultStore.load(path);
    } catch (IOException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }
}
