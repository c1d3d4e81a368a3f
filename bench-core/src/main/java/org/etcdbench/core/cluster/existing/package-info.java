/**
 * Members that were there before and are somebody else's: whether they are fit to be measured, keys
 * of ours among theirs, and what is done about a database that a load has filled.
 *
 * <p>Must not know the load, nor members of ours.
 */
@NullMarked
package org.etcdbench.core.cluster.existing;

import org.jspecify.annotations.NullMarked;
