/**
 * Decides whether a result is worse than another, beyond chance and beyond what is tolerated.
 *
 * <p>Must not know how the decision is printed, or which exit code it becomes.
 */
@NullMarked
package org.etcdbench.report.gate;

import org.jspecify.annotations.NullMarked;
