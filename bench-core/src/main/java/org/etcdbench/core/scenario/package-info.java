/**
 * The words of one row of a comparison: operation, consistency, target, load, sizes and length,
 * together a {@link org.etcdbench.core.scenario.Scenario}, and how a request may end.
 *
 * <p>Values only. Must not know how a request is made, sent, timed or stored.
 */
@NullMarked
package org.etcdbench.core.scenario;

import org.jspecify.annotations.NullMarked;
