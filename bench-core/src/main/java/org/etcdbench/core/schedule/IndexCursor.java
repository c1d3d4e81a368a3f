package org.etcdbench.core.schedule;

import java.util.NoSuchElementException;

/** Walks over indexes by steps of a stride, and keeps the instant of the next. */
abstract class IndexCursor implements Cursor {
  private final long size;
  private final long stride;
  private long index;
  private long nextNs;

  /** Stands nowhere until {@link #start} is called, when the subclass can answer. */
  IndexCursor(long size, long first, long stride) {
    this.size = size;
    this.stride = stride;
    this.index = first;
  }

  /** The instant of an index below the size; indexes come in growing order. */
  abstract long ns(long index);

  /** Looks up the first request. */
  final IndexCursor start() {
    lookUp();
    return this;
  }

  private void lookUp() {
    if (index < size) {
      nextNs = ns(index);
    }
  }

  @Override
  public final boolean hasNext() {
    return index < size;
  }

  @Override
  public final long peekNs() {
    refuseTheEnd();
    return nextNs;
  }

  @Override
  public final void advance() {
    refuseTheEnd();
    index = size - index <= stride ? size : index + stride;
    lookUp();
  }

  private void refuseTheEnd() {
    if (index >= size) {
      throw new NoSuchElementException("the schedule has no further request");
    }
  }
}
