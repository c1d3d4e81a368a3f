package org.etcdbench.report.html;

import org.etcdbench.report.chart.Chart;

/**
 * A drawing with its caption.
 *
 * @param caption what it shows
 * @param svg an {@code svg} element, which carries its own title and description
 */
record Figure(String caption, String svg) {

  /** Draws a chart; its id must be the only one of the page. */
  static Figure of(Chart chart, String id) {
    return new Figure(chart.title(), chart.svg(id));
  }
}
