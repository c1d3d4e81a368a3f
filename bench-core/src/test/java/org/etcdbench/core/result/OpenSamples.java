package org.etcdbench.core.result;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.etcdbench.core.scenario.Arrival;
import org.etcdbench.core.scenario.Data;
import org.etcdbench.core.scenario.DriverKind;
import org.etcdbench.core.scenario.IterationLength;
import org.etcdbench.core.scenario.Iterations;
import org.etcdbench.core.scenario.KeyOrder;
import org.etcdbench.core.scenario.OpenLoad;
import org.etcdbench.core.scenario.Operation;
import org.etcdbench.core.scenario.Outcome;
import org.etcdbench.core.scenario.Phase;
import org.etcdbench.core.scenario.Rate;
import org.etcdbench.core.scenario.Scenario;
import org.etcdbench.core.scenario.Target;
import org.jspecify.annotations.Nullable;

/**
 * Iterations of open loads for tests, with all that is recorded of them, and made-up times: the
 * same calls in the same order give the same on every machine. Not thread-safe.
 */
public final class OpenSamples {
  /** What a request takes at least. */
  public static final double SERVICE_MS = 1.2;

  private static final int CONNS = 10;
  private static final double NS_PER_S = 1e9;
  private static final double NS_PER_MS = 1e6;
  private static final double CPU_NS_PER_REQUEST = 24_500;
  private static final double BUSIEST_THREAD_PCT = 31;

  private final Random random = new Random(6789);

  /** Puts to the leader at a rate, over 10 connections: two iterations of 2 s after one of 1 s. */
  public static Scenario put(DriverKind driver, double perSec, Arrival arrival) {
    OpenLoad load = new OpenLoad(CONNS, new Rate.Constant(perSec), arrival, 1000);
    return scenario(driver, load, new Iterations(2, time(2)));
  }

  /** Puts to the leader at 500/s for 2 s, up to 6000/s within 4 s, and at 6000/s for 2 s. */
  public static Scenario phases() {
    Rate rate =
        new Rate.Phases(
            List.of(
                new Phase(Duration.ZERO, Duration.ofSeconds(2), 500, 500),
                new Phase(Duration.ofSeconds(2), Duration.ofSeconds(4), 500, 6000),
                new Phase(Duration.ofSeconds(6), Duration.ofSeconds(2), 6000, 6000)));
    OpenLoad load = new OpenLoad(CONNS, rate, Arrival.CONSTANT, 1000);
    return scenario(DriverKind.LEAN, load, new Iterations(1, time(8)));
  }

  /** Runs of a scenario, all on time: those of phases as well. */
  public List<RunResult> runs(ResultSamples samples, Scenario scenario, int runs) {
    return IntStream.rangeClosed(1, runs)
        .mapToObj(run -> samples.run(run, iterations(scenario)))
        .toList();
  }

  private List<IterationResult> iterations(Scenario scenario) {
    List<IterationResult> iterations = new ArrayList<>();
    if (scenario.phases().isEmpty()) {
      Rate.Constant rate = (Rate.Constant) ((OpenLoad) scenario.load()).rate();
      for (int i = 1; i <= scenario.measurement().count(); i++) {
        iterations.add(onTime(i, rate.perSec(), 2));
      }
      return iterations;
    }
    iterations.add(onTime(1, 500, 2));
    iterations.add(onTime(2, 3250, 4));
    iterations.add(overloaded(3, 6000, 2));
    return iterations;
  }

  /** An iteration whose requests were all sent on time and answered. */
  public IterationResult onTime(int index, double perSec, int seconds) {
    long due = Math.round(perSec * seconds);
    ScheduleResult schedule = new ScheduleResult(due, due, 0, 0, 0, 1);
    return iteration(index, seconds, due, 0.03, schedule);
  }

  /** An iteration in which the slots were taken: a tenth was not sent before the window closed. */
  public IterationResult overloaded(int index, double perSec, int seconds) {
    long due = Math.round(perSec * seconds);
    ScheduleResult schedule =
        new ScheduleResult(due, due - due / 10, due / 8, due / 8, due / 2, due / 10 + 300);
    return iteration(index, seconds, due, 80, schedule);
  }

  private IterationResult iteration(
      int index, int seconds, long due, double lateMs, ScheduleResult schedule) {
    Times times = new Times();
    for (long i = 0; i < due; i++) {
      times.add(SERVICE_MS * (1 + exponential() / 4), lateMs * exponential());
    }
    OutcomeResult ok =
        new OutcomeResult(Outcome.OK, times.response(), times.service(), times.startDelay());
    long windowNs = Math.round(seconds * NS_PER_S);
    return new IterationResult(
        IterationResult.Kind.MEASUREMENT,
        index,
        Instant.parse("2026-01-31T12:00:00Z"),
        windowNs,
        List.of(ok),
        Map.of(),
        0,
        generator(windowNs, due, schedule));
  }

  /** What a generator does that takes 24.5 µs of CPU for each request. */
  public static GeneratorResult generator(
      long windowNs, long requests, @Nullable ScheduleResult schedule) {
    return new GeneratorResult(
        windowNs,
        Math.round(requests * CPU_NS_PER_REQUEST),
        BUSIEST_THREAD_PCT,
        requests,
        new InFlight(100, requests * SERVICE_MS * NS_PER_MS / windowNs, 0.1, 0),
        schedule);
  }

  /** StrictMath gives the same bits on every machine. */
  private double exponential() {
    return -StrictMath.log(1 - random.nextDouble());
  }

  private static final class Times {
    private final Recorded response = new Recorded();
    private final Recorded service = new Recorded();
    private final Recorded startDelay = new Recorded();

    void add(double serviceMs, double lateMs) {
      long serviceNs = (long) (serviceMs * NS_PER_MS);
      long lateNs = (long) (lateMs * NS_PER_MS);
      service.add(serviceNs);
      startDelay.add(lateNs);
      response.add(serviceNs + lateNs);
    }

    Latency response() {
      return response.latency();
    }

    Latency service() {
      return service.latency();
    }

    Latency startDelay() {
      return startDelay.latency();
    }
  }

  private static final class Recorded {
    private final Histogram histogram = Latency.newHistogram();
    private long sumNs;
    private long minNs = Long.MAX_VALUE;
    private long maxNs;

    void add(long ns) {
      histogram.recordValue(ns);
      sumNs += ns;
      minNs = Math.min(minNs, ns);
      maxNs = Math.max(maxNs, ns);
    }

    Latency latency() {
      return Latency.of(histogram, sumNs, minNs, maxNs);
    }
  }

  private static Scenario scenario(DriverKind driver, OpenLoad load, Iterations measurement) {
    return new Scenario(
        3,
        driver,
        Operation.PUT,
        null,
        Target.LEADER,
        load,
        new Data(8, 256, 100_000, KeyOrder.UNIFORM, 1),
        new Iterations(1, time(1)),
        measurement,
        Duration.ofSeconds(5));
  }

  private static IterationLength time(int seconds) {
    return new IterationLength.Time(Duration.ofSeconds(seconds));
  }
}
