/**
 * Whether a run has settled: a gate while it warms up, a cut of what was recorded too early, and a
 * check of the rest; {@link org.etcdbench.core.steady.SteadyState} explains the rule.
 *
 * <p>Pure functions of series with one value a second. Must not know where they come from, how long
 * one waits, or what is done about the answer.
 */
@NullMarked
package org.etcdbench.core.steady;

import org.jspecify.annotations.NullMarked;
