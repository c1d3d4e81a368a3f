/**
 * What is under test: members, where they come from (there already, or started by us), and the
 * questions and chores that a run has for them.
 *
 * <p>Must not know the load, a recorder or a result's file.
 */
@NullMarked
package org.etcdbench.core.cluster;

import org.jspecify.annotations.NullMarked;
