/**
 * Reads profiles, the YAML files that say what to run, and what {@code -p} changes in them, into a
 * {@link org.etcdbench.core.run.Plan}, and says at once all that is wrong with them and where.
 *
 * <p>Must not know how a plan is carried out, a cluster, a result on disk or a command line.
 */
@NullMarked
package org.etcdbench.core.profile;

import org.jspecify.annotations.NullMarked;
