/**
 * The command line: options in, one call, an exit code out. Wires profiles to runs and results to
 * reports.
 *
 * <p>Must not measure or calculate anything itself.
 */
@NullMarked
package org.etcdbench.cli;

import org.jspecify.annotations.NullMarked;
