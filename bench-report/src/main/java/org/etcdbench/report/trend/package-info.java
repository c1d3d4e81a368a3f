/**
 * Finds changes over many results: E-divisive with a t-test on the logarithms of scores, one series
 * for each row and metric, with what else changed beside it.
 *
 * <p>Must not know how a trend is printed, or where results are kept.
 */
@NullMarked
package org.etcdbench.report.trend;

import org.jspecify.annotations.NullMarked;
