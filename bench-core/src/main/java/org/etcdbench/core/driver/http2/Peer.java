package org.etcdbench.core.driver.http2;

import java.time.Duration;

/**
 * A server and how its calls are made.
 *
 * @param authority its host and port
 * @param tls whether connections to it are secured
 * @param timeout how long a call, and a connection until it is established, may take
 * @param maxStreams after how many calls a connection is replaced
 */
public record Peer(String authority, boolean tls, Duration timeout, int maxStreams) {
  /** As many as a connection has numbers for. */
  public static final int ALL_STREAMS = 1 << 30;

  /** Checks the bounds. */
  public Peer {
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("timeout must be > 0, got: " + timeout);
    }
    if (maxStreams < 1 || maxStreams > ALL_STREAMS) {
      throw new IllegalArgumentException(
          "maxStreams must be from 1 to " + ALL_STREAMS + ", got: " + maxStreams);
    }
  }
}
