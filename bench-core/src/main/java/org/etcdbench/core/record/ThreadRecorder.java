package org.etcdbench.core.record;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.etcdbench.core.scenario.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * One thread's part of a recording: only that thread writes, a second at a time, and hands each
 * finished second over.
 */
final class ThreadRecorder {
  /** More kinds of failures than this are counted under one heading. */
  private static final int MAX_ERROR_TEXTS = 50;

  private static final String OTHER_TEXTS = "(other failures)";

  private final ConcurrentLinkedQueue<Slice> finished;
  private final Map<String, Long> errorTexts = new TreeMap<>();
  private @Nullable Slice current;

  ThreadRecorder(ConcurrentLinkedQueue<Slice> finished) {
    this.finished = finished;
  }

  void record(long second, Outcome outcome, long responseNs, long serviceNs) {
    Slice slice = current;
    if (slice == null || slice.second != second) {
      slice = next(second);
    }
    slice.record(outcome, responseNs, serviceNs);
  }

  private Slice next(long second) {
    flush();
    Slice slice = new Slice(second);
    current = slice;
    return slice;
  }

  void errorText(String text) {
    boolean known = errorTexts.containsKey(text) || errorTexts.size() < MAX_ERROR_TEXTS;
    errorTexts.merge(known ? text : OTHER_TEXTS, 1L, Long::sum);
  }

  /** Hands over the second in work; called by the thread itself, or after it has stopped. */
  void flush() {
    if (current != null) {
      finished.add(current);
      current = null;
    }
  }

  Map<String, Long> errorTexts() {
    return errorTexts;
  }
}
