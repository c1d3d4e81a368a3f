package org.etcdbench.core.result;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.etcdbench.core.scenario.ByteSizes;
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
  /** Samples that are kept of most kinds at most. */
  private static final int FEW_SAMPLES = 5;

  /** Samples that are kept of events that charts mark. */
  private static final int MANY_SAMPLES = 100;

  /** Copies the list and checks the bounds. */
  public LogEvents {
    Objects.requireNonNull(kind, "kind is null");
    samples = List.copyOf(samples);
    if (count < 1 || samples.isEmpty() || samples.size() > Math.min(count, kind.mostSamples())) {
      throw new IllegalArgumentException(
          "count and samples must be >= 1, samples at most count and "
              + kind.mostSamples()
              + ", got: "
              + count
              + ", "
              + samples.size());
    }
  }

  /** The one that took longest; the first if none says how long it took. */
  public Sample longest() {
    Sample longest = samples.get(0);
    for (Sample sample : samples) {
      if (sample.orZeroNs() > longest.orZeroNs()) {
        longest = sample;
      }
    }
    return longest;
  }

  /** What happened, how often, and what the longest took, as part of a sentence. */
  public String describe() {
    return kind.label + (count == 1 ? " once" : " " + count + " times") + longest().describe(count);
  }

  /** What happened, by etcd's own words. */
  public enum Kind {
    /** "apply request took too long": it took more than 100 ms, unless the member was told else. */
    SLOW_APPLY("a request took too long to apply"),
    /** "request stats": a unary request took more than 300 ms; etcd 3.5 on. */
    SLOW_REQUEST("a request took too long"),
    /** "slow fdatasync": the write-ahead log was synced for more than a second. */
    SLOW_FDATASYNC("the log was slow to sync"),
    /** "leader failed to send out heartbeat on time": the leader was held up. */
    LATE_HEARTBEAT("a heartbeat was sent late"),
    /** "lost leader" or "leader changed": the member's view of who leads changed. */
    LEADER_LOST("the leader was lost or changed"),
    /** "dropped … since … sending buffer is full (overloaded network)". */
    OVERLOADED_NETWORK("messages to a peer were dropped"),
    /** "waiting for ReadIndex response took too long" or timed out: of a linearizable read. */
    SLOW_READ_INDEX("a read waited too long for the leader"),
    /** "finished scheduled compaction": the member had removed old history; each is kept. */
    COMPACTION("history was compacted", MANY_SAMPLES);

    private final String label;
    private final int mostSamples;

    Kind(String label) {
      this(label, FEW_SAMPLES);
    }

    Kind(String label, int mostSamples) {
      this.label = label;
      this.mostSamples = mostSamples;
    }

    /** How many samples are kept at most. */
    public int mostSamples() {
      return mostSamples;
    }

    /** What happened, as a sentence without its end. */
    public String label() {
      return label;
    }
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
    private static final double NS_PER_S = 1e9;
    private static final double NS_PER_MS = 1e6;

    /** Checks that nothing is missing. */
    public Sample {
      Objects.requireNonNull(at, "at is null");
      Objects.requireNonNull(text, "text is null");
    }

    private long orZeroNs() {
      return tookNs == null ? 0 : tookNs;
    }

    /** How long it took, and what for; begins with a comma or is empty. */
    private String describe(long count) {
      StringBuilder words = new StringBuilder();
      if (tookNs != null) {
        words.append(count == 1 ? ", for " : ", for at most ").append(duration(tookNs));
        if (expectedNs != null) {
          words.append(" (expected: ").append(duration(expectedNs)).append(')');
        }
      }
      if (request != null && !request.isEmpty()) {
        words.append(": ").append(request);
      }
      if (responseCount != null && responseCount > 0 && responseBytes != null) {
        words.append(": ").append(responseCount).append(responseCount == 1 ? " key, " : " keys, ");
        words.append(ByteSizes.format(responseBytes));
      }
      return words.toString();
    }

    private static String duration(long ns) {
      return ns < NS_PER_S
          ? String.format(Locale.ROOT, ns < NS_PER_MS ? "%.3f ms" : "%.0f ms", ns / NS_PER_MS)
          : String.format(Locale.ROOT, "%.2f s", ns / NS_PER_S);
    }
  }
}
