package org.etcdbench.core.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.DoubleStream;
import org.etcdbench.core.result.Finding;
import org.etcdbench.core.result.Finding.Code;
import org.etcdbench.core.result.GeneratorResult;
import org.etcdbench.core.result.InFlight;
import org.etcdbench.core.result.IterationResult;
import org.etcdbench.core.result.Latency;
import org.etcdbench.core.result.OutcomeResult;
import org.etcdbench.core.result.RunResult;
import org.etcdbench.core.result.ScenarioResult;
import org.etcdbench.core.result.ScheduleResult;
import org.etcdbench.core.scenario.DriverKind;
import org.etcdbench.core.scenario.Outcome;

/** Asks of a row whether its numbers are the cluster's, or the load generator's own. */
final class GeneratorChecks {
  /** Beyond this its queueing shows in latencies. */
  static final double BUSIEST_THREAD_LIMIT_PCT = 70;

  /** What was due and was not sent by the end of the window. */
  static final double LEAST_SENT_PCT = 99;

  /** What a request may be late, unless it is little against the response time. */
  static final long START_DELAY_LIMIT_NS = 1_000_000;

  private static final double START_DELAY_SHARE_OF_P50 = 0.05;

  /** Percentiles to judge start delay by: the highest that enough requests lie beyond. */
  private static final double[] START_DELAY_PERCENTILES = {99.9, 99, 90};

  private static final int LEAST_BEYOND = 10;

  /** Between what is under way at the end if the cluster keeps up, and if it falls behind. */
  private static final double FALLS_BEHIND = 1.5;

  /** Requests that may wait for a slot before that, and not the generator, makes them late. */
  private static final double FEW_WAITED = 0.001;

  /** Looks at what is under way that say something. */
  private static final int LEAST_SAMPLES = 30;

  /** How much later requests may be sent where members take the CPUs from the generator. */
  private static final int SHARED_HOST_FACTOR = 10;

  /** How many standard errors a sampled mean may be off by chance. */
  private static final double CHANCE = 3;

  private static final double NS_PER_MS = 1e6;

  private final List<IterationResult> measured;
  private final boolean sharedHost;

  private GeneratorChecks(ScenarioResult row) {
    this.sharedHost = row.runs().stream().anyMatch(RunResult::sharedGeneratorsHost);
    this.measured = row.measuredRuns().stream().flatMap(run -> run.measured().stream()).toList();
  }

  /** What is wrong, in order of the checks; empty if nothing is. */
  static List<Finding> of(ScenarioResult row) {
    GeneratorChecks checks = new GeneratorChecks(row);
    List<Finding> findings = new ArrayList<>();
    checks.inFlight().ifPresent(findings::add);
    if (row.scenario().driver() != DriverKind.LOOPBACK) {
      checks.worst(GeneratorChecks::cpu, GeneratorChecks::busiestPct).ifPresent(findings::add);
    }
    checks.worst(GeneratorChecks::rate, GeneratorChecks::unsentPct).ifPresent(findings::add);
    checks.worst(checks::delay, GeneratorChecks::delayNs).ifPresent(findings::add);
    checks.waited().ifPresent(findings::add);
    return findings;
  }

