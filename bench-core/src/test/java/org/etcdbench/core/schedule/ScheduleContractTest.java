package org.etcdbench.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.etcdbench.core.Allocations;
import org.etcdbench.core.scenario.Arrival;
import org.etcdbench.core.scenario.Rate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What every schedule promises, whatever its arrivals and rate. */
class ScheduleContractTest {
  private static final long SEED = 20_240_229;
  private static final int FIRST = 2_000;

  static Stream<Arguments> shapes() {
    return Stream.of(Arrival.values())
        .flatMap(arrival -> Loads.RATES.stream().map(rate -> Arguments.of(arrival, rate)));
  }

  private static long end(Schedule schedule) {
    return schedule.size().orElse(Schedule.MAX_REQUESTS);
  }

  /** The first indexes, and some around far powers of two where blocks of arrivals meet. */
  private static LongStream indexes(Schedule schedule) {
    LongStream far =
        LongStream.of(16, 20, 30, 40, 49)
            .map(power -> 1L << power)
            .flatMap(index -> LongStream.range(index - 20, index + 20));
    return LongStream.concat(LongStream.range(0, FIRST), far)
        .filter(index -> index < end(schedule));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void neverStepsBack(Arrival arrival, Rate rate) {
    Schedule schedule = Loads.schedule(rate, arrival, SEED);
    long[] instants = indexes(schedule).map(schedule::intendedNs).toArray();

    assertThat(instants).isSorted().isNotEmpty();
    assertThat(instants[0]).isNotNegative();
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void walksThroughWhatItAnswersByIndex(Arrival arrival, Rate rate) {
    Schedule schedule = Loads.schedule(rate, arrival, SEED);
    Cursor cursor = schedule.cursor();

    for (long index = 0; index < Math.min(FIRST, end(schedule)); index++) {
      assertThat(cursor.hasNext()).isTrue();
      assertThat(cursor.peekNs()).as("index %d", index).isEqualTo(schedule.intendedNs(index));
      cursor.advance();
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void countsWhatIsDue(Arrival arrival, Rate rate) {
    Schedule schedule = Loads.schedule(rate, arrival, SEED);

    indexes(schedule)
        .filter(index -> index % 10 == 0)
        .map(schedule::intendedNs)
        .flatMap(ns -> LongStream.of(ns, ns == Long.MAX_VALUE ? ns : ns + 1, ns / 2))
        .forEach(ns -> countsWhatIsDueBefore(schedule, ns));
  }

  private static void countsWhatIsDueBefore(Schedule schedule, long ns) {
    long due = schedule.dueBefore(ns);
    assertThat(due).isBetween(0L, end(schedule));
    if (due > 0) {
      assertThat(schedule.intendedNs(due - 1)).isLessThan(ns);
    }
    if (due < end(schedule)) {
      assertThat(schedule.intendedNs(due)).isGreaterThanOrEqualTo(ns);
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void countsNothingBeforeTheBeginning(Arrival arrival, Rate rate) {
    Schedule schedule = Loads.schedule(rate, arrival, SEED);

    assertThat(schedule.dueBefore(0)).isZero();
    assertThat(schedule.dueBefore(Long.MIN_VALUE)).isZero();
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void isTheSameForTheSameSeed(Arrival arrival, Rate rate) {
    Schedule one = Loads.schedule(rate, arrival, SEED);
    Schedule same = Loads.schedule(rate, arrival, SEED);

    assertThat(same.size()).isEqualTo(one.size());
    indexes(one)
        .forEach(index -> assertThat(same.intendedNs(index)).isEqualTo(one.intendedNs(index)));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void isStripedOverGenerators(Arrival arrival, Rate rate) {
    Schedule whole = Loads.schedule(rate, arrival, SEED);
    int n = 7;
    List<Cursor> cursors = cursors(whole, n);

    for (long index = 0; index < Math.min(FIRST, end(whole)); index++) {
      Schedule share = whole.share((int) (index % n), n);
      Cursor cursor = cursors.get((int) (index % n));
      assertThat(share.intendedNs(index / n)).isEqualTo(whole.intendedNs(index));
      assertThat(cursor.peekNs()).isEqualTo(whole.intendedNs(index));
      cursor.advance();
    }
  }

  private static List<Cursor> cursors(Schedule whole, int n) {
    return LongStream.range(0, n).mapToObj(i -> whole.share((int) i, n).cursor()).toList();
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void losesNoRequestToTheStripes(Arrival arrival, Rate rate) {
    Schedule whole = Loads.schedule(rate, arrival, SEED);
    long ns = whole.intendedNs(Math.min(FIRST, end(whole)) - 1);
    long due = 0;
    long size = 0;
    for (int i = 0; i < 3; i++) {
      Schedule share = whole.share(i, 3);
      due += share.dueBefore(ns);
      size += share.size().orElse(0);
    }

    assertThat(due).isEqualTo(whole.dueBefore(ns));
    assertThat(size).isEqualTo(whole.size().orElse(0));
  }

  @Test
  void sharesSharesAgain() {
    Schedule whole = Loads.poisson(1000, SEED);
    Schedule part = whole.share(1, 3).share(2, 4);

    assertThat(part.intendedNs(5)).isEqualTo(whole.intendedNs(1 + 3 * (2 + 4 * 5)));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void endsWithItsPhases(Arrival arrival, Rate rate) {
    Schedule schedule = Loads.schedule(rate, arrival, SEED);
    if (rate instanceof Rate.Phases phases) {
      long size = schedule.size().orElseThrow();
      Cursor cursor = schedule.cursor();
      for (long index = 0; index < size; index++) {
        cursor.advance();
      }

      assertThat(cursor.hasNext()).isFalse();
      assertThatThrownBy(cursor::peekNs).isInstanceOf(NoSuchElementException.class);
      assertThatThrownBy(cursor::advance).isInstanceOf(NoSuchElementException.class);
      assertThat(schedule.dueBefore(phases.length().toNanos())).isEqualTo(size);
      assertThat(schedule.dueBefore(Long.MAX_VALUE)).isEqualTo(size);
    } else {
      assertThat(schedule.size()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void refusesWhatItDoesNotHold(Arrival arrival, Rate rate) {
    Schedule schedule = Loads.schedule(rate, arrival, SEED);

    assertThatThrownBy(() -> schedule.intendedNs(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> schedule.intendedNs(end(schedule)))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> schedule.share(3, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("generator must be 0..2, got: 3");
    assertThatThrownBy(() -> schedule.share(0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("generators must be 1..1000000, got: 0");
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void walksWithoutAllocating(Arrival arrival, Rate rate) {
    Schedule schedule = Loads.schedule(rate, arrival, SEED);
    Cursor cursor = schedule.cursor();
    long steps = Math.min(50_000, end(schedule));
    Runnable walk =
        () -> {
          for (long i = 0; i < steps && cursor.hasNext(); i++) {
            cursor.advance();
          }
        };
    Allocations.bytesOf(() -> {});

    assertThat(Allocations.bytesOf(walk)).isLessThan(Math.max(steps / 10, 1_000));
  }

  @Test
  void differsByItsSeedWherePoisson() {
    SplittableRandom seeds = new SplittableRandom(3);
    assertThat(LongStream.range(0, 100).map(i -> Loads.poisson(1, seeds.nextLong()).intendedNs(9)))
        .doesNotHaveDuplicates();
    assertThat(Loads.poisson(1, 0).intendedNs(9)).isNotEqualTo(Loads.poisson(1, 1).intendedNs(9));
  }
}
