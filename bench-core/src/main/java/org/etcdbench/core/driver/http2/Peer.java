package org.etcdbench.core.driver.http2;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A server and how its calls are made.
 *
 * @param authority its host and port
 * @param tls whether connections to it are secured
 * @param timeout how long a call, and a connection until it is established, may take
 * @param maxStreams after how many calls a connection is replaced
 * @param token what tells the server who calls, asked for each call; the same object until it is
 *     another one, null if there is none
 */
public record Peer(
    String authority,
    boolean tls,
    Duration timeout,
    int maxStreams,
    Supplier<@Nullable String> token) {
  /** As many as a connection has numbers for. */
  public static final int ALL_STREAMS = 1 << 30;

  private static final Duration MIN_SERVER_MARGIN = Duration.ofMillis(100);

  /** A server that does not want to know who calls. */
  public Peer(String authority, boolean tls, Duration timeout, int maxStreams) {
    this(authority, tls, timeout, maxStreams, () -> null);
  }

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

  /** What the server is told that a call may take: longer, so that our own deadline comes first. */
  Duration serverTimeout() {
    Duration tenth = timeout.dividedBy(10);
    return timeout.plus(tenth.compareTo(MIN_SERVER_MARGIN) > 0 ? tenth : MIN_SERVER_MARGIN);
  }
}
