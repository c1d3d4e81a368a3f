package org.etcdbench.core.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.etcdbench.core.driver.Connection;
import org.etcdbench.core.scenario.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * One connection's part of an open load: what is due on it, and its slots. The pacer adds what is
 * due; whoever finds the lane idle (the connection's loop, or the thread that ends a request) sends
 * as much of it as there are free slots, in order. Only one thread at a time does that; the others
 * leave it a mark to look again.
 */
final class Lane implements Runnable {
  private final OpenLoop loop;
  private final Connection connection;
  private final int mostSlots;
  private final DueQueue due = new DueQueue();
  private final AtomicInteger marks = new AtomicInteger();
  private final AtomicReference<@Nullable Slot> done = new AtomicReference<>();

  // below: only touched by the one thread that has the lane
  private final List<Slot> free = new ArrayList<>();
  private final LaneTally tally;
  private int slots;
  private long starvedUpTo;

  Lane(OpenLoop loop, Connection connection, int mostSlots, int windows) {
    this.loop = loop;
    this.connection = connection;
    this.mostSlots = mostSlots;
    this.tally = new LaneTally(windows);
  }

  /** By the pacer: a request is due at this reading of the clock. */
  void add(long intendedNs) {
    due.add(intendedNs);
    if (marks.getAndIncrement() == 0) {
      connection.loop().execute(this);
    }
  }

  /** By whichever thread the driver tells it on. */
  void ended(Slot slot, Outcome outcome, @Nullable String message) {
    slot.doneNs = loop.nanoTime();
    loop.record(slot, outcome, message);
    Slot head;
    do {
      head = done.get();
      slot.nextDone = head;
    } while (!done.compareAndSet(head, slot));
    if (marks.getAndIncrement() == 0) {
      run();
    }
  }

  /** Has the lane until there is no mark left. */
  @Override
  public void run() {
    int seen = marks.get();
    while (seen != 0) {
      takeBack();
      send();
      seen = marks.addAndGet(-seen);
    }
  }

  private void takeBack() {
    Slot slot = done.getAndSet(null);
    while (slot != null) {
      Slot next = slot.nextDone;
      slot.nextDone = null;
      int window = loop.windowOf(slot.intendedNs);
      tally.ended(window, !loop.isWithin(window, slot.doneNs), slot.succeeded);
      free.add(slot);
      slot = next;
    }
  }

  private void send() {
    while (due.size() > 0 && !loop.abandoned()) {
      Slot slot = freeSlot();
      if (slot == null) {
        starvedUpTo = due.added();
        return;
      }
      boolean waited = due.taken() < starvedUpTo;
      slot.intendedNs = due.take();
      loop.fill(slot.request());
      slot.sentNs = loop.nanoTime();
      int window = loop.windowOf(slot.intendedNs);
      tally.sent(window, waited, loop.isWithin(window, slot.sentNs));
      connection.submit(slot.request(), slot);
    }
  }

  /** Slots are made when they are first needed: of many that are allowed, few may ever be. */
  private @Nullable Slot freeSlot() {
    if (!free.isEmpty()) {
      return free.remove(free.size() - 1);
    }
    if (slots == mostSlots) {
      return null;
    }
    slots++;
    return new Slot(this, loop.newRequest());
  }

  /** Requests that are due and not sent; by any thread. */
  int backlog() {
    return due.size();
  }

  /** When the first of {@link #backlog} was due, or this if there is none; by the pacer. */
  long oldestNsOr(long otherwiseNs) {
    return due.firstOr(otherwiseNs);
  }

  /** Requests under way; by any thread. */
  int underWay() {
    return tally.underWay();
  }

  /** What the lane did; exact when nothing is under way and nothing waits. */
  LaneTally tally() {
    // whoever had the lane last has left its mark
    marks.get();
    return tally;
  }
}
