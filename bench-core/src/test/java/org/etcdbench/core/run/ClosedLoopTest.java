package org.etcdbench.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.etcdbench.core.driver.Endpoint;
import org.etcdbench.core.result.Latency;
import org.etcdbench.core.result.OutcomeResult;
import org.etcdbench.core.scenario.IterationLength;
import org.etcdbench.core.scenario.Outcome;
import org.etcdbench.core.scenario.Scenarios;
import org.etcdbench.core.time.SimulatedTime;
import org.etcdbench.core.time.Time;
import org.etcdbench.core.workload.Workload;
import org.junit.jupiter.api.Test;

class ClosedLoopTest {
  private static final int CLIENTS = 4;
  private static final Duration TIMEOUT = Duration.ofSeconds(1);
  private static final Duration LATENCY = Duration.ofMillis(5);
  private static final IterationLength HUNDRED = new IterationLength.Requests(100);

  private final SimulatedTime time = new SimulatedTime();

  private LoopResult run(FakeDriver driver, IterationLength length) {
    return run(time, driver, length, Optional::empty);
  }

  private static LoopResult run(
      Time time,
      FakeDriver driver,
      IterationLength length,
      Supplier<Optional<String>> clusterStop) {
    return new ClosedLoop(
            time,
            new Workload(Scenarios.put(3, CLIENTS), ""),
            new AtomicLong(),
            driver.connections(2, new Endpoint("m1", URI.create("http://localhost:1"))),
            CLIENTS,
            length,
            new Limits(TIMEOUT, Duration.ofSeconds(10), clusterStop))
        .run()
        .get(0);
  }

  private static Latency ok(LoopResult result) {
    assertThat(result.recording().outcomes())
        .extracting(OutcomeResult::outcome)
        .containsExactly(Outcome.OK);
    return result.recording().outcomes().get(0).response();
  }

  @Test
  void measuresSoManyRequestsInAWindowThatIsBusyThroughout() {
    LoopResult result = run(FakeDriver.answeringAfter(time, LATENCY), HUNDRED);

    assertThat(ok(result).count()).isEqualTo(100);
    assertThat(ok(result).sumNs()).isEqualTo(LATENCY.multipliedBy(100).toNanos());
    assertThat(result.windowNs()).isEqualTo(LATENCY.multipliedBy(100 / CLIENTS).toNanos());
    assertThat(result.unanswered()).isZero();
    assertThat(result.stopped()).isEmpty();
  }

  @Test
  void opensItsWindowOnlyWhenAllClientsHaveBegun() {
    // the second connection's thread is late: it takes up nothing for a while
    AtomicInteger tasks = new AtomicInteger();
    FakeDriver driver =
        new FakeDriver(
            task ->
                time.after(
                    tasks.getAndIncrement() % 2 == 0 ? Duration.ZERO : Duration.ofMillis(100),
                    task),
            (request, completion) -> time.after(LATENCY, completion::succeeded));

    LoopResult result = run(driver, HUNDRED);

    assertThat(result.startedAt()).isAfterOrEqualTo(new SimulatedTime().now().plusMillis(100));
    assertThat((double) ok(result).sumNs() / result.windowNs()).isBetween(3.9, 4.1);
  }

  @Test
  void datesTheOpeningOfTheWindow() {
    LoopResult result = run(FakeDriver.answeringAfter(time, Duration.ofSeconds(1)), HUNDRED);

    assertThat(result.startedAt()).isEqualTo(new SimulatedTime().now().plusSeconds(1));
  }

  @Test
  void measuresWhatEndsWithinTheTime() {
    LoopResult result =
        run(
            FakeDriver.answeringAfter(time, LATENCY),
            new IterationLength.Time(Duration.ofMillis(200)));

    // the first to end at 200 ms closes it
    assertThat(ok(result).count()).isEqualTo(CLIENTS * 39L + 1);
    assertThat(result.windowNs()).isEqualTo(200_000_000);
  }

  @Test
  void countsFromTheEndOfARequestToTheEndOfTheNext() {
    // every second request of all takes thrice as long
    AtomicInteger sent = new AtomicInteger();
    FakeDriver uneven =
        new FakeDriver(
            FakeDriver.loopOf(time),
            (request, completion) ->
                time.after(
                    LATENCY.multipliedBy(sent.incrementAndGet() % 2 == 0 ? 3 : 1),
                    completion::succeeded));

    LoopResult result = run(uneven, new IterationLength.Requests(10_000));

    double clients = (double) ok(result).sumNs() / result.windowNs();
    assertThat(clients).isBetween(CLIENTS * 0.999, CLIENTS * 1.001);
  }

  @Test
  void keepsSecondsApart() {
    LoopResult result =
        run(FakeDriver.answeringAfter(time, LATENCY), new IterationLength.Requests(2000));

    assertThat(result.recording().intervals())
        .extracting(i -> i.second() + ": " + i.response().count())
        // four end every 5 ms of 2500 ms; those at the very second belong to the next
        .containsExactly("0: 796", "1: 800", "2: 404");
  }

  @Test
  void tellsHowManyWereNeverAnswered() {
    LoopResult result = run(FakeDriver.neverAnswering(time), HUNDRED);

    assertThat(result.stopped())
        .contains(new StopReason(StopReason.Kind.LIMIT, "the iteration was cut off after 10 s"));
    assertThat(result.unanswered()).isEqualTo(CLIENTS);
    assertThat(result.recording().outcomes()).isEmpty();
    assertThat(result.windowNs()).isZero();
    assertThat(result.startedAt()).isEqualTo(new SimulatedTime().now());
    // the limit, the deadline and what a driver may need to notice it
    assertThat(time.passed()).isBetween(Duration.ofSeconds(13), Duration.ofMillis(13_100));
  }

