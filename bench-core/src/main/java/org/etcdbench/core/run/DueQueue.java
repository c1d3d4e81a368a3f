package org.etcdbench.core.run;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Intended times that wait to be sent, first in, first out: one thread adds, one at a time takes.
 * It grows when it is full, so nothing that is due is ever dropped; in steady state it allocates
 * nothing.
 */
final class DueQueue {
  private static final int FIRST_CAPACITY = 64;
  private static final VarHandle ADDED = Handles.field(DueQueue.class, "added", long.class);
  private static final VarHandle TAKEN = Handles.field(DueQueue.class, "taken", long.class);
  private static final VarHandle TIME = MethodHandles.arrayElementVarHandle(long[].class);

  /** Replaced by the adding thread only; the old one stays readable for who still takes from it. */
  private volatile long[] ring = new long[FIRST_CAPACITY];

  private long added;
  private long taken;

  /** Adds one; by the adding thread only. */
  void add(long timeNs) {
    long index = added;
    long[] current = ring;
    if (index - (long) TAKEN.getAcquire(this) == current.length) {
      current = grown(current, index);
    }
    TIME.setOpaque(current, (int) index & (current.length - 1), timeNs);
    ADDED.setRelease(this, index + 1);
  }

  /** What was taken meanwhile is copied too, and does no harm. */
  private long[] grown(long[] full, long end) {
    long[] larger = new long[full.length * 2];
    for (long i = end - full.length; i < end; i++) {
      larger[(int) i & (larger.length - 1)] = full[(int) i & (full.length - 1)];
    }
    ring = larger;
    return larger;
  }

  /** How many wait; by any thread, exact for the taking one. */
  int size() {
    return (int) ((long) ADDED.getAcquire(this) - (long) TAKEN.getAcquire(this));
  }

  /** How many were ever added; by any thread. */
  long added() {
    return (long) ADDED.getAcquire(this);
  }

  /** How many were ever taken; by any thread. */
  long taken() {
    return (long) TAKEN.getAcquire(this);
  }

  /** The first of those that wait, or this if none does; by the adding or the taking thread. */
  long firstOr(long otherwise) {
    long index = (long) TAKEN.getAcquire(this);
    // it may be taken meanwhile; its place is not used again before the adding thread comes round
    return index == (long) ADDED.getAcquire(this) ? otherwise : at(index);
  }

  private long at(long index) {
    long[] current = ring;
    return (long) TIME.getOpaque(current, (int) index & (current.length - 1));
  }

  /** Takes the first of those that wait; only if there is one. By the taking thread only. */
  long take() {
    long timeNs = at(taken);
    TAKEN.setRelease(this, taken + 1);
    return timeNs;
  }
}
