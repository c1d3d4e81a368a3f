package org.etcdbench.core.result;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Events of one kind in a member's log.
 *
 * @param kind what happened
 * @param count how often, at least 1
 * @param samples some of them: the one that took longest, and the first few others; in the order of
 *     the log
 */
public record LogEvents(Kind kind, long count, List<Sample> samples) {
  /** Samples that are kept at most. */
  public static final int MOST_SAMPLES = 5;

  /** Copies the list and checks the bounds. */
  public LogEvents {
    Objects.requireNonNull(kind, "kind is null");
    samples = List.copyOf(samples);
    if (count < 1 || samples.isEmpty() || samples.size() > Math.min(count, MOST_SAMPLES)) {
      throw new IllegalArgumentException(
          "count and samples must be >= 1, samples at most count and "
              + MOST_SAMPLES
              + ", got: "
              + count
              + ", "
              + samples.size());
    }
  }

  /** What happened, by etcd's own words. */
  public enum Kind {
    /** "apply request took too long": it took more than 100 ms, unless the member was told else. */
    SLOW_APPLY,
    /** "request stats": a unary request took more than 300 ms; etcd 3.5 on. */
    SLOW_REQUEST,
    /** "slow fdatasync": the write-ahead log was synced for more than a second. */
    SLOW_FDATASYNC,
    /** "leader failed to send out heartbeat on time": the leader was held up. */
    LATE_HEARTBEAT,
    /** "lost leader" or "leader changed": the member's view of who leads changed. */
    LEADER_LOST,
    /** "dropped … since … sending buffer is full (overloaded network)". */
    OVERLOADED_NETWORK,
    /** "waiting for ReadIndex response took too long" or timed out: of a linearizable read. */
    SLOW_READ_INDEX
  }

  /**
   * One event. What its line does not say is null.
   *
   * @param at when it was logged
   * @param text the message
   * @param tookNs how long it took
   * @param expectedNs what it should have taken at most
   * @param request what was asked for, shortened
   * @param responseCount keys in the response
   * @param responseBytes size of the response
   */
  public record Sample(
      Instant at,
      String text,
      @Nullable Long tookNs,
      @Nullable Long expectedNs,
      @Nullable String request,
      @Nullable Long responseCount,
      @Nullable Long responseBytes) {
    /** Checks that nothing is missing. */
    public Sample {
      Objects.requireNonNull(at, "at is null");
      Objects.requireNonNull(text, "text is null");
    }
  }
}
