package org.etcdbench.core.record;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.etcdbench.core.scenario.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * One thread's part of a recording: only that thread writes, few seconds at a time, and hands each
 * over that it takes to be finished.
 */
final class ThreadRecorder {
  /** Under each heading; more kinds of failures than this are counted as one. */
  private static final int MAX_ERROR_TEXTS = 50;

  private static final String OTHER_TEXTS = "(other failures)";

  /**
   * Seconds that may be open at a time: requests of an open load end in another order than they
   * were due, after a stall or a timeout many seconds later. A power of two.
   */
  private static final int OPEN_SECONDS = 32;

  private final ConcurrentLinkedQueue<Slice> finished;
  private final int finishedAfter;
  private final Map<String, Long> errorTexts = new TreeMap<>();
  private final Map<String, Integer> kinds = new HashMap<>();
  private final @Nullable Slice[] open = new @Nullable Slice[OPEN_SECONDS];
  private long newest;

  /**
   * A thread's part.
   *
   * @param finished takes the seconds that are handed over
   * @param finishedAfter a second so much older than the newest is taken to be finished; less than
   *     seconds may be open
   */
  ThreadRecorder(ConcurrentLinkedQueue<Slice> finished, int finishedAfter) {
    this.finished = finished;
    this.finishedAfter = finishedAfter;
  }

  void record(long second, Outcome outcome, long responseNs, long serviceNs, long startDelayNs) {
    Slice slice = open[(int) second & (OPEN_SECONDS - 1)];
    if (slice == null || slice.second != second) {
      slice = next(second);
    }
    slice.record(outcome, responseNs, serviceNs, startDelayNs);
  }

  private Slice next(long second) {
    int place = (int) second & (OPEN_SECONDS - 1);
    flush(place);
    Slice slice = new Slice(second);
    open[place] = slice;
    if (second > newest) {
      newest = second;
      flushFinished();
    }
    return slice;
  }

  private void flushFinished() {
    for (int place = 0; place < OPEN_SECONDS; place++) {
      Slice slice = open[place];
      if (slice != null && slice.second < newest - finishedAfter) {
        flush(place);
      }
    }
  }

  void errorText(String heading, String text) {
    String full = heading + text;
    boolean known = errorTexts.containsKey(full) || isRoom(heading);
    errorTexts.merge(known ? full : heading + OTHER_TEXTS, 1L, Long::sum);
  }

  /** Whether a heading may have one more kind; if so, it has. */
  private boolean isRoom(String heading) {
    return kinds.merge(heading, 1, (before, one) -> Math.min(before + one, MAX_ERROR_TEXTS + 1))
        <= MAX_ERROR_TEXTS;
  }

  /** Hands over the seconds in work; called by the thread itself, or after it has stopped. */
  void flush() {
    for (int place = 0; place < OPEN_SECONDS; place++) {
      flush(place);
    }
  }

  private void flush(int place) {
    Slice slice = open[place];
    if (slice != null) {
      finished.add(slice);
      open[place] = null;
    }
  }

  /** How many seconds are in work. */
  int held() {
    return (int) Arrays.stream(open).filter(Objects::nonNull).count();
  }

  Map<String, Long> errorTexts() {
    return errorTexts;
  }
}
