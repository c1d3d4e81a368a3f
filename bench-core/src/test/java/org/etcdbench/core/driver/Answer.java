package org.etcdbench.core.driver;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.etcdbench.core.scenario.Outcome;
import org.etcdbench.core.workload.Request;

/** Submits one request and keeps all that the driver says of it. */
final class Answer implements Completion {
  private static final long LIMIT_SECONDS = 30;
  private static final ThreadLocal<Boolean> SUBMITTING = ThreadLocal.withInitial(() -> false);

  private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
  private final AtomicInteger times = new AtomicInteger();
  private volatile String message = "";
  private volatile boolean successWithinSubmit;

  private Answer() {}

  /** Submits where the connection wants it. */
  static Answer to(Connection connection, Request request) {
    return toAll(connection, List.of(request)).get(0);
  }

  /** Submits all at once, before any can be answered as far as the connection allows. */
  static List<Answer> toAll(Connection connection, List<Request> requests) {
    List<Answer> answers = Stream.generate(Answer::new).limit(requests.size()).toList();
    connection
        .loop()
        .execute(
            () ->
                IntStream.range(0, requests.size())
                    .forEach(i -> answers.get(i).submit(connection, requests.get(i))));
    return answers;
  }

  private void submit(Connection connection, Request request) {
    SUBMITTING.set(true);
    connection.submit(request, this);
    SUBMITTING.set(false);
  }

  @Override
  public void succeeded() {
    successWithinSubmit = SUBMITTING.get();
    ended(Outcome.OK);
  }

  @Override
  public void failed(Outcome how, String why) {
    message = why;
    ended(how);
  }

  private void ended(Outcome how) {
    times.incrementAndGet();
    outcome.complete(how);
  }

  /** How the request ended; waits for that, and fails if it takes far too long. */
  Outcome outcome() throws InterruptedException, ExecutionException, TimeoutException {
    return outcome.get(LIMIT_SECONDS, TimeUnit.SECONDS);
  }

  /** The failure's words; empty for a success. */
  String message() {
    return message;
  }

  /** How often it was said to have ended. */
  int times() {
    return times.get();
  }

  /** Whether the success was told before the call to submit returned, by the same thread. */
  boolean successWithinSubmit() {
    return successWithinSubmit;
  }
}
