package org.etcdbench.core.run;

import java.time.Instant;
import java.util.Optional;
import org.etcdbench.core.record.IterationRecording;
import org.etcdbench.core.result.GeneratorResult;
import org.jspecify.annotations.Nullable;

/**
 * What became of one iteration.
 *
 * @param startedAt when its window opened, or its load started if it never did
 * @param windowNs length of the window
 * @param recording what ended in it
 * @param generator what the load generator did meanwhile
 * @param unanswered requests that nobody answered, not even by their deadline
 * @param stopReason why it ended early; null if it did not
 */
record LoopResult(
    Instant startedAt,
    long windowNs,
    IterationRecording recording,
    GeneratorResult generator,
    int unanswered,
    @Nullable StopReason stopReason) {

  Optional<StopReason> stopped() {
    return Optional.ofNullable(stopReason);
  }

  boolean interrupted() {
    return stopped().filter(reason -> reason.kind() == StopReason.Kind.INTERRUPTED).isPresent();
  }
}