  /** Little's law, L = X · W (1961), with L counted apart from what is recorded. */
  private Optional<Finding> inFlight() {
    UnderWay all = new UnderWay();
    measured.forEach(all::add);
    double offNs = Math.abs(all.recordedNs - all.sampledNs);
    boolean off = offNs > all.sampledNs * ScenarioResult.LITTLES_LAW_LIMIT_PCT / 100;
    if (!off
        || all.samples < LEAST_SAMPLES
        || offNs <= CHANCE * Math.sqrt(all.varianceNs2) + all.edgesNs + all.lateNs) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            Code.LITTLES_LAW,
            String.format(
                Locale.ROOT,
                "throughput × mean service time is %.3f, but %.3f requests were seen under way",
                all.recordedNs / all.windowsNs,
                all.sampledNs / all.windowsNs)));
  }

  /** Requests under way, integrated over windows: as sampled, and as recorded. */
  private static final class UnderWay {
    private long samples;
    private double windowsNs;
    private double sampledNs;
    private double recordedNs;
    private double varianceNs2;

    /** A request at an edge of a window lies partly outside, by its own length at the most. */
    private double edgesNs;

    /** While it was late to look, as many requests may have ended as end in that time. */
    private double lateNs;

    void add(IterationResult iteration) {
      Optional<InFlight> seen =
          iteration.recordedGenerator().flatMap(GeneratorResult::sampledInFlight);
      if (seen.isEmpty()) {
        return;
      }
      double windowNs = iteration.windowNs();
      samples += seen.get().samples();
      windowsNs += windowNs;
      sampledNs += seen.get().mean() * windowNs;
      varianceNs2 += Math.pow(seen.get().standardError() * windowNs, 2);
      List<Latency> services = iteration.outcomes().stream().map(OutcomeResult::service).toList();
      recordedNs += services.stream().mapToDouble(Latency::sumNs).sum();
      double longestNs = services.stream().mapToDouble(Latency::maxNs).max().orElse(0);
      lateNs += iteration.requests() * seen.get().meanLateNs();
      long late = iteration.schedule().map(ScheduleResult::endedLate).orElse(0L);
      edgesNs += (1 + seen.get().mean() + late) * longestNs;
    }
  }

  private static Optional<Finding> cpu(IterationResult iteration) {
    double pct = busiestPct(iteration);
    return pct > BUSIEST_THREAD_LIMIT_PCT
        ? Optional.of(
            new Finding(
                Code.GENERATOR_LIMITED,
                String.format(
                    Locale.ROOT,
                    "the generator's busiest thread was on a CPU for %.0f %% of the time (limit %.0f"
                        + " %%): its own queues are in the latencies",
                    pct,
                    BUSIEST_THREAD_LIMIT_PCT)))
        : Optional.empty();
  }

  private static double busiestPct(IterationResult iteration) {
    return iteration.recordedGenerator().map(GeneratorResult::busiestThreadPct).orElse(0.0);
  }

  /** What a check says of the iteration that it finds worst, and of how many it speaks. */
  private Optional<Finding> worst(
      Function<IterationResult, Optional<Finding>> check,
      ToDoubleFunction<IterationResult> badness) {
    List<IterationResult> bad =
        measured.stream().filter(iteration -> check.apply(iteration).isPresent()).toList();
    return bad.stream()
        .max(Comparator.comparingDouble(badness))
        .flatMap(check)
        .map(finding -> new Finding(finding.code(), finding.message() + where(bad.size())));
  }

  private String where(int bad) {
    return measured.size() == 1
        ? ""
        : String.format(
            Locale.ROOT, " (worst of %d such among %d iterations)", bad, measured.size());
  }

  private static Optional<Finding> rate(IterationResult iteration) {
    Optional<ScheduleResult> schedule = iteration.schedule();
    if (schedule.isEmpty()) {
      return Optional.empty();
    }
    return schedule.get().sentPct() < LEAST_SENT_PCT
        ? Optional.of(notSent(iteration, schedule.get()))
        : notDone(iteration, schedule.get());
  }

  private static Finding notSent(IterationResult iteration, ScheduleResult schedule) {
    boolean slots = schedule.waited() > 0;
    String message =
        String.format(
            Locale.ROOT,
            "%.1f %% of the %d requests that were due were not sent in time: %s",
            unsentPct(iteration),
            schedule.due(),
            slots
                ? "all slots were taken, " + schedule.mostBacklog() + " waited at the most"
                : "the generator could not keep up");
    return new Finding(slots ? Code.OVERLOADED : Code.GENERATOR_LIMITED, message);
  }

  /**
   * At the end of a window as many requests are under way as on average, if the cluster keeps up;
   * if it falls behind evenly, twice as many.
   */
  private static Optional<Finding> notDone(IterationResult iteration, ScheduleResult schedule) {
    double usual =
        iteration
            .recordedGenerator()
            .flatMap(GeneratorResult::sampledInFlight)
            .map(InFlight::mean)
            .orElse(0.0);
    double most = FALLS_BEHIND * usual + CHANCE * Math.sqrt(usual);
    double onePercent = schedule.due() * (100 - LEAST_SENT_PCT) / 100;
    return schedule.endedLate() <= Math.max(most, onePercent)
        ? Optional.empty()
        : Optional.of(
            new Finding(
                Code.OVERLOADED,
                String.format(
                    Locale.ROOT,
                    "%d of the %d requests that were due ended only after the window, where %.0f were"
                        + " under way on average: the cluster fell behind",
                    schedule.endedLate(),
                    schedule.due(),
                    usual)));
  }

  private static double unsentPct(IterationResult iteration) {
    return 100 - iteration.schedule().map(ScheduleResult::sentPct).orElse(100.0);
  }

  /** Only where no request waited for a slot: such a wait is the cluster's doing. */
  private Optional<Finding> delay(IterationResult iteration) {
    Optional<ScheduleResult> schedule = iteration.schedule();
    if (schedule.isEmpty() || waited(schedule.get()) || iteration.ok().count() == 0) {
      return Optional.empty();
    }
    Latency delays = startDelays(iteration);
    OptionalDouble percentile = judgedBy(delays.count());
    double limitNs =
        Math.max(START_DELAY_LIMIT_NS, START_DELAY_SHARE_OF_P50 * iteration.ok().percentileNs(50));
    if (percentile.isEmpty() || !(delays.percentileNs(percentile.getAsDouble()) > limitNs)) {
      return Optional.empty();
    }
    boolean excused =
        sharedHost && delays.percentileNs(percentile.getAsDouble()) <= SHARED_HOST_FACTOR * limitNs;
    return Optional.of(
        new Finding(
            excused ? Code.SENT_LATE : Code.GENERATOR_LIMITED,
            String.format(
                Locale.ROOT,
                "requests were sent late: start delay p%s is %.3f ms (limit %.3f ms); it is part of"
                    + " the response time",
                percentile.getAsDouble() == 99.9 ? "99.9" : (int) percentile.getAsDouble(),
                delays.percentileNs(percentile.getAsDouble()) / NS_PER_MS,
                limitNs / NS_PER_MS)));
  }

  private static boolean waited(ScheduleResult schedule) {
    return schedule.waited() > FEW_WAITED * schedule.due();
  }

  private static OptionalDouble judgedBy(long requests) {
    return DoubleStream.of(START_DELAY_PERCENTILES)
        .filter(percentile -> requests * (100 - percentile) / 100 >= LEAST_BEYOND - 1e-6)
        .findFirst();
  }

  private static double delayNs(IterationResult iteration) {
    Latency delays = startDelays(iteration);
    return judgedBy(delays.count()).stream().map(delays::percentileNs).findFirst().orElse(0);
  }

  private static Latency startDelays(IterationResult iteration) {
    return Latency.merge(
        iteration.outcomes().stream()
            .filter(outcome -> outcome.outcome() == Outcome.OK)
            .flatMap(outcome -> outcome.recordedStartDelay().stream())
            .toList());
  }

  private Optional<Finding> waited() {
    long due = sum(ScheduleResult::due);
    long waited = sum(ScheduleResult::waited);
    return waited == 0
        ? Optional.empty()
        : Optional.of(
            new Finding(
                Code.WAITED_FOR_SLOTS,
                String.format(
                    Locale.ROOT,
                    "%d of %d requests found all slots taken (max-in-flight) and waited; the wait is"
                        + " in their response time",
                    waited,
                    due)));
  }

  private long sum(ToLongFunction<ScheduleResult> of) {
    return measured.stream()
        .flatMap(iteration -> iteration.schedule().stream())
        .mapToLong(of)
        .sum();
  }
}
