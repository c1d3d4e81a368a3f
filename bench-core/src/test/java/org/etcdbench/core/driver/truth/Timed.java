package org.etcdbench.core.driver.truth;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.etcdbench.core.driver.Completion;
import org.etcdbench.core.driver.Connection;
import org.etcdbench.core.scenario.Outcome;
import org.etcdbench.core.time.Time;
import org.etcdbench.core.workload.Request;
import org.etcdbench.core.workload.RequestSamples;

/**
 * A request as the harness times it: just before it is submitted, and first thing when its
 * completion is called.
 */
record Timed(long sentNs, long doneNs) {
  private static final long LIMIT_SECONDS = 120;

  long serviceNs() {
    return doneNs - sentNs;
  }

  /**
   * Sends puts in a closed loop and gives their times; the key is the time of the sending, as
   * {@link Program#fromSend} wants it. Fails if one of them does.
   */
  static List<Timed> puts(Connection connection, int slots, int requestsPerSlot) throws Exception {
    List<Slot> all =
        Stream.generate(() -> new Slot(connection, requestsPerSlot)).limit(slots).toList();
    connection.loop().execute(() -> all.forEach(Slot::send));
    List<Timed> times = new ArrayList<>();
    for (Slot slot : all) {
      times.addAll(slot.end.get(LIMIT_SECONDS, TimeUnit.SECONDS));
    }
    return times;
  }

  /** Has one request outstanding, until all are done. */
  private static final class Slot implements Completion {
    final CompletableFuture<List<Timed>> end = new CompletableFuture<>();
    private final Connection connection;
    private final byte[] key = new byte[Long.BYTES];
    private final Request request = RequestSamples.put(key, new byte[16]);
    private final List<Timed> times;
    private final int requests;
    private long sentNs;

    Slot(Connection connection, int requests) {
      this.connection = connection;
      this.requests = requests;
      this.times = new ArrayList<>(requests);
    }

    void send() {
      sentNs = Time.SYSTEM.nanoTime();
      ByteBuffer.wrap(key).putLong(sentNs);
      connection.submit(request, this);
    }

    @Override
    public void succeeded() {
      times.add(new Timed(sentNs, Time.SYSTEM.nanoTime()));
      if (times.size() < requests) {
        send();
      } else {
        end.complete(times);
      }
    }

    @Override
    public void failed(Outcome outcome, String message) {
      end.completeExceptionally(new AssertionError(outcome + ": " + message));
    }
  }
}
