/**
 * Runs generators in processes of their own: our drivers beside other clients against one cluster,
 * so that what a client costs is a ratio that holds whatever the machine; and the launcher, for how
 * long its user waits.
 *
 * <p>Must know nothing of JMH, and of a client nothing but how to start it and what it prints.
 */
@NullMarked
package org.etcdbench.jmh.paired;

import org.jspecify.annotations.NullMarked;
