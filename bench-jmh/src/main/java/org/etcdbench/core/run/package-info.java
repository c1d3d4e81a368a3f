/**
 * Opens the engine to the benchmarks: its classes are package-private, so one class stands in their
 * package and passes on what a benchmark needs.
 *
 * <p>Must hold nothing that measures.
 */
@NullMarked
package org.etcdbench.core.run;

import org.jspecify.annotations.NullMarked;
