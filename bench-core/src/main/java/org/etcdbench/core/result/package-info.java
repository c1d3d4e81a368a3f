/**
 * What was measured, as immutable records: the result and its verdicts. The store that keeps it on
 * disk is a package of its own below this one.
 *
 * <p>Must not know how anything was measured: no cluster, no driver, no clock, no threads.
 */
@NullMarked
package org.etcdbench.core.result;

import org.jspecify.annotations.NullMarked;
