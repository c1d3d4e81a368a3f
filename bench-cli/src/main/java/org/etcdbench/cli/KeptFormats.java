package org.etcdbench.cli;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.SeriesEntry;
import org.etcdbench.core.result.store.ResultStore;
import org.etcdbench.report.format.ReportFormat;
import org.etcdbench.report.format.ReportFormats;

/** The formats that every result is kept in, beside {@code run.json}. */
final class KeptFormats {
  private static final List<String> NAMES = List.of("jmh", "csv", "md", "html");

  /** The one of them that is for people. */
  static final String PAGE = ReportFormats.byName("html").fileName();

  private KeptFormats() {}

  /** Writes them, and then the result itself: whatever becomes of them, they can be made again. */
  static void finish(BenchResult result, ResultStore store) throws IOException {
    try {
      write(result, store);
    } finally {
      store.finish(result);
    }
  }

  private static void write(BenchResult result, ResultStore store) throws IOException {
    List<SeriesEntry> series = ResultStore.loadSeries(store.directory());
    List<ReportFormat> formats = NAMES.stream().map(ReportFormats::byName).toList();
    Set<String> beside = store.ownFiles();
    formats.forEach(format -> beside.add(format.fileName()));
    for (ReportFormat format : formats) {
      StringBuilder text = new StringBuilder();
      format.write(result, series, beside, text);
      store.writeFile(format.fileName(), text.toString());
    }
  }
}
