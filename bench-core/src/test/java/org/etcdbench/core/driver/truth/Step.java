package org.etcdbench.core.driver.truth;

/**
 * What a {@link Program} decided about a request.
 *
 * @param startNs what its delay is counted from
 * @param dueNs when it is to be answered; a moment that has passed means at once
 * @param reply what happens then
 */
public record Step(long startNs, long dueNs, Reply reply) {

  /** The same at another time. */
  Step dueAt(long otherNs) {
    return new Step(startNs, otherNs, reply);
  }
}
