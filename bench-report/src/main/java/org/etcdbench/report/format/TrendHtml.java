package org.etcdbench.report.format;

import java.io.IOException;
import org.etcdbench.report.html.TrendPage;
import org.etcdbench.report.trend.Trend;

/** A trend as one page in one file, for a browser. */
public final class TrendHtml {
  private TrendHtml() {}

  /**
   * Writes it.
   *
   * @throws IOException if {@code out} does
   */
  public static void write(Trend trend, Appendable out) throws IOException {
    StringBuilder json = new StringBuilder();
    TrendJson.write(trend, json);
    TrendText text = new TrendText(trend);
    TrendPage.write(
        trend, new TrendPage.Remarks(text.sentence(), text.basis(), json.toString()), out);
  }
}
