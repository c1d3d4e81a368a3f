/**
 * Statistics over a handful of scores: JMH's mean, error and percentiles, bit for bit, the
 * t-interval over runs, and exact rank statistics that tell whether two groups of runs differ.
 *
 * <p>Must not know what the scores measure, or how they are printed.
 */
@NullMarked
package org.etcdbench.report.stats;

import org.jspecify.annotations.NullMarked;
