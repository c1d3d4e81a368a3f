package org.etcdbench.core.preflight;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.etcdbench.core.driver.Completion;
import org.etcdbench.core.driver.Connection;
import org.etcdbench.core.driver.Driver;
import org.etcdbench.core.driver.Endpoint;
import org.etcdbench.core.scenario.Outcome;
import org.etcdbench.core.time.Time;
import org.etcdbench.core.workload.Request;

/**
 * Measures how long a member's cheapest answer takes: a serializable read of a key that is not
 * there, one at a time, over a connection as load would use. What the network takes is less.
 */
public final class RoundTripProbe {
  private static final int UNCOUNTED = 50;
  private static final int COUNTED = 200;
  private static final long PATIENCE_SECONDS = 10;
  private static final byte[] ABSENT = "/etcd-bench/preflight".getBytes(StandardCharsets.US_ASCII);

  private final Driver driver;
  private final Time time;

  /** A probe that asks through this driver. */
  public RoundTripProbe(Driver driver, Time time) {
    this.driver = driver;
    this.time = time;
  }

  /**
   * What was found.
   *
   * @param p50Ns median in nanoseconds
   * @param p99Ns 99th percentile
   */
  public record Finding(long p50Ns, long p99Ns) {}

  /** A member that did not answer. */
  static final class NoAnswerException extends Exception {
    private static final long serialVersionUID = 1L;

    NoAnswerException(String message) {
      super(message);
    }
  }

  /** Asks a member some hundred times. */
  Finding measure(Endpoint endpoint) throws NoAnswerException, InterruptedException {
    try (Connection connection = driver.connect(endpoint)) {
      await(connection.ready().toCompletableFuture());
      Request request = Request.serializableRange(ABSENT);
      long[] tookNs = new long[COUNTED];
      for (int i = -UNCOUNTED; i < COUNTED; i++) {
        long ns = ask(connection, request);
        if (i >= 0) {
          tookNs[i] = ns;
        }
      }
      SortedTimes times = new SortedTimes(tookNs);
      return new Finding(times.percentileNs(50), times.percentileNs(99));
    }
  }

  private long ask(Connection connection, Request request)
      throws NoAnswerException, InterruptedException {
    CompletableFuture<Long> took = new CompletableFuture<>();
    connection.loop().execute(() -> connection.submit(request, new Stopwatch(took)));
    return await(took);
  }

  /** From the submission to the answer, whatever that is. */
  private final class Stopwatch implements Completion {
    private final CompletableFuture<Long> took;
    private final long startNs = time.nanoTime();

    Stopwatch(CompletableFuture<Long> took) {
      this.took = took;
    }

    @Override
    public void succeeded() {
      took.complete(time.nanoTime() - startNs);
    }

    @Override
    public void failed(Outcome outcome, String message) {
      // that it is not there, or not for us to read, is an answer of the member's
      if (outcome == Outcome.MISSING_KEY || outcome == Outcome.REJECTED) {
        took.complete(time.nanoTime() - startNs);
      } else {
        took.completeExceptionally(new NoAnswerException(message));
      }
    }
  }

  private static <T> T await(CompletableFuture<T> future)
      throws NoAnswerException, InterruptedException {
    try {
      return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new NoAnswerException(String.valueOf(cause.getMessage()));
    } catch (TimeoutException e) {
      throw new NoAnswerException("no answer within " + PATIENCE_SECONDS + " s");
    }
  }
}
