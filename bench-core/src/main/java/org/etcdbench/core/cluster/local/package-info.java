/**
 * Clusters of our own on this machine: etcd processes on loopback, each cluster on fresh data, all
 * of which end with us however we end. Also what secures members of ours, and what tells that they
 * are ready, wherever on this machine they run.
 *
 * <p>Must not know where the etcd binary came from, the load or the result.
 */
@NullMarked
package org.etcdbench.core.cluster.local;

import org.jspecify.annotations.NullMarked;
