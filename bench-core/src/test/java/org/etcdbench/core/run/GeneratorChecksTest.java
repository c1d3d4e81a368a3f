package org.etcdbench.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.etcdbench.core.result.ClusterSnapshot;
import org.etcdbench.core.result.Finding;
import org.etcdbench.core.result.Finding.Code;
import org.etcdbench.core.result.GeneratorResult;
import org.etcdbench.core.result.InFlight;
import org.etcdbench.core.result.IterationResult;
import org.etcdbench.core.result.Latency;
import org.etcdbench.core.result.Observations;
import org.etcdbench.core.result.OutcomeResult;
import org.etcdbench.core.result.RunResult;
import org.etcdbench.core.result.ScenarioResult;
import org.etcdbench.core.result.ScheduleResult;
import org.etcdbench.core.result.Verdict;
import org.etcdbench.core.scenario.Arrival;
import org.etcdbench.core.scenario.ClosedLoad;
import org.etcdbench.core.scenario.DriverKind;
import org.etcdbench.core.scenario.IterationLength;
import org.etcdbench.core.scenario.Iterations;
import org.etcdbench.core.scenario.Load;
import org.etcdbench.core.scenario.OpenLoad;
import org.etcdbench.core.scenario.Outcome;
import org.etcdbench.core.scenario.Rate;
import org.etcdbench.core.scenario.Scenario;
import org.etcdbench.core.scenario.Scenarios;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeneratorChecksTest {
  private static final long WINDOW_NS = 10_000_000_000L;
  private static final long SERVICE_NS = 2_000_000;
  private static final int REQUESTS = 10_000;

  /** 10 000 requests of 2 ms in 10 s. */
  private static final InFlight TWO = new InFlight(5000, 2.0, 0.005, 0);

  private static final ScheduleResult IN_TIME = new ScheduleResult(REQUESTS, REQUESTS, 2, 2, 0, 3);

  private double busiestPct = 20;
  private long startDelayNs = 50_000;
  private List<String> membersHere = List.of();
  private int requests = REQUESTS;
  private @Nullable InFlight inFlight = TWO;
  private ScheduleResult schedule = IN_TIME;
  private DriverKind driver = DriverKind.LEAN;

  private List<Finding> findings(int iterations) {
    Load open = new OpenLoad(10, new Rate.Constant(1000), Arrival.CONSTANT, 100);
    List<IterationResult> all =
        java.util.stream.IntStream.rangeClosed(1, iterations)
            .mapToObj(i -> iteration(i, schedule))
            .toList();
    return GeneratorChecks.of(row(open, all));
  }

  private ScenarioResult row(Load load, List<IterationResult> iterations) {
    Scenario put = Scenarios.put(3, 1);
    IterationLength length = new IterationLength.Time(Duration.ofNanos(WINDOW_NS));
    Scenario scenario =
        new Scenario(
            3,
            driver,
            put.operation(),
            null,
            put.target(),
            load,
            put.data(),
            new Iterations(0, length),
            new Iterations(1, length),
            Duration.ofSeconds(1));
    RunResult run =
        new RunResult(
            1,
            1,
            Instant.EPOCH,
            "",
            List.of(),
            ClusterSnapshot.NONE,
            ClusterSnapshot.NONE,
            iterations,
            new Observations(List.of(), List.of(), null, null, null, membersHere),
            List.of(new Finding(Code.SHARED_HOST, "m1 and m2 run on one machine")));
    return new ScenarioResult(scenario, List.of(run), new Verdict(List.of()));
  }

  private IterationResult iteration(int index, @Nullable ScheduleResult of) {
    OutcomeResult ok =
        new OutcomeResult(
            Outcome.OK,
            latency(SERVICE_NS + startDelayNs),
            latency(SERVICE_NS),
            latency(startDelayNs));
    GeneratorResult generator =
        new GeneratorResult(WINDOW_NS, WINDOW_NS / 4, busiestPct, REQUESTS, inFlight, of);
    return new IterationResult(
        IterationResult.Kind.MEASUREMENT,
        index,
        Instant.EPOCH,
        WINDOW_NS,
        List.of(ok),
        Map.of(),
        0,
        generator);
  }

  private Latency latency(long ns) {
    Histogram histogram = Latency.newHistogram();
    histogram.recordValueWithCount(ns, requests);
    return Latency.of(histogram, ns * requests, ns, ns);
  }

  @Test
  void findsNothingWrongWithAGeneratorThatIsOnTime() {
    assertThat(findings(1)).isEmpty();
    assertThat(findings(3)).isEmpty();
  }

  @Test
  void findsNothingWhereNothingWasRecorded() {
    IterationResult old =
        new IterationResult(
            IterationResult.Kind.MEASUREMENT,
            1,
            Instant.EPOCH,
            WINDOW_NS,
            List.of(new OutcomeResult(Outcome.OK, latency(5), latency(5), null)),
            Map.of(),
            0,
            null);

    assertThat(GeneratorChecks.of(row(new ClosedLoad(1, 1), List.of(old)))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1.9, true", "1.965, false", "2.035, false", "2.1, true", "4, true"})
  void comparesWhatItRecordedWithWhatWasSeenUnderWay(double seen, boolean off) {
    inFlight = new InFlight(5000, seen, 0.005, 0);

    assertThat(findings(1)).extracting(Finding::code).containsExactly(codes(off));
  }

  private static Code[] codes(boolean off) {
    return off ? new Code[] {Code.LITTLES_LAW} : new Code[0];
  }

  @Test
  void tellsBothCounts() {
    inFlight = new InFlight(5000, 4, 0.005, 0);

    assertThat(findings(2))
        .containsExactly(
            new Finding(
                Code.LITTLES_LAW,
                "throughput × mean service time is 2.000, but 4.000 requests were seen under way"));
  }

  @ParameterizedTest
  @CsvSource({"0.1, 0", "0.005, 300000"})
  void allowsForChanceAndForLateLooks(double standardError, double lateNs) {
    // 0.25 off: within three errors, or within the 1000/s x 0.3 ms that end meanwhile
    inFlight = new InFlight(50, 1.75, standardError, lateNs);

    assertThat(findings(1)).isEmpty();
  }

  @Test
  void blamesABusyThreadUnlessThereIsNothingElseToDo() {
    busiestPct = 93.4;

    assertThat(findings(1))
        .containsExactly(
            new Finding(
                Code.GENERATOR_LIMITED,
                "the generator's busiest thread was on a CPU for 93 % of the time (limit 70 %): its"
                    + " own queues are in the latencies"));

    driver = DriverKind.LOOPBACK;
    assertThat(findings(1)).isEmpty();
  }

  @Test
  void namesRequestsThatWereSentLate() {
    startDelayNs = 1_500_000;

    assertThat(findings(1))
        .extracting(Finding::code, Finding::message)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                Code.GENERATOR_LIMITED,
                "requests were sent late: start delay p99.9 is 1.500 ms (limit 1.000 ms); it is part"
                    + " of the response time"));
    assertThat(findings(4).get(0).message()).endsWith(" (worst of 4 such among 4 iterations)");
  }

  @Test
  void doesNotBlameTheGeneratorForAWaitForSlots() {
    startDelayNs = 50_000_000;
    schedule = new ScheduleResult(REQUESTS, REQUESTS, 2, 2, 400, 50);

    assertThat(findings(1))
        .containsExactly(
            new Finding(
                Code.WAITED_FOR_SLOTS,
                "400 of 10000 requests found all slots taken (max-in-flight) and waited; the wait is"
                    + " in their response time"));
  }

  @Test
  void callsAClusterOverloadedThatDoesNotTakeWhatIsDue() {
    schedule = new ScheduleResult(REQUESTS, 9000, 100, 100, 5000, 1000);

    assertThat(findings(1))
        .extracting(Finding::code)
        .containsExactly(Code.OVERLOADED, Code.WAITED_FOR_SLOTS);
    assertThat(findings(1).get(0).message())
        .isEqualTo(
            "10.0 % of the 10000 requests that were due were not sent in time: all slots were"
                + " taken, 1000 waited at the most");
  }

  @Test
  void callsItselfLimitedWhenItDidNotSendWithSlotsToSpare() {
    schedule = new ScheduleResult(REQUESTS, 9800, 100, 100, 0, 200);

    assertThat(findings(1))
        .containsExactly(
            new Finding(
                Code.GENERATOR_LIMITED,
                "2.0 % of the 10000 requests that were due were not sent in time: the generator"
                    + " could not keep up"));
  }

  @ParameterizedTest
  @CsvSource({"10000, p99.9", "9999, p99", "1000, p99", "999, p90", "100, p90"})
  void judgesByAsHighAPercentileAsTheRequestsAllow(int count, String percentile) {
    requests = count;
    startDelayNs = 1_500_000;
    inFlight = null;
    schedule = new ScheduleResult(count, count, 0, 0, 0, 0);

    assertThat(findings(1).get(0).message()).contains("start delay " + percentile + " is 1.500 ms");
  }

  @Test
  void doesNotJudgeAHandfulOfRequests() {
    requests = 99;
    startDelayNs = 1_500_000;
    inFlight = null;
    schedule = new ScheduleResult(99, 99, 0, 0, 0, 0);

    assertThat(findings(1)).isEmpty();
  }

  @Test
  void callsAClusterOverloadedThatFallsBehindWithinItsSlots() {
    // 1000 under way on average, 2000 at the end: it falls behind evenly
    inFlight = new InFlight(2000, 1000, 5, 0);
    schedule = new ScheduleResult(REQUESTS, REQUESTS, 2000, 2000, 0, 0);

    assertThat(findings(1))
        .contains(
            new Finding(
                Code.OVERLOADED,
                "2000 of the 10000 requests that were due ended only after the window, where 1000 were"
                    + " under way on average: the cluster fell behind"));
  }

  @Test
  void takesManyUnderWayForNoOverload() {
    inFlight = new InFlight(2000, 1000, 5, 0);
    schedule = new ScheduleResult(REQUESTS, REQUESTS, 1100, 1100, 0, 0);

    assertThat(findings(1)).extracting(Finding::code).doesNotContain(Code.OVERLOADED);
  }

  @Test
  void saysOnlyThatRequestsWereLateWhereMembersTakeTheCpus() {
    membersHere = List.of("m1");
    startDelayNs = 9_000_000;
    assertThat(findings(1)).extracting(Finding::code).containsExactly(Code.SENT_LATE);

    startDelayNs = 11_000_000;
    assertThat(findings(1)).extracting(Finding::code).containsExactly(Code.GENERATOR_LIMITED);
  }

  @Test
  void doesNotJudgeByAFewLooks() {
    inFlight = new InFlight(29, 9, 0, 0);
    assertThat(findings(1)).isEmpty();

    inFlight = new InFlight(30, 9, 0, 0);
    assertThat(findings(1)).extracting(Finding::code).containsExactly(Code.LITTLES_LAW);
  }
}