  @Test
  void keepsWhatWasMeasuredUntilItIsCutOff() {
    LoopResult result =
        run(
            FakeDriver.answeringAfter(time, LATENCY),
            new IterationLength.Time(Duration.ofMinutes(5)));

    assertThat(result.stopped()).map(StopReason::kind).contains(StopReason.Kind.LIMIT);
    assertThat(result.unanswered()).isZero();
    assertThat(ok(result).count()).isBetween(7990L, 8020L);
    assertThat(Duration.ofNanos(result.windowNs()))
        .isBetween(Duration.ofMillis(9990), Duration.ofMillis(10_020));
  }

  @Test
  void stopsWhenTheClusterIsNotWhatItWas() {
    Supplier<Optional<String>> lostAfterASecond =
        () -> Optional.of("m2 was lost").filter(how -> time.passed().toMillis() >= 1000);

    LoopResult result =
        run(
            time,
            FakeDriver.answeringAfter(time, LATENCY),
            new IterationLength.Time(Duration.ofMinutes(5)),
            lostAfterASecond);

    assertThat(result.stopped()).contains(new StopReason(StopReason.Kind.CLUSTER, "m2 was lost"));
    assertThat(ok(result).count()).isBetween(790L, 820L);
    assertThat(time.passed()).isLessThan(Duration.ofMillis(1100));
  }

  @Test
  void waitsForItsClientsWhenItIsInterrupted() {
    time.after(Duration.ofMillis(52), () -> Thread.currentThread().interrupt());

    LoopResult result = run(FakeDriver.answeringAfter(time, LATENCY), HUNDRED);

    assertThat(result.stopped())
        .contains(new StopReason(StopReason.Kind.INTERRUPTED, "the run was interrupted"));
    assertThat(result.unanswered()).isZero();
    assertThat(ok(result).count()).isEqualTo(CLIENTS * 9L);
    assertThat(result.windowNs()).isEqualTo(47_000_000);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void goesWithoutItsClientsWhenItIsInterruptedAgain() {
    time.after(Duration.ofMillis(100), () -> Thread.currentThread().interrupt());
    time.after(Duration.ofMillis(200), () -> Thread.currentThread().interrupt());

    LoopResult result = run(FakeDriver.neverAnswering(time), HUNDRED);

    assertThat(result.stopped()).map(StopReason::kind).contains(StopReason.Kind.INTERRUPTED);
    assertThat(result.unanswered()).isZero();
    assertThat(time.passed()).isEqualTo(Duration.ofMillis(200));
  }

  @Test
  void pausesAClientWhoseRequestsFailWhereverTheyAreSent() {
    // a driver without a loop of its own sends in the thread that wakes the clients
    LoopResult direct = run(FakeDriver.refusing(Runnable::run, 1000), HUNDRED);
    Duration directly = time.passed();
    LoopResult looped = run(FakeDriver.refusing(FakeDriver.loopOf(time), 1000), HUNDRED);

    for (LoopResult result : List.of(direct, looped)) {
      OutcomeResult failed = result.recording().outcomes().get(0);
      assertThat(failed.outcome()).isEqualTo(Outcome.UNAVAILABLE);
      assertThat(failed.count()).isEqualTo(100);
      assertThat(result.recording().errorTexts())
          .isEqualTo(Map.of("unavailable: refused", failed.count()));
      assertThat(result.unanswered()).isZero();
    }
    // 104 failures of 4 clients, 20 ms apart
    assertThat(directly).isBetween(Duration.ofMillis(480), Duration.ofMillis(560));
    assertThat(time.passed().minus(directly))
        .isBetween(Duration.ofMillis(480), Duration.ofMillis(560));
  }

  @Test
  void paysNoAttentionToTheDepthOfTheStackInRealTimeEither() {
    int most = CLIENTS * 200 / 20 * 2;
    IterationLength length = new IterationLength.Time(Duration.ofMillis(200));
    ExecutorService loop = Executors.newSingleThreadExecutor();
    LoopResult result;
    try {
      result = run(Time.SYSTEM, FakeDriver.refusing(loop, 10_000), length, Optional::empty);
    } finally {
      loop.shutdown();
    }

    assertThat(result.recording().outcomes().get(0).count()).isBetween((long) CLIENTS, (long) most);
  }

  @Test
  void losesNoFailureAtTheEndOfTheWindow() {
    List<Runnable> held = new ArrayList<>();
    AtomicInteger sent = new AtomicInteger();
    FakeDriver driver =
        new FakeDriver(
            FakeDriver.loopOf(time),
            (request, completion) -> {
              if (sent.incrementAndGet() == 6) {
                held.add(() -> completion.failed(Outcome.TIMEOUT, "no answer"));
                time.after(TIMEOUT, () -> held.get(0).run());
              } else {
                time.after(LATENCY, completion::succeeded);
              }
            });

    LoopResult result = run(driver, HUNDRED);

    assertThat(result.recording().outcomes())
        .extracting(outcome -> outcome.outcome() + " " + outcome.count())
        .containsExactly("OK 100", "TIMEOUT 1");
    assertThat(result.recording().errorTexts()).isEqualTo(Map.of("no answer", 1L));
  }
}
