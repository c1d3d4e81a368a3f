/**
 * What members of ours wrote to their logs while they were measured, read when that is over. etcd
 * logs JSON, so this package may know Jackson.
 *
 * <p>Must not know the load, its driver, or what the events mean for a result.
 */
@NullMarked
package org.etcdbench.core.observe.logs;

import org.jspecify.annotations.NullMarked;
