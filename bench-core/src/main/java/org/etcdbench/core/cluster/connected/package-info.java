/**
 * Clusters that we are connected to: what is the same of them whoever runs their members, and of
 * ours wherever their members run.
 *
 * <p>Must not know whether a member is a process or a container, nor how one is started.
 */
@NullMarked
package org.etcdbench.core.cluster.connected;

import org.jspecify.annotations.NullMarked;
