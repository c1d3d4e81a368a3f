/**
 * Puts scenarios side by side that differ in one key only.
 *
 * <p>Must not know how a comparison is printed, or what any of its figures means.
 */
@NullMarked
package org.etcdbench.report.compare;

import org.jspecify.annotations.NullMarked;
