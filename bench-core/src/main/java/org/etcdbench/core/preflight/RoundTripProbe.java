package org.etcdbench.core.preflight;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
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
  /** Our own code is compiled while it runs, so what it costs falls at first. */
  private static final Duration WARM_UP = Duration.ofSeconds(1);

  private static final int BATCH = 500;
  private static final Duration BATCH_LIMIT = Duration.ofMillis(500);
  private static final int LEAST = 20;
  private static final int MOST_BATCHES = 10;

  /** Medians of two batches that differ by no more show no trend. */
  private static final double STEADY = 0.1;

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

  /**
   * Asks a member for a second, and on until the median of some hundred answers is no longer
   * falling or rising, for a few seconds at most; what the last of them took is what is found.
   */
  Finding measure(Endpoint endpoint) throws NoAnswerException, InterruptedException {
    try (Connection connection = driver.connect(endpoint)) {
      await(connection.ready().toCompletableFuture());
      Request request = Request.serializableRange(ABSENT);
      long startedNs = time.nanoTime();
      SortedTimes last = batch(connection, request);
      while (time.nanoTime() - startedNs < WARM_UP.toNanos()) {
        last = batch(connection, request);
      }
      for (int i = 0; i < MOST_BATCHES; i++) {
        SortedTimes next = batch(connection, request);
        boolean steady = steady(last.percentileNs(50), next.percentileNs(50));
        last = next;
        if (steady) {
          break;
        }
      }
      return new Finding(last.percentileNs(50), last.percentileNs(99));
    }
  }

  static boolean steady(long p50Ns, long nextP50Ns) {
    return Math.abs(nextP50Ns - p50Ns) <= STEADY * Math.max(p50Ns, nextP50Ns);
  }

  /** As many as are wanted, or as the time for them allows. */
  private SortedTimes batch(Connection connection, Request request)
      throws NoAnswerException, InterruptedException {
    long[] tookNs = new long[BATCH];
    long startedNs = time.nanoTime();
    int count = 0;
    while (count < BATCH
        && (count < LEAST || time.nanoTime() - startedNs < BATCH_LIMIT.toNanos())) {
      tookNs[count++] = ask(connection, request);
    }
    return new SortedTimes(Arrays.copyOf(tookNs, count));
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
