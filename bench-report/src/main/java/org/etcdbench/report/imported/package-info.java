/**
 * Reads what other tools say they measured, and tables that people keep by hand, and makes rows of
 * them: the formats, what each of them leaves unknown, and what Little's law says of the figures.
 *
 * <p>Must not know files, a clock, or how a row is printed.
 */
@NullMarked
package org.etcdbench.report.imported;

import org.jspecify.annotations.NullMarked;
