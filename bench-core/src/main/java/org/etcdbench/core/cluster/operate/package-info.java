/**
 * What an operator asks and tells the members of a cluster, each over a connection of its own, so
 * that one that is down hides no other: status, health, the member list, hashes, alarms,
 * defragmentation.
 *
 * <p>Must not know the load, nor how anything is shown.
 */
@NullMarked
package org.etcdbench.core.cluster.operate;

import org.jspecify.annotations.NullMarked;
