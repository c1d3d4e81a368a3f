/**
 * The clock and waiting, injected together, so that everything above can be tested without time
 * passing.
 *
 * <p>Stands below all of core and must not know any of it.
 */
@NullMarked
package org.etcdbench.core.time;

import org.jspecify.annotations.NullMarked;
