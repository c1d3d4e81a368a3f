package org.etcdbench.core.driver.truth;

/**
 * A request and when it was answered, by the server's clock.
 *
 * @param number counts the requests since the program is in use, from 0
 * @param readNs when the server had read its last byte
 * @param startNs what its delay was counted from
 * @param dueNs when it was to be answered
 * @param answeredNs just before the answer was given to the socket, so no client can have seen the
 *     answer before
 */
public record Exchange(long number, long readNs, long startNs, long dueNs, long answeredNs) {

  /** From read to answered. */
  public long heldNs() {
    return answeredNs - readNs;
  }

  /** From what the delay was counted from to answered. */
  public long takenNs() {
    return answeredNs - startNs;
  }

  /** How much later than due, never negative. */
  public long lateNs() {
    return answeredNs - dueNs;
  }
}
