package org.etcdbench.core.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.etcdbench.core.record.IntervalRecording;
import org.etcdbench.core.record.IterationRecorder;
import org.etcdbench.core.record.IterationRecording;
import org.etcdbench.core.scenario.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * One recording for all windows of an open load, so that however many they are, only the seconds
 * that are open take memory: each window has seconds of its own in it. Requests are recorded in the
 * second in which they were due. Safe for use by several threads.
 */
final class OpenRecording {
  private static final long NS_PER_S = 1_000_000_000L;
  private static final String TEXT_OF_WINDOW = "\u0000";

  private final IterationRecorder recorder = new IterationRecorder();
  private final List<OpenWindow.Span> spans;

  /** The first second of each window, and the one after the last. */
  private final long[] firstSecond;

  OpenRecording(List<OpenWindow.Span> spans) {
    this.spans = spans;
    this.firstSecond = new long[spans.size() + 1];
    for (int i = 0; i < spans.size(); i++) {
      long lengthNs = spans.get(i).toNs() - spans.get(i).fromNs();
      firstSecond[i + 1] = firstSecond[i] + (lengthNs + NS_PER_S - 1) / NS_PER_S;
    }
  }

  IterationRecorder recorder() {
    return recorder;
  }

  /** Records a request that was due so long after the beginning of the load. */
  void record(int window, long dueNs, Outcome outcome, Slot slot, @Nullable String message) {
    long inWindowNs = dueNs - spans.get(window).fromNs();
    recorder.record(
        outcome,
        firstSecond[window] * NS_PER_S + inWindowNs,
        Math.max(0, slot.doneNs - slot.intendedNs),
        Math.max(0, slot.doneNs - slot.sentNs),
        Math.max(0, slot.sentNs - slot.intendedNs));
    if (message != null) {
      recorder.errorText(window + TEXT_OF_WINDOW, message);
    }
  }

  /** What each window recorded; no thread may record any more. */
  List<IterationRecording> finish() {
    IterationRecording all = recorder.finish();
    List<IterationRecording> windows = new ArrayList<>();
    for (int i = 0; i < spans.size(); i++) {
      long first = firstSecond[i];
      long end = firstSecond[i + 1];
      List<IntervalRecording> intervals =
          all.intervals().stream()
              .filter(interval -> interval.second() >= first && interval.second() < end)
              .map(interval -> interval.earlier(first))
              .toList();
      windows.add(IterationRecording.of(intervals, texts(all, i)));
    }
    return windows;
  }

  private static Map<String, Long> texts(IterationRecording all, int window) {
    String prefix = window + TEXT_OF_WINDOW;
    Map<String, Long> texts = new TreeMap<>();
    all.errorTexts()
        .forEach(
            (text, count) -> {
              if (text.startsWith(prefix)) {
                texts.put(text.substring(prefix.length()), count);
              }
            });
    return texts;
  }
}
