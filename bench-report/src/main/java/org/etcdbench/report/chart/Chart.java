package org.etcdbench.report.chart;

import java.io.IOException;

/**
 * A picture of some figures. Every chart is immutable and draws itself as one {@code svg} element
 * that carries its title and description as text, its colours as presentation attributes, and a
 * class for each role (see {@link Palette}), by which a style sheet may recolour it. The title is
 * not drawn: it is for whoever cannot see, and for a caption.
 *
 * <p>What is pointed at says its figures by a {@code title} child.
 */
public sealed interface Chart
    permits BarChart, HeatMap, IntervalChart, PercentileChart, SplitBar, TimeChart, TrendChart {

  /** What is shown, in a few words. */
  String title();

  /** What the chart says, as sentences. */
  String description();

  /**
   * The chart as an {@code svg} element.
   *
   * @param id begins every id in it, so it must be the page's only one: a letter, then letters,
   *     digits, {@code _} or {@code -}
   */
  String svg(String id);

  /** Writes {@link #svg}. */
  default void write(Appendable out, String id) throws IOException {
    out.append(svg(id));
  }
}
