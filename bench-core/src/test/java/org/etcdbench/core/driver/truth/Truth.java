package org.etcdbench.core.driver.truth;

import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * What really happened to the requests of one program.
 *
 * @param requests how many were read
 * @param abandoned how many had been given up by the client, or lost their connection, when their
 *     time came
 * @param held from read to answered, of all that were answered, in nanoseconds
 * @param exchanges those that were answered, in the order of that, at most {@link #MAX_EXCHANGES}
 */
public record Truth(long requests, long abandoned, Histogram held, List<Exchange> exchanges) {
  /** So many are kept one by one; the histogram holds all. */
  public static final int MAX_EXCHANGES = 1_000_000;

  /** Gathers it; for one thread. */
  static final class Recorder {
    private final Histogram held = new Histogram(3);
    private final List<Exchange> exchanges = new ArrayList<>();
    private long requests;
    private long abandoned;

    /** Another request was read; gives its number. */
    long read() {
      return requests++;
    }

    void answered(Exchange exchange) {
      held.recordValue(exchange.heldNs());
      if (exchanges.size() < MAX_EXCHANGES) {
        exchanges.add(exchange);
      }
    }

    void abandoned() {
      abandoned++;
    }

    Truth soFar() {
      return new Truth(requests, abandoned, held.copy(), List.copyOf(exchanges));
    }
  }
}
