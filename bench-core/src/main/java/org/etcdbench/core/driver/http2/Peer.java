package org.etcdbench.core.driver.http2;

/**
 * A server and how its calls are made.
 *
 * @param authority its host and port
 * @param tls whether connections to it are secured
 * @param maxStreams after how many calls a connection is replaced
 */
public record Peer(String authority, boolean tls, int maxStreams) {
  /** As many as a connection has numbers for. */
  public static final int ALL_STREAMS = 1 << 30;

  /** Checks the bounds. */
  public Peer {
    if (maxStreams < 1 || maxStreams > ALL_STREAMS) {
      throw new IllegalArgumentException(
          "maxStreams must be from 1 to " + ALL_STREAMS + ", got: " + maxStreams);
    }
  }
}
