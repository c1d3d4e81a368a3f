/**
 * Draws figures that it is handed as SVG: the same bytes for the same figures everywhere, readable
 * without a style sheet, without a script, in print and for a screen reader.
 *
 * <p>Must not know results, metrics, HTML pages or what a figure means.
 */
@NullMarked
package org.etcdbench.report.chart;

import org.jspecify.annotations.NullMarked;
