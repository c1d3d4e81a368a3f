package org.etcdbench.core.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.etcdbench.core.scenario.DriverKind;
import org.etcdbench.core.scenario.Outcome;
import org.junit.jupiter.api.Test;

class LoopbackDriverTest extends DriverContract {

  @Override
  Driver driver(Duration timeout) {
    return Drivers.open(DriverKind.LOOPBACK, new DriverSettings(timeout));
  }

  @Override
  Endpoint endpoint() {
    return new Endpoint("m1", URI.create("http://localhost:1"));
  }

  @Test
  void needsNobodyToListen() throws Exception {
    try (Driver driver = driver(TIMEOUT);
        Connection connection = ready(driver, endpoint())) {
      assertThat(Answer.to(connection, PUT).outcome()).isEqualTo(Outcome.OK);
    }
  }

  @Test
  void sharesOneLoopAmongItsConnections() throws Exception {
    try (Driver driver = driver(TIMEOUT);
        Connection one = ready(driver, endpoint());
        Connection other = ready(driver, endpoint())) {
      assertThat(one.loop()).isSameAs(other.loop());
    }
  }

  @Test
  void carriesAClientAsFarAsItGoesWithoutDeepeningTheStack() throws Exception {
    try (Driver driver = driver(TIMEOUT);
        Connection connection = ready(driver, endpoint())) {
      CompletableFuture<String> ended = new CompletableFuture<>();
      Again again = new Again(connection, ended);

      connection.loop().execute(() -> connection.submit(PUT, again));

      assertThat(ended.get(10, TimeUnit.SECONDS)).isEqualTo("done");
    }
  }

  /** Sends its next request from the end of the last one, a million times. */
  private static final class Again implements Completion {
    private final Connection connection;
    private final CompletableFuture<String> ended;
    private int left = 1_000_000;

    Again(Connection connection, CompletableFuture<String> ended) {
      this.connection = connection;
      this.ended = ended;
    }

    @Override
    public void succeeded() {
      if (--left == 0) {
        ended.complete("done");
      } else {
        connection.submit(PUT, this);
      }
    }

    @Override
    public void failed(Outcome outcome, String message) {
      ended.complete(message);
    }
  }
}
