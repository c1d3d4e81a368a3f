package org.etcdbench.core.driver.http2;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The open streams of a connection. Their numbers are 1, 3, 5…, so the table is a ring from the
 * oldest open one to the newest; it grows when that span does.
 */
final class StreamTable {
  private static final int FIRST_SIZE = 16;

  private @Nullable UnaryCall[] ring = new UnaryCall[FIRST_SIZE];
  private int oldest;
  private int next;
  private int open;

  /** Gives the call the next stream; returns the stream's number. */
  int add(UnaryCall call) {
    if (next - oldest == ring.length) {
      grow();
    }
    ring[next & (ring.length - 1)] = call;
    open++;
    return (next++ << 1) | 1;
  }

  private void grow() {
    @Nullable UnaryCall[] larger = new UnaryCall[ring.length * 2];
    for (int i = oldest; i < next; i++) {
      larger[i & (larger.length - 1)] = ring[i & (ring.length - 1)];
    }
    ring = larger;
  }

  /** The call on this stream; null if there never was one, or none is left. */
  @Nullable UnaryCall get(int streamId) {
    int index = streamId >>> 1;
    return (streamId & 1) == 0 || index < oldest || index >= next
        ? null
        : ring[index & (ring.length - 1)];
  }

  void remove(int streamId) {
    ring[(streamId >>> 1) & (ring.length - 1)] = null;
    open--;
    while (oldest < next && ring[oldest & (ring.length - 1)] == null) {
      oldest++;
    }
  }

  /** Whether no stream of this number was opened yet, or can ever be by us. */
  boolean idle(int streamId) {
    return (streamId & 1) == 0 || (streamId >>> 1) >= next;
  }

  /** How many are open. */
  int open() {
    return open;
  }

  /** How many were ever opened. */
  int opened() {
    return next;
  }

  /** Calls with streams above this number, the oldest first; they may be removed meanwhile. */
  void forEachAbove(int streamId, Consumer<UnaryCall> action) {
    int end = next;
    for (int i = Math.max(oldest, (streamId + 1) >>> 1); i < end; i++) {
      UnaryCall call = ring[i & (ring.length - 1)];
      if (call != null) {
        action.accept(call);
      }
    }
  }
}
