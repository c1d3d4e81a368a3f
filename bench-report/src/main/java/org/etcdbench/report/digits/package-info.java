/**
 * Writes numbers in digits, the same way in tables, charts, sentences and pages, and in every
 * locale.
 *
 * <p>Must not know what a number measures, or where its text goes.
 */
@NullMarked
package org.etcdbench.report.digits;

import org.jspecify.annotations.NullMarked;
