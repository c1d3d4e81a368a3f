/**
 * Puts scenarios side by side that differ in one thing only, of one result or of several, and says
 * how much they differ and how sure that is.
 *
 * <p>Must not know how a comparison is laid out, or whether a difference is good.
 */
@NullMarked
package org.etcdbench.report.compare;

import org.jspecify.annotations.NullMarked;
