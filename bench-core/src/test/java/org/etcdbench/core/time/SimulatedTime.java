package org.etcdbench.core.time;

import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Time in which things happen: while the thread that made it sleeps, what is due until it wakes is
 * done, by that thread and in order. So a load and its driver run without threads, and always
 * alike. Another thread that sleeps does so until {@link #letAnotherThreadGoOn}.
 */
public final class SimulatedTime implements Time {
  private static final long PATIENCE_SECONDS = 30;

  private record Event(long dueNs, long number, Runnable what) implements Comparable<Event> {
    @Override
    public int compareTo(Event other) {
      int byTime = Long.compare(dueNs, other.dueNs);
      return byTime == 0 ? Long.compare(number, other.number) : byTime;
    }
  }

  private final ManualTime clock = new ManualTime();
  private final Thread owner = Thread.currentThread();
  private final PriorityQueue<Event> events = new PriorityQueue<>();
  private final Semaphore anotherSleeps = new Semaphore(0);
  private final Semaphore anotherMayGoOn = new Semaphore(0);
  private long passedNs;
  private long eventsSoFar;
  private volatile Duration anothersSleep = Duration.ZERO;

  /** Has something done later, or next if the delay is zero. */
  public void after(Duration delay, Runnable what) {
    events.add(new Event(passedNs + delay.toNanos(), eventsSoFar++, what));
  }

  /** How much time has passed. */
  public Duration passed() {
    return Duration.ofNanos(passedNs);
  }

  @Override
  public long nanoTime() {
    return clock.nanoTime();
  }

  @Override
  public Instant now() {
    return clock.now();
  }

  @Override
  public void sleep(Duration duration) throws InterruptedException {
    if (Thread.currentThread() != owner) {
      anothersSleep = duration;
      sleepOfAnother();
      return;
    }
    long wakesNs = passedNs + duration.toNanos();
    while (!events.isEmpty() && events.element().dueNs() <= wakesNs) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      Event next = events.remove();
      passTo(next.dueNs());
      next.what().run();
    }
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    passTo(wakesNs);
  }

  private void passTo(long ns) {
    clock.advance(Duration.ofNanos(ns - passedNs));
    passedNs = ns;
  }

  private void sleepOfAnother() throws InterruptedException {
    anotherSleeps.release();
    try {
      anotherMayGoOn.acquire();
    } catch (InterruptedException e) {
      anotherSleeps.acquire();
      throw e;
    }
  }

  /** Waits until another thread sleeps. */
  public void awaitAnotherThreadsSleep() {
    acquireSleeper();
    anotherSleeps.release();
  }

  /** For how long another thread sleeps, or did last, by its own will. */
  public Duration anotherSleepsFor() {
    return anothersSleep;
  }

  /** Wakes the other thread that sleeps, and waits until it sleeps again. */
  public void letAnotherThreadGoOn() {
    acquireSleeper();
    anotherMayGoOn.release();
    awaitAnotherThreadsSleep();
  }

  private void acquireSleeper() {
    try {
      if (!anotherSleeps.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("no other thread sleeps");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Another thread does so until it is interrupted: nobody lets a moment come for it. */
  @Override
  public void sleepUntil(long atNs) throws InterruptedException {
    if (Thread.currentThread() != owner) {
      new Semaphore(0).acquire();
    }
    sleep(Duration.ofNanos(Math.max(0, atNs - nanoTime())));
  }
}
