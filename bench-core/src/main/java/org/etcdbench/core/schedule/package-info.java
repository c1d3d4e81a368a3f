/**
 * When a request of an open load is due: a pure function of the load, the seed and the request's
 * index, so that generators agree without talking and a run can be repeated.
 *
 * <p>Arrivals in unit-rate time (even, or a Poisson process) go through the inverse of the
 * cumulated rate Λ(t) = ∫λ; intervals are never rounded, and never added up.
 *
 * <p>Must not know which request it is, how it is sent, or what time it is.
 */
@NullMarked
package org.etcdbench.core.schedule;

import org.jspecify.annotations.NullMarked;
