package org.etcdbench.core.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.etcdbench.core.Allocations;
import org.etcdbench.core.result.Latency;
import org.etcdbench.core.result.OutcomeResult;
import org.etcdbench.core.scenario.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IterationRecorderTest {
  private static final long NS_PER_MS = 1_000_000;
  private static final long NS_PER_S = 1_000_000_000;

  private final IterationRecorder recorder = new IterationRecorder();

  @Test
  void keepsNothingOfNothing() {
    IterationRecording recording = recorder.finish();

    assertThat(recording.outcomes()).isEmpty();
    assertThat(recording.intervals()).isEmpty();
    assertThat(recording.errorTexts()).isEmpty();
  }

  @Test
  void keepsCountSumLeastAndGreatestExactly() {
    recorder.record(Outcome.OK, 0, 1_234_567, 1_000_003, 234_564);
    recorder.record(Outcome.OK, 1, 7, 5, 2);
    recorder.record(Outcome.OK, 2, 30_000_000_001L, 29_999_999_999L, 2);

    OutcomeResult ok = recorder.finish().outcomes().get(0);

    assertThat(ok.outcome()).isEqualTo(Outcome.OK);
    assertExact(ok.response(), 3, 1_234_567 + 7 + 30_000_000_001L, 7, 30_000_000_001L);
    assertExact(ok.service(), 3, 1_000_003 + 5 + 29_999_999_999L, 5, 29_999_999_999L);
    assertExact(ok.recordedStartDelay().orElseThrow(), 3, 234_564 + 2 + 2, 2, 234_564);
  }

  private static void assertExact(Latency latency, long count, long sumNs, long minNs, long maxNs) {
    assertThat(latency.count()).isEqualTo(count);
    assertThat(latency.sumNs()).isEqualTo(sumNs);
    assertThat(latency.minNs()).isEqualTo(minNs);
    assertThat(latency.maxNs()).isEqualTo(maxNs);
    assertThat(latency.decode().getTotalCount()).isEqualTo(count);
  }

  @Test
  void mergesWhatThreadsRecordPerOutcomeAndSecond() throws InterruptedException {
    int threads = 4;
    int perThread = 3 * 999;
    CountDownLatch together = new CountDownLatch(threads);
    List<Thread> started = new ArrayList<>();
    for (int t = 1; t <= threads; t++) {
      int thread = t;
      started.add(new Thread(() -> recordPart(thread, perThread, together)));
    }
    started.forEach(Thread::start);
    while (started.stream().anyMatch(Thread::isAlive)) {
      recorder.collect();
    }
    IterationRecording recording = recorder.finish();

    assertThat(recording.outcomes())
        .extracting(OutcomeResult::outcome)
        .containsExactly(Outcome.OK, Outcome.TIMEOUT);
    // thread t records t ms: (1 + 2 + 3 + 4) ms each time
    assertExact(
        recording.outcomes().get(0).response(),
        threads * 3L * 666L,
        10 * 3 * 666L * NS_PER_MS,
        NS_PER_MS,
        4 * NS_PER_MS);
    assertExact(
        recording.outcomes().get(1).service(),
        threads * 3L * 333L,
        10 * 3 * 333L * NS_PER_MS / 2,
        NS_PER_MS / 2,
        2 * NS_PER_MS);
    assertThat(recording.intervals()).hasSize(6);
    for (IntervalRecording interval : recording.intervals()) {
      boolean ok = interval.outcome() == Outcome.OK;
      assertThat(interval.response().count())
          .as(interval.second() + " " + interval.outcome())
          .isEqualTo(threads * (ok ? 666L : 333L));
    }
    assertTotalsAreTheSumOfTheIntervals(recording);
  }

  /** A third of the requests in each of three seconds, and a third of them timeouts. */
  private void recordPart(int thread, int count, CountDownLatch together) {
    together.countDown();
    try {
      together.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    for (int i = 0; i < count; i++) {
      long second = i / (count / 3);
      Outcome outcome = i % 3 == 0 ? Outcome.TIMEOUT : Outcome.OK;
      long latencyNs = thread * NS_PER_MS;
      recorder.record(outcome, second * NS_PER_S + i, latencyNs, latencyNs / 2, latencyNs / 2);
    }
  }

  private static void assertTotalsAreTheSumOfTheIntervals(IterationRecording recording) {
    for (OutcomeResult total : recording.outcomes()) {
      List<IntervalRecording> parts =
          recording.intervals().stream().filter(i -> i.outcome() == total.outcome()).toList();
      assertThat(Latency.merge(parts.stream().map(IntervalRecording::response).toList()))
          .isEqualTo(total.response());
      assertThat(Latency.merge(parts.stream().map(IntervalRecording::service).toList()))
          .isEqualTo(total.service());
    }
  }

  @Test
  void countsSecondsThatComeLateWhereTheyBelong() throws InterruptedException {
    Thread stalled = new Thread(() -> recorder.record(Outcome.OK, 3 * NS_PER_S, 30, 30, 0));
    stalled.start();
    stalled.join();
    for (int second = 0; second < 60; second++) {
      recorder.record(Outcome.OK, second * NS_PER_S, 10, 10, 0);
      recorder.record(Outcome.FAILED, second * NS_PER_S + NS_PER_S - 1, 20, 20, 0);
      recorder.collect();
    }

    // the stalled thread's part is handed over only now, long after its second was compressed
    IterationRecording recording = recorder.finish();

    assertThat(recording.intervals())
        .extracting(i -> i.second() + " " + i.outcome())
        .containsExactlyElementsOf(
            IntStream.range(0, 60)
                .boxed()
                .flatMap(s -> List.of(s + " OK", s + " FAILED").stream())
                .toList());
    assertExact(recording.intervals().get(6).response(), 2, 40, 10, 30);
    assertExact(recording.outcomes().get(0).response(), 61, 60 * 10 + 30, 10, 30);
    assertTotalsAreTheSumOfTheIntervals(recording);
  }

  @ParameterizedTest
  @ValueSource(
      longs = {
        100_000,
        123_457,
        999_999,
        5_000_001,
        77_777_777,
        1_234_567_891,
        9_876_543_211L,
        10_000_000_000L
      })
  void keepsQuantilesToATenthOfAPercent(long latencyNs) {
    // the values around it must stay apart from it
    recorder.record(Outcome.OK, 0, latencyNs / 2, 1, 0);
    recorder.record(Outcome.OK, 0, latencyNs, 1, 0);
    recorder.record(Outcome.OK, 0, latencyNs * 2, 1, 0);

    Histogram histogram = recorder.finish().outcomes().get(0).response().decode();

    double median = histogram.getValueAtPercentile(50);
    assertThat(Math.abs(median / latencyNs - 1)).isLessThanOrEqualTo(0.001);
  }

  @Test
  void addsUpTheFailuresWords() throws InterruptedException {
    recorder.errorText("no leader");
    Thread other =
        new Thread(
            () -> {
              recorder.errorText("no leader");
              recorder.errorText("too slow");
            });
    other.start();
    other.join();

    assertThat(recorder.finish().errorTexts()).isEqualTo(Map.of("no leader", 2L, "too slow", 1L));
  }

  @Test
  void countsFailuresOfTooManyKindsTogether() {
    for (int i = 0; i < 80; i++) {
      recorder.errorText("failure " + i);
      recorder.errorText("failure 0");
    }

    Map<String, Long> texts = recorder.finish().errorTexts();

    assertThat(texts).hasSize(51);
    assertThat(texts).containsEntry("(other failures)", 30L);
    assertThat(texts).containsEntry("failure 0", 81L);
    assertThat(texts).containsEntry("failure 49", 1L);
  }

  @Test
  void countsFailuresOfTooManyKindsTogetherUnderEachHeading() {
    for (int part = 1; part <= 60; part++) {
      recorder.errorText(part + ": ", "failure of its own");
    }
    for (int i = 0; i < 60; i++) {
      recorder.errorText("61: ", "failure " + i);
    }

    Map<String, Long> texts = recorder.finish().errorTexts();

    assertThat(texts).hasSize(60 + 51);
    assertThat(texts).containsEntry("60: failure of its own", 1L);
    assertThat(texts).containsEntry("61: (other failures)", 10L);
  }

  @Test
  void holdsOneSecondAtATimeOfRequestsThatAreRecordedInOrder() {
    IterationRecorder ordered = IterationRecorder.inOrder();
    for (int second = 0; second < 30; second++) {
      ordered.record(Outcome.OK, second * NS_PER_S, 10, 10, 0);
      ordered.record(Outcome.OK, second * NS_PER_S + 1, 10, 10, 0);
      ordered.collect();
      recorder.record(Outcome.OK, second * NS_PER_S, 10, 10, 0);
      recorder.record(Outcome.OK, second * NS_PER_S + 1, 10, 10, 0);
      recorder.collect();
    }

    assertThat(ordered.heldByThreads()).isEqualTo(1);
    assertThat(recorder.heldByThreads()).isEqualTo(21);
    assertThat(ordered.finish()).isEqualTo(recorder.finish());
  }

  @Test
  void allocatesNothingOnceASecondHasBegun() {
    int records = 100_000;
    Runnable work =
        () -> {
          for (int i = 0; i < records; i++) {
            recorder.record(Outcome.OK, i, 100 + i, 50 + i, 50);
          }
        };
    work.run();

    assertThat(Allocations.bytesOf(work)).isLessThan(records);
  }

  @Test
  void makesFewHistogramsHoweverSecondsAlternate() {
    // after a stall of 8 s, requests of each second come back in turn
    Runnable record =
        () -> {
          for (int i = 0; i < 100_000; i++) {
            recorder.record(Outcome.OK, (i % 8) * NS_PER_S, 5 * NS_PER_MS, NS_PER_MS, 0);
          }
        };
    record.run();

    assertThat(Allocations.bytesOf(record)).isLessThan(10_000);
    assertThat(recorder.finish().intervals()).hasSize(8);
  }

  @Test
  void handsOverWhatIsLongFinishedWhileItGoesOn() {
    for (int second = 0; second < 200; second++) {
      recorder.record(Outcome.OK, second * NS_PER_S, NS_PER_MS, NS_PER_MS, 0);
      recorder.collect();
      // one that was due 10 s before and timed out
      if (second >= 10) {
        recorder.record(Outcome.TIMEOUT, (second - 10) * NS_PER_S, 10 * NS_PER_S, 10 * NS_PER_S, 0);
      }
    }

    IterationRecording recording = recorder.finish();
    assertThat(recording.intervals()).hasSize(200 + 190);
    assertThat(recording.outcomes())
        .extracting(outcome -> outcome.outcome() + " " + outcome.count())
        .containsExactly("OK 200", "TIMEOUT 190");
  }
}
