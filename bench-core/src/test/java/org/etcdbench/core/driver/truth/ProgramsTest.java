package org.etcdbench.core.driver.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ProgramsTest {
  private static final int DRAWS = 100_000;

  /** Shortly before the end of what a long holds, as a reading of the clock may be. */
  private static final long READ_NS = Long.sum(Long.MAX_VALUE, -500);

  private static final Reply ANSWER = new Reply.Answer();
  private static final Reply MISSING = new Reply.Missing();

  private static Arrival arrival(long number) {
    return arrival(number, READ_NS);
  }

  private static Arrival arrival(long number, long readNs) {
    return new Arrival(number, readNs, readNs, ByteString.EMPTY);
  }

  private static long delayNs(Program program, long number) {
    return program.step(arrival(number, 0)).dueNs();
  }

  private static double[] sortedDelaysNs(Program program) {
    return LongStream.range(0, DRAWS)
        .mapToDouble(number -> delayNs(program, number))
        .sorted()
        .toArray();
  }

  private static double at(double[] sorted, double quantile) {
    return sorted[(int) (quantile * sorted.length)];
  }

  @Test
  void answersAtOnceOrAfterAConstantDelay() {
    assertThat(Programs.prompt().step(arrival(0, 7))).isEqualTo(new Step(7, 7, ANSWER));
    assertThat(Programs.constant(Duration.ofNanos(5)).step(arrival(3, 7)))
        .isEqualTo(new Step(7, 12, ANSWER));
    assertThat(Programs.reply(Duration.ofNanos(5), MISSING).step(arrival(3, 7)))
        .isEqualTo(new Step(7, 12, MISSING));
  }

  @Test
  void spreadsTheBeginOfAClosedLoop() {
    Program program = Programs.staggered(Duration.ofNanos(100), 4);

    assertThat(LongStream.range(0, 7).map(number -> delayNs(program, number)))
        .containsExactly(25L, 50L, 75L, 100L, 100L, 100L, 100L);
  }

  @Test
  void drawsExponentialDelays() {
    double[] delaysNs = sortedDelaysNs(Programs.exponential(Duration.ofMillis(1), 42));

    assertThat(at(delaysNs, 0.5)).isCloseTo(1e6 * Math.log(2), within(0.02e6));
    assertThat(at(delaysNs, 0.99)).isCloseTo(1e6 * Math.log(100), within(0.15e6));
    assertThat(delaysNs[0]).isNotNegative();
  }

  @Test
  void drawsLognormalDelays() {
    double[] delaysNs = sortedDelaysNs(Programs.lognormal(Duration.ofMillis(1), 0.5, 42));

    assertThat(at(delaysNs, 0.5)).isCloseTo(1e6, within(0.02e6));
    assertThat(at(delaysNs, 0.841345)).isCloseTo(1e6 * Math.exp(0.5), within(0.03e6));
    assertThat(at(delaysNs, 0.977250)).isCloseTo(1e6 * Math.exp(1), within(0.08e6));
  }

  @Test
  void drawsTheSameForTheSameSeedAndNumberOnly() {
    Program program = Programs.exponential(Duration.ofMillis(1), 1);

    assertThat(delaysNs(program)).isEqualTo(delaysNs(program));
    assertThat(delaysNs(program))
        .isNotEqualTo(delaysNs(Programs.exponential(Duration.ofMillis(1), 2)))
        .doesNotHaveDuplicates();
  }

  private static List<Long> delaysNs(Program program) {
    return LongStream.range(0, 100).mapToObj(number -> delayNs(program, number)).toList();
  }

  @Test
  void holdsWhatFallsIntoTheStallUntilItEnds() {
    Program stalled = Programs.prompt().stalled(Duration.ofNanos(100), Duration.ofNanos(1000));

    long firstNs = READ_NS;
    assertThat(stalled.step(arrival(0, firstNs)).dueNs()).isEqualTo(firstNs);
    assertThat(stalled.step(arrival(1, firstNs + 99)).dueNs()).isEqualTo(firstNs + 99);
    assertThat(stalled.step(arrival(2, firstNs + 100)).dueNs()).isEqualTo(firstNs + 1100);
    assertThat(stalled.step(arrival(3, firstNs + 1099)).dueNs()).isEqualTo(firstNs + 1100);
    assertThat(stalled.step(arrival(4, firstNs + 1100)).dueNs()).isEqualTo(firstNs + 1100);
    assertThat(stalled.step(arrival(5, firstNs + 1101)).dueNs()).isEqualTo(firstNs + 1101);
  }

  @Test
  void holdsByWhenTheAnswerIsDueAndNotByWhenTheRequestCame() {
    Program stalled =
        Programs.constant(Duration.ofNanos(50))
            .stalled(Duration.ofNanos(100), Duration.ofNanos(1000));

    assertThat(stalled.step(arrival(0, 0)).dueNs()).isEqualTo(50);
    assertThat(stalled.step(arrival(1, 50)).dueNs()).isEqualTo(1100);
    assertThat(stalled.step(arrival(2, 1060)).dueNs()).isEqualTo(1110);
  }

  @Test
  void holdsWhatIsOverdueFromItsSendingTo() {
    Program stalled = Programs.prompt().fromSend().stalled(Duration.ZERO, Duration.ofNanos(1000));

    assertThat(stalled.step(sent(READ_NS - 7, READ_NS)).dueNs()).isEqualTo(READ_NS + 1000);
  }

  @Test
  void composesByNumber() {
    Program failing = Programs.reply(MISSING);
    Program third = Programs.every(3, failing, Programs.prompt());
    Program later = Programs.first(2, Programs.prompt(), third);

    assertThat(replies(third)).containsExactly(ANSWER, ANSWER, MISSING, ANSWER, ANSWER, MISSING);
    assertThat(replies(later)).containsExactly(ANSWER, ANSWER, ANSWER, ANSWER, MISSING, ANSWER);
    assertThat(replies(Programs.every(1, failing, third))).containsOnly(MISSING);
  }

  private static List<Reply> replies(Program program) {
    return LongStream.range(0, 6).mapToObj(n -> program.step(arrival(n)).reply()).toList();
  }

  private static Arrival sent(long sentNs, long readNs) {
    byte[] key = ByteBuffer.allocate(10).putLong(sentNs).array();
    return new Arrival(0, readNs, readNs, ByteString.copyFrom(key));
  }

  @Test
  void countsDelaysFromTheTimeInTheKey() {
    Program program = Programs.constant(Duration.ofNanos(1000)).fromSend();

    assertThat(program.step(sent(READ_NS - 7, READ_NS)))
        .isEqualTo(new Step(READ_NS - 7, READ_NS - 7 + 1000, ANSWER));
    assertThat(program.step(sent(-20, -13))).isEqualTo(new Step(-20, 980, ANSWER));
  }

  @Test
  void failsRequestsWhoseKeyHoldsNoTime() {
    Program program = Programs.prompt().fromSend();

    for (Arrival wrong :
        List.of(arrival(0), sent(8, 7), sent(7, 7 + Duration.ofHours(2).toNanos()))) {
      Step step = program.step(wrong);
      assertThat(step.reply()).isInstanceOf(Reply.Fail.class);
      assertThat(step.dueNs()).isEqualTo(wrong.readNs());
    }
  }

  @Test
  void namesWhatIsOutOfBounds() {
    Duration negative = Duration.ofNanos(-1);
    refuses(() -> Programs.constant(negative), "delay must be >= 0, got: PT-0.000000001S");
    refuses(() -> Programs.staggered(Duration.ZERO, 0), "clients must be >= 1, got: 0");
    refuses(() -> Programs.exponential(Duration.ZERO, 1), "mean must be > 0, got: PT0S");
    refuses(() -> Programs.lognormal(Duration.ZERO, 1, 1), "median must be > 0, got: PT0S");
    refuses(
        () -> Programs.lognormal(Duration.ofMillis(1), Double.NaN, 1),
        "sigma must be 0..3, got: NaN");
    refuses(
        () -> Programs.first(0, Programs.prompt(), Programs.prompt()),
        "count must be >= 1, got: 0");
    refuses(
        () -> Programs.every(0, Programs.prompt(), Programs.prompt()), "n must be >= 1, got: 0");
    refuses(
        () -> Programs.prompt().stalled(negative, Duration.ofMillis(1)),
        "from must be >= 0, got: PT-0.000000001S");
    refuses(
        () -> Programs.prompt().stalled(Duration.ZERO, Duration.ZERO),
        "length must be > 0, got: PT0S");
  }

  private static void refuses(Runnable making, String message) {
    assertThatThrownBy(making::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
