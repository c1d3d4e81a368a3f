/**
 * What can be read off a measurement: one object per metric, with its name, unit, direction and
 * extractor, that every table, file and comparison shares.
 *
 * <p>Must not know how a metric is printed or compared.
 */
@NullMarked
package org.etcdbench.report.metric;

import org.jspecify.annotations.NullMarked;
