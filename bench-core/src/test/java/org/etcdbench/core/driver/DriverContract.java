package org.etcdbench.core.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.etcdbench.core.scenario.Consistency;
import org.etcdbench.core.scenario.Outcome;
import org.etcdbench.core.workload.Request;
import org.etcdbench.core.workload.RequestSamples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every driver promises, whatever it sends its requests to. */
abstract class DriverContract {
  private static final int FIRST_CONNECTIONS = 10;
  private static final int MORE_CONNECTIONS = 50;
  private static final int OUTSTANDING = 500;
  private static final int ONE_BY_ONE = 2_000;

  static final Duration TIMEOUT = Duration.ofSeconds(10);
  static final byte[] KEY = "contract".getBytes(StandardCharsets.UTF_8);
  static final Request PUT = RequestSamples.put(KEY, new byte[10]);
  static final Request RANGE = RequestSamples.range(KEY, Consistency.SERIALIZABLE);

  /** A new driver. */
  abstract Driver driver(Duration timeout);

  /** Where its connections are to go. */
  abstract Endpoint endpoint();

  static Connection ready(Driver driver, Endpoint endpoint) throws Exception {
    Connection connection = driver.connect(endpoint);
    connection.ready().toCompletableFuture().get(30, TimeUnit.SECONDS);
    return connection;
  }

  @Test
  void pinsAConnectionToItsEndpoint() throws Exception {
    try (Driver driver = driver(TIMEOUT);
        Connection connection = ready(driver, endpoint())) {
      assertThat(connection.endpoint()).isEqualTo(endpoint());
    }
  }

  @ParameterizedTest
  @EnumSource
  void findsWhatItPut(Consistency consistency) throws Exception {
    try (Driver driver = driver(TIMEOUT);
        Connection connection = ready(driver, endpoint())) {
      assertThat(Answer.to(connection, PUT).outcome()).isEqualTo(Outcome.OK);
      assertThat(Answer.to(connection, RequestSamples.range(KEY, consistency)).outcome())
          .isEqualTo(Outcome.OK);
    }
  }

  @Test
  void completesEachOfManyOutstandingRequestsOnce() throws Exception {
    try (Driver driver = driver(TIMEOUT);
        Connection connection = ready(driver, endpoint())) {
      List<Answer> answers = Answer.toAll(connection, Collections.nCopies(OUTSTANDING, PUT));
      for (Answer answer : answers) {
        assertThat(answer.outcome()).isEqualTo(Outcome.OK);
      }
      // what it would say twice it would have said by now
      assertThat(Answer.to(connection, PUT).outcome()).isEqualTo(Outcome.OK);
      assertThat(answers).allMatch(answer -> answer.times() == 1);
    }
  }

  @Test
  void tellsNoSuccessWithinSubmit() throws Exception {
    try (Driver driver = driver(TIMEOUT);
        Connection connection = ready(driver, endpoint())) {
      assertThat(Answer.to(connection, PUT).outcome()).isEqualTo(Outcome.OK);
      for (int i = 0; i < ONE_BY_ONE; i++) {
        Answer answer = Answer.to(connection, RANGE);
        assertThat(answer.outcome()).isEqualTo(Outcome.OK);
        assertThat(answer.successWithinSubmit()).isFalse();
      }
    }
  }

  @Test
  void needsNoMoreThreadsForMoreConnections() throws Exception {
    List<Connection> connections = new ArrayList<>();
    try (Driver driver = driver(TIMEOUT)) {
      connectAndUse(driver, FIRST_CONNECTIONS, connections);
      int before = ManagementFactory.getThreadMXBean().getThreadCount();
      connectAndUse(driver, MORE_CONNECTIONS, connections);
      int after = ManagementFactory.getThreadMXBean().getThreadCount();

      assertThat(after - before).isLessThanOrEqualTo(2);
      connections.forEach(Connection::close);
    }
  }

  private void connectAndUse(Driver driver, int count, List<Connection> connections)
      throws Exception {
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Connection connection = ready(driver, endpoint());
      connections.add(connection);
      answers.addAll(Answer.toAll(connection, List.of(PUT, PUT, PUT, PUT)));
    }
    for (Answer answer : answers) {
      assertThat(answer.outcome()).isEqualTo(Outcome.OK);
    }
  }

  @Test
  void completesWhatIsInFlightWhenItIsClosed() throws Exception {
    try (Driver driver = driver(TIMEOUT)) {
      Connection connection = ready(driver, endpoint());
      List<Answer> answers = Answer.toAll(connection, Collections.nCopies(OUTSTANDING, PUT));
      connection.close();

      assertThat(Answer.to(connection, PUT).outcome()).isNotEqualTo(Outcome.OK);
      for (Answer answer : answers) {
        answer.outcome();
      }
      assertThat(answers).hasSize(OUTSTANDING).allMatch(answer -> answer.times() == 1);
    }
  }

  @Test
  void failsWhatIsSubmittedAfterItsEnd() throws Exception {
    try (Driver driver = driver(TIMEOUT)) {
      Connection connection = ready(driver, endpoint());
      connection.close();

      Answer answer = Answer.to(connection, PUT);
      assertThat(answer.outcome()).isNotEqualTo(Outcome.OK);
      assertThat(answer.message()).isNotEmpty();
    }
  }
}
