package org.etcdbench.core.run;

import java.util.concurrent.atomic.AtomicLong;
import org.etcdbench.core.scenario.IterationLength;

/**
 * Decides, from the ends of requests alone, which of them an iteration counts. The window opens
 * when as many requests have ended as there are clients, so that all clients are busy from its
 * first moment to its last: neither the start nor the tail of the load is measured, and Little's
 * law holds. Safe for use by several threads.
 */
final class Window {
  private static final long UNSET = Long.MIN_VALUE;

  private final long leadIn;
  private final IterationLength length;
  private final AtomicLong ended = new AtomicLong();
  private volatile long openedNs = UNSET;
  private volatile long closedNs = UNSET;

  Window(int clients, IterationLength length) {
    this.leadIn = clients;
    this.length = length;
  }

  /** Whether a request that ended now counts; call it once for each. */
  boolean counts(long doneNs) {
    if (length instanceof IterationLength.Requests requests) {
      return countsByNumber(doneNs, requests.count());
    }
    return countsByTime(doneNs, ((IterationLength.Time) length).duration().toNanos());
  }

  private boolean countsByNumber(long doneNs, long count) {
    long rank = ended.incrementAndGet();
    if (rank == leadIn) {
      openedNs = doneNs;
    } else if (rank == leadIn + count) {
      return close(doneNs);
    }
    return rank > leadIn && rank < leadIn + count && !closed();
  }

  private boolean countsByTime(long doneNs, long durationNs) {
    if (openedNs == UNSET) {
      // the few that end while the window opens are lead-in still
      if (ended.incrementAndGet() == leadIn) {
        openedNs = doneNs;
      }
      return false;
    }
    if (closed()) {
      return false;
    }
    // the first to end when the time is over closes it and counts: were the window cut off between
    // two ends, its last moments would hold requests under way that nobody counts
    boolean over = doneNs - openedNs >= durationNs;
    return over ? close(doneNs) : true;
  }

  /** Closes the window at this moment; returns false if it is closed already. */
  synchronized boolean close(long atNs) {
    if (closedNs != UNSET) {
      return false;
    }
    closedNs = atNs;
    return true;
  }

  boolean opened() {
    return openedNs != UNSET;
  }

  boolean closed() {
    return closedNs != UNSET;
  }

  /** When the window opened; the other moment if it never did. */
  long openedNsOr(long otherNs) {
    return opened() ? openedNs : otherNs;
  }

  /** Nanoseconds from the opening to this moment; 0 for what ended while the window opened. */
  long sinceOpenedNs(long atNs) {
    long from = openedNs;
    return from == UNSET ? 0 : Math.max(0, atNs - from);
  }

  /** Length of the closed window; 0 if it never opened. */
  long lengthNs() {
    return opened() && closed() ? Math.max(0, closedNs - openedNs) : 0;
  }
}
