/**
 * The result directory: keeps a {@link org.etcdbench.core.result.BenchResult} as {@code run.json}
 * and the interval histograms as {@code latency.hlog}, and reads them back. The files are described
 * in {@code docs/result-format.md}.
 *
 * <p>The only package that knows the JSON of a result. Must not know how anything was measured or
 * how it is reported: no cluster, no driver, no clock, no threads, no tables.
 */
@NullMarked
package org.etcdbench.core.result.store;

import org.jspecify.annotations.NullMarked;
