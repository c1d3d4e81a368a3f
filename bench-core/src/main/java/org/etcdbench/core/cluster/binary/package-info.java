/**
 * Finds an etcd server binary to run a local cluster with, or fetches one into the user's cache,
 * and tells which one it is and where it came from.
 *
 * <p>Must not know how members are started, what is measured, or who reads the messages.
 */
@NullMarked
package org.etcdbench.core.cluster.binary;

import org.jspecify.annotations.NullMarked;
