/**
 * Which request it is: operation, key and value as a pure function of the seed and the request's
 * index, so that a run can be repeated byte for byte.
 *
 * <p>Must not know when a request is due, how it is sent, or how it ended.
 */
@NullMarked
package org.etcdbench.core.workload;

import org.jspecify.annotations.NullMarked;
