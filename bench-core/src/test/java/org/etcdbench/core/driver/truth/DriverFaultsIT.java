package org.etcdbench.core.driver.truth;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.netty.handler.codec.http2.Http2Error;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.etcdbench.core.driver.Connection;
import org.etcdbench.core.driver.Driver;
import org.etcdbench.core.driver.DriverSettings;
import org.etcdbench.core.driver.Drivers;
import org.etcdbench.core.driver.GrpcFailures;
import org.etcdbench.core.scenario.Consistency;
import org.etcdbench.core.scenario.DriverKind;
import org.etcdbench.core.scenario.Outcome;
import org.etcdbench.core.time.Time;
import org.etcdbench.core.workload.Request;
import org.etcdbench.core.workload.RequestSamples;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of a request through each driver when the member does not do as it should. */
@ParameterizedClass(name = "{0}")
@EnumSource(
    mode = EnumSource.Mode.EXCLUDE,
    names = {"LOOPBACK", "OTHER"})
class DriverFaultsIT {
  /** So long that no request meets it because the machine is busy. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final Duration SHORT = Duration.ofSeconds(1);
  private static final byte[] KEY = "fault".getBytes(StandardCharsets.UTF_8);
  private static final Request PUT = RequestSamples.put(KEY, new byte[10]);
  private static final Request RANGE = RequestSamples.range(KEY, Consistency.LINEARIZABLE);

  @Parameter DriverKind kind;

  private ProgrammedServer server;
  private Driver driver;
  private Connection connection;

  @BeforeEach
  void connect() throws Exception {
    connect(PATIENCE);
  }

  private void connect(Duration timeout) throws Exception {
    server = ProgrammedServer.start(Programs.prompt());
    driver = Drivers.open(kind, new DriverSettings(timeout));
    connection = driver.connect(server.endpoint());
    connection.ready().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  @AfterEach
  void close() {
    connection.close();
    driver.close();
    server.close();
  }

  /** A put and a range end like this, once, with a message, soon, and were not sent again. */
  private List<Ending> endUnder(Reply reply, Set<Outcome> outcomes) throws Exception {
    List<Ending> endings = List.of(endUnder(reply, PUT), endUnder(reply, RANGE));
    for (Ending ending : endings) {
      assertThat(ending.outcome()).as(ending.message()).isIn(outcomes);
      assertThat(ending.message()).isNotBlank();
    }
    return endings;
  }

  private Ending endUnder(Reply reply, Request request) throws Exception {
    awaitServed();
    server.use(Programs.reply(reply));
    long sentNs = Time.SYSTEM.nanoTime();
    Ending ending = Ending.of(connection, request);
    ending.outcome();
    assertThat(Time.SYSTEM.nanoTime() - sentNs).isLessThan(PATIENCE.toNanos());
    assertThat(server.truth().requests())
        .as("times that it was sent")
        .isLessThanOrEqualTo(mayBeSent(reply))
        .isPositive();
    server.use(Programs.prompt());
    // what would be told twice has been told by then
    Ending.of(connection, request).outcome();
    assertThat(ending.times()).isEqualTo(1);
    return ending;
  }

  /**
   * Once; but what the server says it never took, grpc-java sends a second time by itself, and
   * jetcd has no way to tell it not to.
   */
  private long mayBeSent(Reply reply) {
    boolean neverTaken =
        reply.equals(new Reply.Reset(Http2Error.REFUSED_STREAM))
            || (reply instanceof Reply.GoAway goAway && !goAway.processed());
    return kind == DriverKind.JETCD && neverTaken ? 2 : 1;
  }

