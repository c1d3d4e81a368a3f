/**
 * What was measured, as immutable records: the result, its verdicts, and the store that keeps it on
 * disk ({@code run.json}, {@code latency.hlog}).
 *
 * <p>Must not know how anything was measured: no cluster, no driver, no clock, no threads.
 */
@NullMarked
package org.etcdbench.core.result;

import org.jspecify.annotations.NullMarked;
