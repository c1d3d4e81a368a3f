package org.etcdbench.core.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.etcdbench.core.scenario.Outcome;
import org.etcdbench.core.scenario.Scenarios;
import org.etcdbench.core.workload.Request;
import org.etcdbench.core.workload.Workload;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoopbackDriverTest {
  private static final Endpoint M1 = new Endpoint("m1", URI.create("http://localhost:1"));

  private final Driver driver = DriverKind.LOOPBACK.open(new DriverSettings(Duration.ofSeconds(1)));
  private final Request request = new Workload(Scenarios.put(3, 1), "").newRequest();

  @AfterEach
  void close() {
    driver.close();
  }

  private static <T> T await(CompletableFuture<T> future) throws Exception {
    return future.get(10, TimeUnit.SECONDS);
  }

  @Test
  void isReadyAtOnce() {
    Connection connection = driver.connect(M1);

    assertThat(connection.endpoint()).isEqualTo(M1);
    assertThat(connection.ready().toCompletableFuture()).isCompleted();
  }

  @Test
  void completesOnItsLoopAndNeverFromWithinSubmit() throws Exception {
    Connection connection = driver.connect(M1);
    CompletableFuture<String> ended = new CompletableFuture<>();

    connection
        .loop()
        .execute(
            () -> {
              boolean[] submitting = {true};
              Thread loop = Thread.currentThread();
              connection.submit(
                  request,
                  new Ended(ended, () -> submitting[0] + " " + (loop == Thread.currentThread())));
              submitting[0] = false;
            });

    assertThat(await(ended)).isEqualTo("false true");
  }

  @Test
  void carriesAClientAsFarAsItGoesWithoutDeepeningTheStack() throws Exception {
    Connection connection = driver.connect(M1);
    CompletableFuture<String> ended = new CompletableFuture<>();
    int[] left = {1_000_000};
    Completion again =
        new Completion() {
          @Override
          public void succeeded() {
            if (--left[0] == 0) {
              ended.complete("done");
            } else {
              connection.submit(request, this);
            }
          }

          @Override
          public void failed(Outcome outcome, String message) {
            ended.complete(message);
          }
        };

    connection.loop().execute(() -> connection.submit(request, again));

    assertThat(await(ended)).isEqualTo("done");
  }

  @Test
  void failsRequestsOnceItIsClosed() throws Exception {
    Connection connection = driver.connect(M1);
    CompletableFuture<String> ended = new CompletableFuture<>();

    connection.close();
    connection
        .loop()
        .execute(() -> connection.submit(request, new Ended(ended, () -> "succeeded")));

    assertThat(await(ended)).isEqualTo("unavailable: the connection is closed");
  }

  /** Tells how a request ended. */
  private record Ended(CompletableFuture<String> ended, Supplier<String> onSuccess)
      implements Completion {
    @Override
    public void succeeded() {
      ended.complete(onSuccess.get());
    }

    @Override
    public void failed(Outcome outcome, String message) {
      ended.complete(outcome.label() + ": " + message);
    }
  }
}
