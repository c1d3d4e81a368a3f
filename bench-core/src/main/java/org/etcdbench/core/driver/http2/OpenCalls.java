package org.etcdbench.core.driver.http2;

import org.jspecify.annotations.Nullable;

/** All calls of a channel that have not ended, in the order of their deadlines. */
final class OpenCalls {
  private @Nullable UnaryCall oldest;
  private @Nullable UnaryCall newest;

  @Nullable UnaryCall oldest() {
    return oldest;
  }

  /** Adds one whose deadline is not before that of any other. */
  void add(UnaryCall call) {
    call.older = newest;
    call.newer = null;
    if (newest == null) {
      oldest = call;
    } else {
      newest.newer = call;
    }
    newest = call;
  }

  void remove(UnaryCall call) {
    UnaryCall older = call.older;
    UnaryCall newer = call.newer;
    if (older == null) {
      oldest = newer;
    } else {
      older.newer = newer;
    }
    if (newer == null) {
      newest = older;
    } else {
      newer.older = older;
    }
    call.older = null;
    call.newer = null;
  }
}
