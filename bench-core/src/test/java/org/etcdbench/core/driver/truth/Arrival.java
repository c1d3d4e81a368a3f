package org.etcdbench.core.driver.truth;

import com.google.protobuf.ByteString;

/**
 * A request that the server has read, as a {@link Program} sees it.
 *
 * @param number counts the requests since the program is in use, from 0
 * @param readNs when the server had read its last byte
 * @param startNs what its delay is counted from: {@code readNs}, or when the client sent it
 * @param key the key of the put or range
 */
public record Arrival(long number, long readNs, long startNs, ByteString key) {

  /** The same request by another count. */
  Arrival numbered(long other) {
    return new Arrival(other, readNs, startNs, key);
  }

  /** The same request with its delay counted from another moment. */
  Arrival startingAt(long otherNs) {
    return new Arrival(number, readNs, otherNs, key);
  }

  /** To be answered as this says after this delay, counted from {@code startNs}. */
  public Step after(long delayNs, Reply reply) {
    return new Step(startNs, startNs + delayNs, reply);
  }
}
