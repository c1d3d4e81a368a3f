package org.etcdbench.core.driver.truth;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.etcdbench.core.driver.Completion;
import org.etcdbench.core.driver.Connection;
import org.etcdbench.core.scenario.Outcome;
import org.etcdbench.core.workload.Request;

/** Submits one request and keeps how often and how it ended. */
final class Ending implements Completion {
  private static final long LIMIT_SECONDS = 30;

  private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
  private final AtomicInteger times = new AtomicInteger();
  private volatile String message = "";

  private Ending() {}

  static Ending of(Connection connection, Request request) {
    return ofMany(connection, request, 1).get(0);
  }

  /** Submits so many without waiting. */
  static List<Ending> ofMany(Connection connection, Request request, int count) {
    List<Ending> endings = Stream.generate(Ending::new).limit(count).toList();
    connection.loop().execute(() -> endings.forEach(ending -> connection.submit(request, ending)));
    return endings;
  }

  @Override
  public void succeeded() {
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

  /** Waits for the end, and fails if that takes far too long. */
  Outcome outcome() throws Exception {
    return outcome.get(LIMIT_SECONDS, TimeUnit.SECONDS);
  }

  /** The failure's words; empty for a success. */
  String message() {
    return message;
  }

  int times() {
    return times.get();
  }
}
