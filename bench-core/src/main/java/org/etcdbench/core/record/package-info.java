/**
 * Keeps what became of each request: response and service time in histograms per outcome and
 * second, written by any number of threads without a lock.
 *
 * <p>Must not know what was asked, of whom, or what the numbers mean. A recorder serves one
 * iteration and is never reset.
 */
@NullMarked
package org.etcdbench.core.record;

import org.jspecify.annotations.NullMarked;
