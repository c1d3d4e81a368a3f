package org.etcdbench.core.result;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.etcdbench.core.scenario.Outcome;
import org.etcdbench.core.scenario.Scenario;
import org.etcdbench.core.scenario.ScenarioKey;
import org.jspecify.annotations.Nullable;

/**
 * A scenario and its runs.
 *
 * @param scenario what was run
 * @param runs in the order of their number
 * @param verdict on the numbers of the row
 * @param cause why they are what they are; null where nobody asked
 * @param imported what another tool says instead of runs; null where we measured
 */
public record ScenarioResult(
    Scenario scenario,
    List<RunResult> runs,
    Verdict verdict,
    @Nullable Cause cause,
    @Nullable ImportedRow imported) {

  /** How far throughput × mean latency may be from the number of clients, in percent. */
  public static final double LITTLES_LAW_LIMIT_PCT = 2;

  /** Copies the list. */
  public ScenarioResult {
    Objects.requireNonNull(scenario, "scenario is null");
    Objects.requireNonNull(verdict, "verdict is null");
    runs = List.copyOf(runs);
    if (imported != null && !runs.isEmpty()) {
      throw new IllegalArgumentException("an imported row has no runs of ours");
    }
  }

  /** A scenario that we measured. */
  public ScenarioResult(
      Scenario scenario, List<RunResult> runs, Verdict verdict, @Nullable Cause cause) {
    this(scenario, runs, verdict, cause, null);
  }

  /** A scenario of which nobody asked for the cause. */
  public ScenarioResult(Scenario scenario, List<RunResult> runs, Verdict verdict) {
    this(scenario, runs, verdict, null);
  }

  /** A scenario that another tool measured. */
  public static ScenarioResult of(Scenario scenario, ImportedRow imported, Verdict verdict) {
    return new ScenarioResult(scenario, List.of(), verdict, null, imported);
  }

  /** What another tool says of it; empty where we measured. */
  public Optional<ImportedRow> importedRow() {
    return Optional.ofNullable(imported);
  }

  /** A key's value; empty where the scenario has none, or it is not known. */
  public Optional<String> key(ScenarioKey key) {
    return imported != null && imported.unknown().contains(key)
        ? Optional.empty()
        : key.of(scenario);
  }

  /** The values of all keys, in their order; empty where there is none, or it is not known. */
  public List<Optional<String>> keys() {
    return Arrays.stream(ScenarioKey.values()).map(this::key).toList();
  }

  /** Concurrent request slots of a closed load; empty for an open one, and if not known. */
  public OptionalInt clients() {
    return key(ScenarioKey.CLIENTS).isEmpty() ? OptionalInt.empty() : scenario.clients();
  }

  /** Whether there are any figures: of a run of ours, or of another tool. */
  public boolean measuredAnything() {
    return imported == null ? !measuredRuns().isEmpty() : imported.figures().any();
  }

  /** Over how many runs its figures are taken; those of another tool over one if it says none. */
  public int runCount() {
    if (imported == null) {
      return measuredRuns().size();
    }
    return imported.figures().any() ? Objects.requireNonNullElse(imported.figures().runs(), 1) : 0;
  }

  /** Why the numbers are what they are; empty where nobody asked. */
  public Optional<Cause> foundCause() {
    return Optional.ofNullable(cause);
  }

  /** The runs of ours that measured something. */
  public List<RunResult> measuredRuns() {
    return runs.stream().filter(run -> !run.measured().isEmpty()).toList();
  }

  /** Response time of the successful requests over all runs of ours. */
  public Latency ok() {
    return Latency.merge(measuredRuns().stream().map(RunResult::ok).toList());
  }

  /** Service time of the successful requests over all runs of ours. */
  public Latency okService() {
    return Latency.merge(okOutcomes().map(OutcomeResult::service).toList());
  }

  /** Start delay of the successful requests over all runs; empty where it was not recorded. */
  public Optional<Latency> okStartDelay() {
    List<Latency> delays =
        okOutcomes().flatMap(outcome -> outcome.recordedStartDelay().stream()).toList();
    return delays.isEmpty() ? Optional.empty() : Optional.of(Latency.merge(delays));
  }

  private Stream<OutcomeResult> okOutcomes() {
    return measuredRuns().stream()
        .flatMap(run -> run.measured().stream())
        .flatMap(iteration -> iteration.outcomes().stream())
        .filter(outcome -> outcome.outcome() == Outcome.OK);
  }

  /** Measured requests over all runs of ours, in whichever way they ended. */
  public long requests() {
    return sum(IterationResult::requests);
  }

  /** Measured requests over all runs of ours that did not succeed. */
  public long errors() {
    return requests() - ok().count();
  }

  /**
   * Successful requests per second over the measured windows of all runs; NaN if there are none.
   * Taken over all windows, as the mean latency is, so that the two obey Little's law together.
   */
  public double okPerSec() {
    if (imported != null) {
      return Objects.requireNonNullElse(imported.figures().okPerSec(), Double.NaN);
    }
    double seconds = sum(IterationResult::windowNs) / 1e9;
    return seconds == 0 ? Double.NaN : sum(IterationResult::okInWindow) / seconds;
  }

  private long sum(ToLongFunction<IterationResult> of) {
    return measuredRuns().stream().flatMap(run -> run.measured().stream()).mapToLong(of).sum();
  }

  /** Whether {@link #littlesLawPct} is known and beyond {@link #littlesLawLimitPct}. */
  public boolean breaksLittlesLaw() {
    return Math.abs(littlesLawPct()) > littlesLawLimitPct();
  }

  /**
   * How far throughput × mean latency may be from the number of clients, in percent: {@link
   * #LITTLES_LAW_LIMIT_PCT}, or what the rounding of another tool's figures leaves open.
   */
  public double littlesLawLimitPct() {
    double roundingPct = imported == null ? 0 : imported.figures().roundingPct();
    return Math.max(LITTLES_LAW_LIMIT_PCT, roundingPct);
  }

  /**
   * How far throughput × mean latency is from the number of clients, in percent: 100 · (X·W ÷ L −
   * 1), over all ended requests of all measured windows (Little 1961, L = λW). NaN if nothing was
   * measured, and under an open load, which has no clients, and where another tool does not say
   * enough.
   */
  public double littlesLawPct() {
    double clients = clients().stream().asDoubleStream().findFirst().orElse(Double.NaN);
    if (imported != null) {
      return 100 * (imported.figures().underWay() / clients - 1);
    }
    double clientNs = 0;
    double windowNs = 0;
    for (RunResult run : measuredRuns()) {
      for (IterationResult iteration : run.measured()) {
        windowNs += iteration.windowNs();
        clientNs += iteration.outcomes().stream().mapToDouble(o -> o.response().sumNs()).sum();
      }
    }
    return windowNs == 0 ? Double.NaN : 100 * (clientNs / windowNs / clients - 1);
  }
}
