package org.etcdbench.report.format;

import java.io.IOException;
import java.util.List;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.BenchResult.Status;
import org.etcdbench.core.result.ResultSummary;
import org.etcdbench.report.trend.Trend;
import org.etcdbench.report.trend.TrendSettings;

/**
 * One line for Apache Otava, below its header: what {@code trend --otava} writes of many results.
 * Nothing of a result that is not whole, as its line would be taken for a change.
 */
final class OtavaFormat implements ReportFormat {

  @Override
  public String name() {
    return "otava";
  }

  @Override
  public String fileName() {
    return "otava.csv";
  }

  @Override
  public void write(BenchResult result, Appendable out) throws IOException {
    List<ResultSummary> whole =
        result.status() == Status.COMPLETE && !result.scenarios().isEmpty()
            ? List.of(ResultSummary.of(result))
            : List.of();
    new OtavaFiles(Trend.of(whole, TrendSettings.defaults())).writeCsv(out);
  }
}
