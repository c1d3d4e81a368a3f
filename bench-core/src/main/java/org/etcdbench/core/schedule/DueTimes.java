package org.etcdbench.core.schedule;

/** The instants of a whole schedule, by index. Immutable. */
interface DueTimes {

  /** Nanoseconds from the beginning of the load, for an index below {@link #size}. */
  long ns(long index);

  /** The number of requests; {@link Schedule#MAX_REQUESTS} if {@link #endless}. */
  long size();

  /** Whether the load has no end of its own. */
  boolean endless();

  /** The number of indexes with {@code ns(index) < ns}. */
  long dueBefore(long ns);

  /** A walk over the indexes first, first + stride, … */
  Cursor cursor(long first, long stride);
}
