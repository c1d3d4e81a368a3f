/**
 * Measures our drivers and other clients side by side against one cluster: what a client costs, as
 * a ratio that holds whatever the machine.
 *
 * <p>Must know nothing of JMH, and of a client nothing but how to start it and what it prints.
 */
@NullMarked
package org.etcdbench.jmh.paired;

import org.jspecify.annotations.NullMarked;
