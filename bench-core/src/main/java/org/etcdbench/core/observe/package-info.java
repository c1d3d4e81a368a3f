/**
 * What members and machine did while the load ran: who led, who was lost, what the machine is.
 *
 * <p>Must not know the load, the driver or what the observations mean for a result.
 */
@NullMarked
package org.etcdbench.core.observe;

import org.jspecify.annotations.NullMarked;
