/**
 * How a request reaches a member: the driver SPI and the drivers behind it.
 *
 * <p>Must not know a clock, the load or a recorder: the caller of the SPI measures, a driver only
 * sends and tells how it ended.
 */
@NullMarked
package org.etcdbench.core.driver;

import org.jspecify.annotations.NullMarked;
