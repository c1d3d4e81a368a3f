package org.etcdbench.core.run;

import java.lang.invoke.VarHandle;

/** What a lane did, window by window. Written by one thread at a time. */
final class LaneTally {
  private static final VarHandle UNDER_WAY = Handles.field(LaneTally.class, "underWay", int.class);

  private final long[] sentInTime;
  private final long[] waited;
  private final long[] endedLate;
  private final long[] okLate;
  private int underWay;

  LaneTally(int windows) {
    this.sentInTime = new long[windows];
    this.waited = new long[windows];
    this.endedLate = new long[windows];
    this.okLate = new long[windows];
  }

  void sent(int window, boolean hasWaited, boolean inTime) {
    UNDER_WAY.setRelease(this, underWay + 1);
    waited[window] += hasWaited ? 1 : 0;
    sentInTime[window] += inTime ? 1 : 0;
  }

  void ended(int window, boolean late, boolean ok) {
    endedLate[window] += late ? 1 : 0;
    okLate[window] += late && ok ? 1 : 0;
    // last: who sees that nothing is under way sees all of the above
    UNDER_WAY.setRelease(this, underWay - 1);
  }

  /** Requests that are sent and not known to be done; by any thread. */
  int underWay() {
    return (int) UNDER_WAY.getAcquire(this);
  }

  /** Requests due in a window that were sent before its end. */
  long sentInTime(int window) {
    return sentInTime[window];
  }

  /** Requests due in a window that found no free slot. */
  long waited(int window) {
    return waited[window];
  }

  /** Requests due in a window that ended after its end. */
  long endedLate(int window) {
    return endedLate[window];
  }

  /** Requests due in a window that succeeded after its end. */
  long okLate(int window) {
    return okLate[window];
  }
}
