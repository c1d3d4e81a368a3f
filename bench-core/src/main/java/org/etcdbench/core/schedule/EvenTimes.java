package org.etcdbench.core.schedule;

/** Constant arrivals: each instant is cheap to compute by itself, so that walk and search do so. */
abstract class EvenTimes implements DueTimes {

  @Override
  public final long dueBefore(long ns) {
    long low = 0;
    long high = size();
    while (low < high) {
      long middle = (low + high) >>> 1;
      if (ns(middle) < ns) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  @Override
  public final Cursor cursor(long first, long stride) {
    return new IndexCursor(size(), first, stride) {
      @Override
      long ns(long index) {
        return EvenTimes.this.ns(index);
      }
    }.start();
  }
}
