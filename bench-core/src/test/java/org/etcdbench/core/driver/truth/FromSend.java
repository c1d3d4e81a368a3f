package org.etcdbench.core.driver.truth;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import java.time.Duration;

/** Counts delays from the sending time in the key. */
final class FromSend implements Program {
  private static final long OLDEST_NS = Duration.ofHours(1).toNanos();
  private static final Reply NO_TIME =
      new Reply.Fail(Status.Code.INTERNAL, "the key does not begin with the time of its sending");

  private final Program program;

  FromSend(Program program) {
    this.program = program;
  }

  @Override
  public Step step(Arrival arrival) {
    if (arrival.key().size() < Long.BYTES) {
      return arrival.after(0, NO_TIME);
    }
    long sentNs = sentNs(arrival.key());
    long agoNs = arrival.readNs() - sentNs;
    return agoNs < 0 || agoNs > OLDEST_NS
        ? arrival.after(0, NO_TIME)
        : program.step(arrival.startingAt(sentNs));
  }

  private static long sentNs(ByteString key) {
    return key.substring(0, Long.BYTES).asReadOnlyByteBuffer().getLong();
  }
}
