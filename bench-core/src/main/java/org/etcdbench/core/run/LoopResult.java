package org.etcdbench.core.run;

import java.time.Instant;
import java.util.Optional;
import org.etcdbench.core.record.IterationRecording;
import org.jspecify.annotations.Nullable;

/**
 * What became of one iteration.
 *
 * @param startedAt when its window opened, or its load started if it never did
 * @param windowNs length of the window
 * @param recording what ended in it
 * @param unanswered requests that nobody answered, not even by their deadline
 * @param stopReason why it ended early; null if it did not
 */
record LoopResult(
    Instant startedAt,
    long windowNs,
    IterationRecording recording,
    int unanswered,
    @Nullable StopReason stopReason) {

  Optional<StopReason> stopped() {
    return Optional.ofNullable(stopReason);
  }
}
