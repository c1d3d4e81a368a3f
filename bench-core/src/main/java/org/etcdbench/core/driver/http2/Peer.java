package org.etcdbench.core.driver.http2;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A server and how its calls are made.
 *
 * @param authority its host and port
 * @param tls whether connections to it are secured
 * @param maxStreams after how many calls a connection is replaced
 * @param token what tells the server who calls, asked for each call; the same object until it is
 *     another one, null if there is none
 */
public record Peer(
    String authority, boolean tls, int maxStreams, Supplier<@Nullable String> token) {
  /** As many as a connection has numbers for. */
  public static final int ALL_STREAMS = 1 << 30;

  /** A server that does not want to know who calls. */
  public Peer(String authority, boolean tls, int maxStreams) {
    this(authority, tls, maxStreams, () -> null);
  }

  /** Checks the bounds. */
  public Peer {
    if (maxStreams < 1 || maxStreams > ALL_STREAMS) {
      throw new IllegalArgumentException(
          "maxStreams must be from 1 to " + ALL_STREAMS + ", got: " + maxStreams);
    }
  }
}