  /** A connection that was lost comes back. */
  private void awaitServed() throws Exception {
    long fromNs = Time.SYSTEM.nanoTime();
    while (Ending.of(connection, PUT).outcome() != Outcome.OK) {
      assertThat(Time.SYSTEM.nanoTime() - fromNs).isLessThan(PATIENCE.toNanos());
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OK")
  void classesEachStatus(Status.Code code) throws Exception {
    Status status = code.toStatus().withDescription("etcdserver: naïve words");
    Outcome outcome = GrpcFailures.outcome(status.asRuntimeException());

    for (Ending ending :
        endUnder(new Reply.Fail(code, "etcdserver: naïve words"), Set.of(outcome))) {
      assertThat(ending.message()).isEqualTo(GrpcFailures.message(status.asRuntimeException()));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "UNAVAILABLE,etcdserver: request timed out,UNAVAILABLE",
    "UNKNOWN,etcdserver: too many requests,REJECTED",
    "UNKNOWN,channel closed,UNAVAILABLE",
    "RESOURCE_EXHAUSTED,etcdserver: mvcc: database space exceeded,REJECTED"
  })
  void tellsWhatEtcdSaid(Status.Code code, String words, Outcome outcome) throws Exception {
    for (Ending ending : endUnder(new Reply.Fail(code, words), Set.of(outcome))) {
      assertThat(ending.message()).contains(words);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "CANCEL,FAILED",
    "INTERNAL_ERROR,FAILED",
    "FLOW_CONTROL_ERROR,FAILED",
    "REFUSED_STREAM,UNAVAILABLE",
    "ENHANCE_YOUR_CALM,REJECTED",
    "INADEQUATE_SECURITY,REJECTED"
  })
  void classesEachReset(Http2Error error, Outcome outcome) throws Exception {
    endUnder(new Reply.Reset(error), Set.of(outcome));
  }

  @Test
  void tellsThatTheConnectionWasReset() throws Exception {
    endUnder(new Reply.Disconnect(), Set.of(Outcome.UNAVAILABLE));
  }

  @Test
  void tellsThatTheServerWentAway() throws Exception {
    endUnder(new Reply.GoAway(Http2Error.NO_ERROR, false), Set.of(Outcome.UNAVAILABLE));
  }

  @Test
  void takesTheLastAnswerOfAServerThatGoesAway() throws Exception {
    server.use(
        Programs.first(
            1, Programs.reply(new Reply.GoAway(Http2Error.NO_ERROR, true)), Programs.prompt()));

    assertThat(Ending.of(connection, PUT).outcome()).isEqualTo(Outcome.OK);
    awaitServed();
  }

  @Test
  void timesOutWhenThereIsNoAnswer() throws Exception {
    close();
    connect(SHORT);
    long sentNs = Time.SYSTEM.nanoTime();
    for (Ending ending : endUnder(new Reply.Silence(), Set.of(Outcome.TIMEOUT))) {
      assertThat(ending.message()).isEqualTo("no answer within the deadline");
    }
    assertThat(Time.SYSTEM.nanoTime() - sentNs)
        .isGreaterThanOrEqualTo(SHORT.multipliedBy(2).toNanos());
  }

  @ParameterizedTest
  @EnumSource
  void takesNoGarbageForAnAnswer(Reply.Garbage garbage) throws Exception {
    endUnder(garbage, Set.of(Outcome.FAILED, Outcome.REJECTED, Outcome.UNAVAILABLE));
  }

  @Test
  void missesTheKeyThatARangeDoesNotFind() throws Exception {
    assertThat(endUnder(new Reply.Missing(), RANGE).outcome()).isEqualTo(Outcome.MISSING_KEY);
    assertThat(endUnder(new Reply.Missing(), PUT).outcome()).isEqualTo(Outcome.OK);
  }

  @Test
  void failsOnlyThoseThatFailed() throws Exception {
    int count = 1000;
    Reply failure = new Reply.Fail(Status.Code.UNAVAILABLE, "etcdserver: request timed out");
    server.use(
        Programs.every(10, Programs.reply(failure), Programs.constant(Duration.ofMillis(1))));

    List<Ending> endings = Ending.ofMany(connection, PUT, count);

    int failed = 0;
    for (Ending ending : endings) {
      failed += ending.outcome() == Outcome.UNAVAILABLE ? 1 : 0;
      assertThat(ending.outcome()).isIn(Outcome.OK, Outcome.UNAVAILABLE);
    }
    assertThat(failed).isEqualTo(count / 10);
    assertThat(server.truth().requests()).isEqualTo(count);
    awaitServed();
    assertThat(endings).allMatch(ending -> ending.times() == 1);
  }

  @Test
  void losesNoRequestWithItsConnection() throws Exception {
    server.use(
        Programs.first(
            50, Programs.constant(Duration.ofMillis(1)), Programs.reply(new Reply.Disconnect())));
    List<Ending> endings = Ending.ofMany(connection, PUT, 200);
    for (Ending ending : endings) {
      assertThat(ending.outcome()).isIn(Outcome.OK, Outcome.UNAVAILABLE, Outcome.TIMEOUT);
    }

    assertThat(endings).anyMatch(ending -> !ending.message().isEmpty());
    server.use(Programs.prompt());
    awaitServed();
    assertThat(endings).allMatch(ending -> ending.times() == 1);
  }
}
