package org.etcdbench.core.driver.http2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.etcdbench.core.driver.http2.FakeServer.START;

import io.netty.handler.codec.http2.Http2Settings;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections that end and are replaced, and calls that end without an answer. */
class PinnedChannelTest {
  /** The first one at its longest, and so shorter than two of them. */
  private static final Duration PAUSE = Duration.ofMillis(120);

  private static final Duration TICK = Duration.ofMillis(10);
  private static final String OVERDUE = "DEADLINE_EXCEEDED: no answer within the deadline";

  @AutoClose private final Channels channels = new Channels();
  private final FakeServer first = channels.server();

  private RecordedCall submit() {
    return channels.submit(RecordedCall.range());
  }

  /** The first connection answers a call, on stream 1. */
  private void prove() {
    first.greet();
    RecordedCall call = submit();
    first.answer(1);
    assertThat(call.ends()).containsExactly("ok");
  }

  @Test
  void failsWhatIsInFlightWhenTheConnectionIsLostAndWhatComesUntilThereIsAnother() {
    first.greet();
    RecordedCall inFlight = submit();
    first.disconnect();
    String lost = "UNAVAILABLE: the server closed the connection";
    assertThat(inFlight.ends()).containsExactly(lost);
    assertThat(submit().ends()).containsExactly(lost);
    assertThat(channels.dialled()).isEqualTo(1);

    channels.pass(PAUSE);
    assertThat(channels.dialled()).isEqualTo(2);
    assertThat(submit().ends()).containsExactly(lost);

    channels.server().greet();
    RecordedCall again = submit();
    channels.server().answer(1);
    assertThat(again.ends()).containsExactly("ok");
  }

  @Test
  void triesAgainAfterPausesThatGrowAndTellsTheLatestReason() {
    prove();
    channels.refuse(new IOException("Connection refused"));
    first.disconnect();

    // means of 100, 150, 225, 337.5, 506.25, 759.375, 833.333 ms
    channels.pass(Duration.ofMillis(974));
    assertThat(channels.dialled()).isBetween(4, 5);
    channels.pass(Duration.ofSeconds(9));
    assertThat(channels.dialled()).isBetween(13, 20);

    assertThat(submit().ends()).containsExactly("UNAVAILABLE: null, Connection refused");

    channels.refuse(null);
    channels.pass(Duration.ofSeconds(1));
    channels.server().greet();
    RecordedCall again = submit();
    channels.server().answer(1);
    assertThat(again.ends()).containsExactly("ok");
  }

  @Test
  void pausesShortlyAgainOnlyAfterAConnectionThatAnsweredACall() {
    channels.refuse(new IOException("Connection refused"));
    first.disconnect();
    channels.pass(Duration.ofSeconds(5));
    channels.refuse(null);
    channels.pass(Duration.ofSeconds(1));

    int silent = channels.dialled();
    channels.server().greet();
    submit();
    channels.server().disconnect();
    channels.pass(PAUSE);
    assertThat(channels.dialled()).isEqualTo(silent);

    channels.pass(Duration.ofSeconds(1));
    int useful = channels.dialled();
    channels.server().greet();
    submit();
    channels.server().answer(1).disconnect();
    channels.pass(PAUSE);
    assertThat(channels.dialled()).isEqualTo(useful + 1);
  }

  @Test
  void givesUpOnAServerThatDoesNotBeginToSpeak() {
    RecordedCall early = submit();

    channels.pass(Channels.TIMEOUT.plus(TICK.multipliedBy(3)));

    assertThat(early.ends()).containsExactly(OVERDUE);
    assertThat(first.open()).isFalse();
    assertThat(submit().ends())
        .containsExactly("UNAVAILABLE: the server did not begin to speak within the deadline");
    channels.pass(PAUSE);
    assertThat(channels.dialled()).isEqualTo(2);
  }

  @Test
  void endsACallByItsDeadlineAndIgnoresItsLateAnswer() {
    first.greet();
    RecordedCall late = submit();
    channels.pass(Duration.ofMillis(500));
    RecordedCall later = submit();
    first.frames();

    channels.pass(Duration.ofMillis(499));
    assertThat(late.ends()).isEmpty();
    channels.pass(TICK.multipliedBy(2));
    assertThat(late.ends()).containsExactly(OVERDUE);
    assertThat(later.ends()).isEmpty();
    assertThat(first.frames()).containsExactly("RST_STREAM 1 CANCEL");

    first.answer(1).answer(3);
    assertThat(late.ends()).hasSize(1);
    assertThat(later.ends()).containsExactly("ok");
  }

  @Test
  void givesACallItsWholeTimeAfterAStallOfTheLoop() {
    first.greet();
    channels.stall(Duration.ofMillis(500));
    RecordedCall call = submit();

    channels.pass(Channels.TIMEOUT.minusMillis(1));
    assertThat(call.ends()).isEmpty();
    channels.pass(TICK.multipliedBy(2));
    assertThat(call.ends()).containsExactly(OVERDUE);
  }

