/**
 * A target that tells the truth: a server that speaks as much of etcd's KV service as a driver
 * needs, answers when and what a program says, and knows when it did so. It proves drivers: what
 * they record against what happened, and every fault against the outcome that it must become.
 *
 * <p>Must not know any driver, nor the code of the product that encodes requests or reads answers:
 * it is their independent peer. Only its tests and the benchmark beside them know the SPI.
 */
@NullMarked
package org.etcdbench.core.driver.truth;

import org.jspecify.annotations.NullMarked;
