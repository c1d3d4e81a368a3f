/**
 * Writes a result for people and for other tools: a {@link
 * org.etcdbench.report.format.ReportFormat} each, found by name in {@link
 * org.etcdbench.report.format.ReportFormats}.
 *
 * <p>Text is the same in every locale, its lines end in {@code \n}. Must not know where the text
 * goes, and must not compute statistics of its own.
 */
@NullMarked
package org.etcdbench.report.format;

import org.jspecify.annotations.NullMarked;
