package org.etcdbench.core.record;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.etcdbench.core.scenario.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * One thread's part of a recording: only that thread writes, few seconds at a time, and hands each
 * over that it takes to be finished.
 */
final class ThreadRecorder {
  /** More kinds of failures than this are counted under one heading. */
  private static final int MAX_ERROR_TEXTS = 50;

  private static final String OTHER_TEXTS = "(other failures)";

  /**
   * Seconds that may be open at a time: requests of an open load end in another order than they
   * were due, after a stall or a timeout many seconds later. A power of two.
   */
  private static final int OPEN_SECONDS = 32;

  /** A second this much older than the newest is taken to be finished. */
  private static final int FINISHED_AFTER = 20;

  private final ConcurrentLinkedQueue<Slice> finished;
  private final Map<String, Long> errorTexts = new TreeMap<>();
  private final @Nullable Slice[] open = new @Nullable Slice[OPEN_SECONDS];
  private long newest;

  ThreadRecorder(ConcurrentLinkedQueue<Slice> finished) {
    this.finished = finished;
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
      if (slice != null && slice.second < newest - FINISHED_AFTER) {
        flush(place);
      }
    }
  }

  void errorText(String text) {
    boolean known = errorTexts.containsKey(text) || errorTexts.size() < MAX_ERROR_TEXTS;
    errorTexts.merge(known ? text : OTHER_TEXTS, 1L, Long::sum);
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

  Map<String, Long> errorTexts() {
    return errorTexts;
  }
}
