/**
 * Says why a scenario's figures are what they are, from what members and generator did meanwhile:
 * pure functions over results.
 *
 * <p>Must not know how anything was measured, observed, kept or printed.
 */
@NullMarked
package org.etcdbench.core.cause;

import org.jspecify.annotations.NullMarked;
