/**
 * Clusters of our own in containers: each cluster on a network of its own, fresh from one image,
 * its client ports published on loopback. The only place that knows Testcontainers, which finds the
 * engine and speaks to it; containers are made and removed here, see {@code Engine}.
 *
 * <p>Must not know commands, options, the load or the result.
 */
@NullMarked
package org.etcdbench.cli.docker;

import org.jspecify.annotations.NullMarked;
