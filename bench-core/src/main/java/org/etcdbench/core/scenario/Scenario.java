package org.etcdbench.core.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * One row of a comparison: workload × load × target × cluster size, and how long it is measured.
 *
 * @param members cluster size, at least 1
 * @param driver what sends the requests
 * @param operation what is asked
 * @param consistency of a range; null for other operations, see {@link #readConsistency()}
 * @param target which members the connections are pinned to
 * @param load how many requests, over how many connections: closed or open
 * @param data keys and values
 * @param warmup iterations that do not count
 * @param measurement iterations that count, at least 1; of a load in phases it is the time of all
 *     phases, each of which is an iteration of the result
 * @param timeout deadline of every request
 */
public record Scenario(
    int members,
    DriverKind driver,
    Operation operation,
    @Nullable Consistency consistency,
    Target target,
    Load load,
    Data data,
    Iterations warmup,
    Iterations measurement,
    Duration timeout) {

  /** The largest cluster that makes sense to ask for. */
  public static final int MAX_MEMBERS = 9;

  /** Checks what the parts cannot check alone. */
  public Scenario {
    Objects.requireNonNull(driver, "driver is null");
    Objects.requireNonNull(operation, "operation is null");
    Objects.requireNonNull(target, "target is null");
    Objects.requireNonNull(load, "load is null");
    Objects.requireNonNull(data, "data is null");
    Objects.requireNonNull(warmup, "warmup is null");
    Objects.requireNonNull(measurement, "measurement is null");
    if (members < 1 || members > MAX_MEMBERS) {
      throw new IllegalArgumentException("members must be 1.." + MAX_MEMBERS + ", got: " + members);
    }
    if ((operation == Operation.RANGE) != (consistency != null)) {
      throw new IllegalArgumentException(
          "consistency belongs to range and to nothing else, got: "
              + operation.label()
              + " with "
              + (consistency == null ? "none" : consistency.label()));
    }
    if (measurement.count() < 1) {
      throw new IllegalArgumentException("measurement.iterations must be >= 1, got: 0");
    }
    checkLengths(load, warmup, measurement);
    if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(Durations.LONGEST) > 0) {
      throw new IllegalArgumentException(
          "timeout must be > 0 and <= "
              + Durations.format(Durations.LONGEST)
              + ", got: "
              + Durations.format(timeout));
    }
    if (target.equals(Target.FOLLOWERS) && members == 1) {
      throw new IllegalArgumentException("target followers needs members >= 2, got: 1");
    }
  }

  private static void checkLengths(Load load, Iterations warmup, Iterations measurement) {
    if (measurement.length() instanceof IterationLength.Steady) {
      throw new IllegalArgumentException("measurement must have a time or requests, no gate");
    }
    boolean byTime = measurement.length() instanceof IterationLength.Time;
    if (warmup.length() instanceof IterationLength.Steady && !byTime) {
      throw new IllegalArgumentException(
          "warmup.gate steady needs measurement.time: what is not steady is trimmed by time");
    }
    boolean phased = load instanceof OpenLoad open && open.rate() instanceof Rate.Phases;
    if (warmup.length() instanceof IterationLength.Steady
        && !phased
        && measurement.length() instanceof IterationLength.Time time
        && time.duration().compareTo(IterationLength.Steady.SHORTEST_WINDOW) < 0) {
      throw new IllegalArgumentException(
          "warmup.gate steady needs measurement.time >= "
              + Durations.format(IterationLength.Steady.SHORTEST_WINDOW)
              + ", got: "
              + Durations.format(time.duration()));
    }
    if (load instanceof OpenLoad && !byTime) {
      throw new IllegalArgumentException(
          "an open load needs measurement.time: its requests follow from its rate");
    }
    if (load instanceof OpenLoad open && open.rate() instanceof Rate.Phases phases) {
      Iterations all = new Iterations(1, new IterationLength.Time(phases.length()));
      if (!measurement.equals(all)) {
        throw new IllegalArgumentException("phases say themselves how long is measured");
      }
    }
  }

  /** Requests under way at a time, of a closed load; empty for an open one. */
  public OptionalInt clients() {
    return load instanceof ClosedLoad closed
        ? OptionalInt.of(closed.clients())
        : OptionalInt.empty();
  }

  /** The phases of an open load that has them; empty for other loads. */
  public List<Phase> phases() {
    return load instanceof OpenLoad open && open.rate() instanceof Rate.Phases phases
        ? phases.phases()
        : List.of();
  }

  /** The consistency of a range; empty for other operations. */
  public Optional<Consistency> readConsistency() {
    return Optional.ofNullable(consistency);
  }

  /**
   * A short name that is unique among the scenarios of a profile that differ in what {@link
   * ScenarioKey} lists, made of {@code [A-Za-z0-9_.:-]} only: {@code
   * m3-put-leader-c1x1-k8-v256-n10000-lean}.
   */
  public String id() {
    StringBuilder id = new StringBuilder();
    id.append('m').append(members).append('-').append(operation.label());
    readConsistency().ifPresent(c -> id.append('-').append(c.label()));
    id.append('-').append(target.label());
    id.append("-c").append(loadId());
    id.append("-k").append(data.keySizeBytes()).append("-v").append(data.valueSizeBytes());
    id.append("-n").append(data.keySpace());
    id.append('-').append(driver.label());
    return id.toString();
  }

  private String loadId() {
    if (load instanceof OpenLoad open) {
      String rate = ScenarioKey.RATE.of(this).orElseThrow();
      String phases = phases().isEmpty() ? "" : "x" + phases().size();
      return open.conns() + "r" + rate + phases + (open.arrival() == Arrival.POISSON ? "p" : "");
    }
    return load.label().replace('/', 'x');
  }
}
