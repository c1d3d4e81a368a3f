package org.etcdbench.cli;

import java.io.IOException;
import java.io.PrintWriter;
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

  /**
   * Writes them, and then the result itself: whatever becomes of them, they can be made again.
   *
   * @param err is told what could not be written
   * @return whether all were
   * @throws IOException if the result itself could not be kept
   */
  static boolean finish(BenchResult result, ResultStore store, PrintWriter err) throws IOException {
    boolean written = true;
    try {
      write(result, store);
    } catch (IOException e) {
      written = false;
      err.println(e.getMessage());
    } finally {
      store.finish(result);
    }
    if (!written) {
      err.println("The result itself is kept; etcd-bench report writes its formats again.");
    }
    return written;
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
