package org.etcdbench.report.metric;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.etcdbench.core.result.GeneratorResult;
import org.etcdbench.core.result.ImportedFigures;
import org.etcdbench.core.result.IterationResult;
import org.etcdbench.core.result.Latency;
import org.etcdbench.core.result.OutcomeResult;
import org.etcdbench.core.result.RunResult;
import org.etcdbench.core.result.ScenarioResult;
import org.etcdbench.core.result.ScheduleResult;
import org.etcdbench.core.scenario.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What was measured at one level: in an iteration, in a run, in a phase of several runs, or in all
 * runs of a scenario. A metric means the same at each of them. Times are those of successful
 * requests. Figures that there is no data for are NaN. Not for several threads.
 */
public final class Measured {
  private static final double NS_PER_S = 1e9;

  private final List<IterationResult> iterations;
  private final @Nullable ImportedFigures given;

  // decoded when somebody asks: it takes long, and most do not
  private @Nullable TimeDistribution response;
  private @Nullable TimeDistribution service;
  private @Nullable TimeDistribution startDelay;

  private Measured(List<IterationResult> iterations) {
    this.iterations = List.copyOf(iterations);
    this.given = null;
  }

  private Measured(ImportedFigures given) {
    this.iterations = List.of();
    this.given = given;
  }

  /** What an iteration measured. */
  public static Measured of(IterationResult iteration) {
    return new Measured(List.of(iteration));
  }

  /** What the measured iterations of a run measured. */
  public static Measured of(RunResult run) {
    return new Measured(run.measured());
  }

  /**
   * What the runs of a scenario measured: rates over all windows, all times merged; or what another
   * tool says of it.
   */
  public static Measured of(ScenarioResult row) {
    return row.importedRow()
        .map(imported -> new Measured(imported.figures()))
        .orElseGet(() -> new Measured(measured(row).toList()));
  }

  /**
   * What some runs of ours measured together: rates over all their windows, all their times merged.
   */
  static Measured ofRuns(List<RunResult> runs) {
    return new Measured(runs.stream().flatMap(run -> run.measured().stream()).toList());
  }

  /**
   * Each run by itself, of those that measured something; what another tool says of a scenario is
   * one, for it tells of no other.
   */
  public static List<Measured> runs(ScenarioResult row) {
    return row.importedRow().isPresent() && row.measuredAnything()
        ? List.of(of(row))
        : row.measuredRuns().stream().map(Measured::of).toList();
  }

  /**
   * What the runs of a scenario measured in one of its phases.
   *
   * @param phase from 1, as the iterations that measured it are numbered
   */
  public static Measured ofPhase(ScenarioResult row, int phase) {
    return new Measured(measured(row).filter(i -> i.index() == phase).toList());
  }

  private static Stream<IterationResult> measured(ScenarioResult row) {
    return row.measuredRuns().stream().flatMap(run -> run.measured().stream());
  }

  private TimeDistribution ok(Function<OutcomeResult, Stream<Latency>> time) {
    return TimeDistribution.of(
        iterations.stream()
            .flatMap(iteration -> iteration.outcomes().stream())
            .filter(outcome -> outcome.outcome() == Outcome.OK)
            .flatMap(time)
            .toList());
  }

  /** Successful requests per second of the windows. */
  public double okPerSec() {
    if (given != null) {
      return Objects.requireNonNullElse(given.okPerSec(), Double.NaN);
    }
    long windowNs = windowNs();
    return windowNs == 0 ? Double.NaN : sum(IterationResult::okInWindow) / (windowNs / NS_PER_S);
  }

  /** Requests per second that the schedule of an open load asked for. */
  public double offeredPerSec() {
    return schedule().map(schedule -> schedule.offeredPerSec(windowNs())).orElse(Double.NaN);
  }

  /** Requests that ended, in whichever way; NaN if another tool does not say. */
  public double requests() {
    return given == null
        ? sum(IterationResult::requests)
        : Optional.ofNullable(given.requests()).map(Long::doubleValue).orElse(Double.NaN);
  }

  /** Successful requests; NaN if another tool does not say. */
  public double okCount() {
    return response().count();
  }

  /** Requests that did not succeed; NaN if another tool does not say. */
  public double errors() {
    return given == null
        ? sum(IterationResult::errors)
        : Optional.ofNullable(given.errors()).map(Long::doubleValue).orElse(Double.NaN);
  }

  /** Done − intended: what a user of the cluster waits. */
  public TimeDistribution response() {
    if (response == null) {
      response =
          given == null ? ok(outcome -> Stream.of(outcome.response())) : TimeDistribution.of(given);
    }
    return response;
  }

  /** Done − sent: what the cluster and the client library take. */
  public TimeDistribution service() {
    if (service == null) {
      service = ok(outcome -> Stream.of(outcome.service()));
    }
    return service;
  }

  /** Sent − intended: how late the generator was; of nothing where it was not recorded. */
  public TimeDistribution startDelay() {
    if (startDelay == null) {
      startDelay = ok(outcome -> outcome.recordedStartDelay().stream());
    }
    return startDelay;
  }

  /** CPU time of the generator for each request, in nanoseconds. */
  public double generatorCpuNs() {
    double cpuNs = generators().mapToDouble(GeneratorResult::cpuNs).sum();
    long requests = generators().mapToLong(GeneratorResult::requests).sum();
    return requests == 0 ? Double.NaN : cpuNs / requests;
  }

  /** Share of the time, in percent, that the busiest thread of the generator ran on a CPU. */
  public double busiestThreadPct() {
    double elapsedNs = generators().mapToDouble(GeneratorResult::elapsedNs).sum();
    double busyNs = generators().mapToDouble(g -> g.elapsedNs() * g.busiestThreadPct()).sum();
    return elapsedNs == 0 ? Double.NaN : busyNs / elapsedNs;
  }

  private Stream<GeneratorResult> generators() {
    return iterations.stream().flatMap(iteration -> iteration.recordedGenerator().stream());
  }

  /** What became of the schedule of an open load; empty under a closed load. */
  public Optional<ScheduleResult> schedule() {
    return iterations.stream()
        .flatMap(iteration -> iteration.schedule().stream())
        .reduce(
            (a, b) ->
                new ScheduleResult(
                    a.due() + b.due(),
                    a.sent() + b.sent(),
                    a.endedLate() + b.endedLate(),
                    a.okLate() + b.okLate(),
                    a.waited() + b.waited(),
                    Math.max(a.mostBacklog(), b.mostBacklog())));
  }

  private long windowNs() {
    return sum(IterationResult::windowNs);
  }

  private long sum(ToLongFunction<IterationResult> of) {
    return iterations.stream().mapToLong(of).sum();
  }
}
