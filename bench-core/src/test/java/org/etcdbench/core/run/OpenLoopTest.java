package org.etcdbench.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.etcdbench.core.driver.Endpoint;
import org.etcdbench.core.result.Latency;
import org.etcdbench.core.result.OutcomeResult;
import org.etcdbench.core.result.ScheduleResult;
import org.etcdbench.core.scenario.Arrival;
import org.etcdbench.core.scenario.OpenLoad;
import org.etcdbench.core.scenario.Outcome;
import org.etcdbench.core.scenario.Phase;
import org.etcdbench.core.scenario.Rate;
import org.etcdbench.core.scenario.Scenarios;
import org.etcdbench.core.schedule.Schedule;
import org.etcdbench.core.time.SimulatedTime;
import org.etcdbench.core.workload.Workload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OpenLoopTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(1);
  private static final Duration LATENCY = Duration.ofMillis(5);
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Rate THOUSAND = new Rate.Constant(1000);
  private static final int CONNS = 2;

  private final SimulatedTime time = new SimulatedTime();

  private LoopResult run(FakeDriver driver, int maxInFlight, Duration length) {
    return run(driver, THOUSAND, Arrival.CONSTANT, maxInFlight, List.of(length)).get(0);
  }

  /** Windows that follow each other. */
  private List<LoopResult> run(
      FakeDriver driver, Rate rate, Arrival arrival, int maxInFlight, List<Duration> lengths) {
    return run(driver, rate, arrival, maxInFlight, lengths, Optional::empty);
  }

  private List<LoopResult> run(
      FakeDriver driver,
      Rate rate,
      Arrival arrival,
      int maxInFlight,
      List<Duration> lengths,
      Supplier<Optional<String>> clusterStop) {
    List<OpenWindow.Span> spans = new ArrayList<>();
    long fromNs = 0;
    for (Duration length : lengths) {
      spans.add(new OpenWindow.Span(fromNs, fromNs + length.toNanos()));
      fromNs += length.toNanos();
    }
    return new OpenLoop(
            time,
            new Workload(Scenarios.put(3, 1), ""),
            new AtomicLong(),
            driver.connections(CONNS, new Endpoint("m1", URI.create("http://localhost:1"))),
            Schedule.of(new OpenLoad(CONNS, rate, arrival, maxInFlight), 7),
            spans,
            maxInFlight,
            new Limits(TIMEOUT, Duration.ofMinutes(1), clusterStop))
        .run();
  }

  private static OutcomeResult only(LoopResult result, Outcome outcome) {
    assertThat(result.recording().outcomes())
        .extracting(OutcomeResult::outcome)
        .containsExactly(outcome);
    return result.recording().outcomes().get(0);
  }

  private static ScheduleResult schedule(LoopResult result) {
    return result.generator().openSchedule().orElseThrow();
  }

  @ParameterizedTest
  @EnumSource
  void sendsEachRequestWhenItIsDue(Arrival arrival) {
    LoopResult result =
        run(
                FakeDriver.answeringAfter(time, LATENCY),
                THOUSAND,
                arrival,
                100,
                List.of(Duration.ofSeconds(3)))
            .get(0);

    long due =
        Schedule.of(new OpenLoad(CONNS, THOUSAND, arrival, 100), 7)
            .dueBefore(Duration.ofSeconds(3).toNanos());
    OutcomeResult ok = only(result, Outcome.OK);
    assertThat(ok.count()).isEqualTo(due);
    assertThat(ok.response().minNs()).isEqualTo(LATENCY.toNanos());
    assertThat(ok.response().maxNs()).isEqualTo(LATENCY.toNanos());
    assertThat(ok.recordedStartDelay()).map(Latency::maxNs).contains(0L);
    assertThat(result.windowNs()).isEqualTo(Duration.ofSeconds(3).toNanos());
    assertThat(result.startedAt()).isEqualTo(new SimulatedTime().now());
    assertThat(result.unanswered()).isZero();
    assertThat(result.stopped()).isEmpty();
    assertThat(schedule(result).due()).isEqualTo(due);
    assertThat(schedule(result).sent()).isEqualTo(due);
    assertThat(schedule(result).waited()).isZero();
  }

  @Test
  void tellsWhichSucceededAfterTheWindow() {
    LoopResult result = run(FakeDriver.answeringAfter(time, LATENCY), 100, SECOND);

    // those of the last 5 ms
    assertThat(schedule(result)).isEqualTo(new ScheduleResult(1000, 1000, 5, 5, 0, 0));
    assertThat(only(result, Outcome.OK).count()).isEqualTo(1000);
  }

  @Test
  void timesWhatWaitsForASlotFromTheMomentItWasDue() {
    // two slots, so that 400 of the 1000 requests a second can be sent
    LoopResult result = run(FakeDriver.answeringAfter(time, LATENCY), 2, Duration.ofMillis(500));

    OutcomeResult ok = only(result, Outcome.OK);
    assertThat(ok.count()).isEqualTo(500);
    assertThat(ok.service().maxNs()).isEqualTo(LATENCY.toNanos());
    // the last is due after 499 ms and is the 250th of its connection, each of which takes 5 ms
    assertThat(ok.response().maxNs()).isEqualTo(Duration.ofMillis(250 * 5 + 1 - 499).toNanos());
    assertThat(ok.recordedStartDelay().orElseThrow().maxNs())
        .isEqualTo(ok.response().maxNs() - LATENCY.toNanos());
    assertThat(schedule(result).waited()).isEqualTo(498);
    assertThat(schedule(result).sent()).isBetween(198L, 202L);
    assertThat(schedule(result).mostBacklog()).isBetween(290L, 302L);
  }

  @Test
  void showsAStallToAllWhoWereDueInIt() {
    // nothing is answered from 1 s to 1.5 s
    FakeDriver stalling =
        new FakeDriver(
            FakeDriver.loopOf(time),
            (request, completion) -> {
              Duration now = time.passed();
              boolean stalled = now.toMillis() >= 1000 && now.toMillis() < 1500;
              time.after(
                  stalled ? Duration.ofMillis(1500).minus(now) : Duration.ofNanos(1000),
                  completion::succeeded);
            });

    LoopResult result = run(stalling, 10_000, Duration.ofSeconds(10));

    Latency response = only(result, Outcome.OK).response();
    assertThat(response.count()).isEqualTo(10_000);
    // 500 of 10 000: the 99th percentile is the 100th longest, due 100 ms into the stall
    assertThat(response.percentileNs(99)).isBetween(399e6, 401.5e6);
    assertThat(response.maxNs()).isEqualTo(500_000_000);
  }

  @Test
  void keepsTheSecondsApartInWhichRequestsWereDue() {
    LoopResult result =
        run(FakeDriver.answeringAfter(time, Duration.ofMillis(700)), 1000, Duration.ofSeconds(2));

    assertThat(result.recording().intervals())
        .extracting(i -> i.second() + ": " + i.response().count())
        .containsExactly("0: 1000", "1: 1000");
  }

  @Test
  void givesEachPhaseAWindowOfItsOwn() {
    Rate phases =
        new Rate.Phases(
            List.of(
                new Phase(Duration.ZERO, SECOND, 100, 100),
                new Phase(SECOND, SECOND, 100, 300),
                new Phase(SECOND.multipliedBy(2), SECOND, 50, 50)));

    List<LoopResult> results =
        run(
            FakeDriver.answeringAfter(time, LATENCY),
            phases,
            Arrival.CONSTANT,
            100,
            List.of(SECOND, SECOND, SECOND));

    assertThat(results).extracting(r -> schedule(r).due()).containsExactly(100L, 200L, 50L);
    assertThat(results)
        .extracting(r -> only(r, Outcome.OK).count())
        .containsExactly(100L, 200L, 50L);
    assertThat(results)
        .extracting(LoopResult::startedAt)
        .containsExactly(
            new SimulatedTime().now(),
            new SimulatedTime().now().plusSeconds(1),
            new SimulatedTime().now().plusSeconds(2));
    assertThat(results)
        .allSatisfy(
            result ->
                assertThat(result.recording().intervals())
                    .allSatisfy(interval -> assertThat(interval.second()).isZero()));
  }

  @Test
  void countsFailuresThatComeAtOnce() {
    LoopResult direct = run(FakeDriver.refusing(Runnable::run, 2000), 10, SECOND);
    LoopResult looped = run(FakeDriver.refusing(FakeDriver.loopOf(time), 2000), 10, SECOND);

    for (LoopResult result : List.of(direct, looped)) {
      assertThat(only(result, Outcome.UNAVAILABLE).count()).isEqualTo(1000);
      assertThat(result.recording().errorTexts()).isEqualTo(Map.of("unavailable: refused", 1000L));
      assertThat(schedule(result).okLate()).isZero();
    }
  }

  @Test
  void stopsWhenWhatIsDueCouldOnlyTimeOut() {
    LoopResult result = run(FakeDriver.neverAnswering(time), 10, Duration.ofMinutes(1));

    assertThat(result.stopped())
        .hasValueSatisfying(
            reason -> {
              assertThat(reason.kind()).isEqualTo(StopReason.Kind.OVERLOADED);
              assertThat(reason.message())
                  .matches("\\d+ requests were due and not sent, the first of them for .*s: .*");
            });
    // the first that found no slot was due after 10 ms
    assertThat(result.windowNs()).isBetween(1_010_000_000L, 1_040_000_000L);
    assertThat(schedule(result).due()).isEqualTo(result.unanswered());
    assertThat(schedule(result).sent()).isEqualTo(10);
    assertThat(time.passed()).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void waitsForTheLastAnswersAndNoLonger() {
    LoopResult result = run(FakeDriver.answeringAfter(time, Duration.ofMillis(900)), 2000, SECOND);

    assertThat(only(result, Outcome.OK).count()).isEqualTo(1000);
    assertThat(time.passed()).isBetween(Duration.ofMillis(1899), Duration.ofMillis(1905));
  }

  @Test
  void stopsWhenTheClusterIsNotWhatItWas() {
    LoopResult result =
        run(
                FakeDriver.answeringAfter(time, LATENCY),
                THOUSAND,
                Arrival.CONSTANT,
                100,
                List.of(Duration.ofMinutes(1)),
                () -> Optional.of("m2 was lost").filter(how -> time.passed().toMillis() >= 500))
            .get(0);

    assertThat(result.stopped()).contains(new StopReason(StopReason.Kind.CLUSTER, "m2 was lost"));
    assertThat(only(result, Outcome.OK).count()).isEqualTo(schedule(result).due());
    assertThat(result.windowNs()).isBetween(500_000_000L, 525_000_000L);
  }

  @Test
  void endsWhatItSentWhenItIsInterrupted() {
    time.after(Duration.ofMillis(1200), () -> Thread.currentThread().interrupt());

    List<LoopResult> results =
        run(
            FakeDriver.answeringAfter(time, LATENCY),
            THOUSAND,
            Arrival.CONSTANT,
            100,
            List.of(SECOND, SECOND, SECOND));

    assertThat(results).hasSize(2);
    assertThat(results.get(0).stopped()).isEmpty();
    assertThat(results.get(1).interrupted()).isTrue();
    assertThat(only(results.get(0), Outcome.OK).count()).isEqualTo(1000);
    assertThat(only(results.get(1), Outcome.OK).count()).isBetween(198L, 202L);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void goesWithoutAnswersWhenItIsInterruptedAgain() {
    time.after(Duration.ofMillis(100), () -> Thread.currentThread().interrupt());
    time.after(Duration.ofMillis(200), () -> Thread.currentThread().interrupt());

    LoopResult result = run(FakeDriver.neverAnswering(time), 1000, SECOND);

    assertThat(result.interrupted()).isTrue();
    assertThat(result.unanswered()).isZero();
    assertThat(time.passed()).isEqualTo(Duration.ofMillis(200));
  }

  @Test
  void sharesOutSlotsOverConnections() {
    AtomicInteger most = new AtomicInteger();
    AtomicInteger underWay = new AtomicInteger();
    FakeDriver driver =
        new FakeDriver(
            FakeDriver.loopOf(time),
            (request, completion) -> {
              most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
              time.after(
                  Duration.ofMillis(50),
                  () -> {
                    underWay.decrementAndGet();
                    completion.succeeded();
                  });
            });

    run(driver, 7, SECOND);

    assertThat(most).hasValue(7);
  }

  @Test
  void countsRequestsUnderWayApartFromWhatItRecords() {
    LoopResult result = run(FakeDriver.answeringAfter(time, LATENCY), 100, Duration.ofSeconds(4));

    // 1000/s x 5 ms
    assertThat(result.generator().sampledInFlight())
        .hasValueSatisfying(
            seen -> {
              assertThat(seen.samples()).isGreaterThan(600);
              assertThat(seen.mean()).isBetween(4.85, 5.15);
            });
  }
}