  @Test
  void endsACallByItsDeadlineThatWasNeverSent() {
    first.greet(new Http2Settings().maxConcurrentStreams(0));
    RecordedCall waiting = submit();

    channels.pass(Channels.TIMEOUT.plus(TICK.multipliedBy(2)));

    assertThat(waiting.ends()).containsExactly(OVERDUE);
    assertThat(first.frames()).noneMatch(frame -> frame.startsWith("HEADERS"));
  }

  @Test
  void finishesWhatAGoAwayLeavesAndTakesTheRestElsewhere() {
    prove();
    RecordedCall seen = submit();
    RecordedCall unseen = submit();

    first.goAway(3, 0, "maintenance");

    String text =
        "UNAVAILABLE: GOAWAY shut down transport. HTTP/2 error code: NO_ERROR, debug data:"
            + " maintenance";
    assertThat(unseen.ends()).containsExactly(text);
    assertThat(seen.ends()).isEmpty();
    assertThat(channels.dialled()).isEqualTo(2);
    RecordedCall next = submit();
    FakeServer second = channels.server();
    second.greet().answer(1);
    assertThat(next.ends()).containsExactly("ok");

    assertThat(first.open()).isTrue();
    first.answer(3);
    assertThat(seen.ends()).containsExactly("ok");
    assertThat(first.open()).isFalse();
    assertThat(second.open()).isTrue();
  }

  @Test
  void failsWhatAGoAwayLeftWhenTheConnectionEndsAllTheSame() {
    prove();
    RecordedCall seen = submit();
    first.goAway(Integer.MAX_VALUE, 11, "too_many_pings");
    assertThat(seen.ends()).isEmpty();

    first.disconnect();

    assertThat(seen.ends())
        .containsExactly(
            "UNAVAILABLE: GOAWAY shut down transport. HTTP/2 error code: ENHANCE_YOUR_CALM, debug"
                + " data: too_many_pings");
    assertThat(channels.dialled()).isEqualTo(2);
  }

  @Test
  void doesNotRunInCirclesWithAServerThatSendsEveryConnectionAway() {
    first.greet();

    first.goAway(0, 0, "");

    assertThat(channels.dialled()).isEqualTo(1);
    assertThat(submit().ends())
        .containsExactly("UNAVAILABLE: GOAWAY shut down transport. HTTP/2 error code: NO_ERROR");
    channels.pass(PAUSE);
    assertThat(channels.dialled()).isEqualTo(2);
  }

  @Test
  void doesNotRunInCirclesWithAServerThatTakesCallsButAnswersNone() {
    first.greet();
    RecordedCall unanswered = submit();

    first.goAway(0, 0, "");

    String text = "UNAVAILABLE: GOAWAY shut down transport. HTTP/2 error code: NO_ERROR";
    assertThat(unanswered.ends()).containsExactly(text);
    assertThat(channels.dialled()).isEqualTo(1);
    channels.pass(PAUSE);
    assertThat(channels.dialled()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void movesToAnotherConnectionBeforeTheStreamsAreUsedUp(int maxStreams) {
    try (Channels few = new Channels(maxStreams)) {
      List<RecordedCall> calls = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        FakeServer server = few.server();
        if (i % maxStreams == 0) {
          server.greet();
        }
        calls.add(few.submit(RecordedCall.put(10)));
        server.answer(i % maxStreams * 2 + 1);
      }

      assertThat(calls).allMatch(call -> call.ends().equals(List.of("ok")));
      assertThat(few.dialled()).isEqualTo(10 / maxStreams + 1);
    }
  }

  @Test
  void failsEverythingOnceWhenItIsClosed() {
    prove();
    RecordedCall moving = submit();
    first.goAway(3, 0, "");
    FakeServer second = channels.server();
    second.greet(new Http2Settings().maxConcurrentStreams(1));
    RecordedCall inFlight = submit();
    RecordedCall waiting = submit();

    channels.channel().close();

    String closed = "UNAVAILABLE: the connection is closed";
    assertThat(List.of(moving, inFlight, waiting, submit()))
        .allMatch(call -> call.ends().equals(List.of(closed)));
    assertThat(second.frames()).endsWith("GOAWAY NO_ERROR");
    assertThat(first.open()).isFalse();
    assertThat(second.open()).isFalse();
    channels.channel().close();
    channels.pass(Channels.TIMEOUT.multipliedBy(2));
    assertThat(channels.dialled()).isEqualTo(2);
    assertThat(inFlight.ends()).hasSize(1);
  }

  @Test
  void letsACallThatFailsSubmitTheNextOne() {
    prove();
    RecordedCall next = RecordedCall.range();
    RecordedCall failing = RecordedCall.range().whenFailed(() -> channels.channel().submit(next));
    channels.submit(failing);
    first.headers(3, START, false);

    first.goAway(0, 0, "");
    FakeServer second = channels.server();
    second.greet().answer(1);

    assertThat(failing.ends()).hasSize(1);
    assertThat(next.ends()).containsExactly("ok");
  }
}
