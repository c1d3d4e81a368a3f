/**
 * Reads results and says what they mean: tables, comparisons, machine-readable formats.
 *
 * <p>Must not know a clock, a thread, etcd or a command line.
 */
@NullMarked
package org.etcdbench.report;

import org.jspecify.annotations.NullMarked;
