package org.etcdbench.core.scenario;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One row of a comparison: workload × load × target × cluster size, and how long it is measured.
 *
 * @param members cluster size, at least 1
 * @param operation what is asked
 * @param consistency of a range; null for other operations, see {@link #readConsistency()}
 * @param target which members the connections are pinned to
 * @param load connections and clients
 * @param data keys and values
 * @param warmup iterations that do not count
 * @param measurement iterations that count, at least 1
 * @param timeout deadline of every request
 */
public record Scenario(
    int members,
    Operation operation,
    @Nullable Consistency consistency,
    Target target,
    ClosedLoad load,
    Data data,
    Iterations warmup,
    Iterations measurement,
    Duration timeout) {

  /** The largest cluster that makes sense to ask for. */
  public static final int MAX_MEMBERS = 9;

  /** Checks what the parts cannot check alone. */
  public Scenario {
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
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("timeout must be > 0, got: " + Durations.format(timeout));
    }
    if (target.equals(Target.FOLLOWERS) && members == 1) {
      throw new IllegalArgumentException("target followers needs members >= 2, got: 1");
    }
  }

  /** The consistency of a range; empty for other operations. */
  public Optional<Consistency> readConsistency() {
    return Optional.ofNullable(consistency);
  }

  /**
   * A short name that is unique among the scenarios of a profile that differ in what {@link
   * ScenarioKey} lists, made of {@code [A-Za-z0-9_.:-]} only: {@code m3-put-leader-c1x1-k8-v256}.
   */
  public String id() {
    StringBuilder id = new StringBuilder();
    id.append('m').append(members).append('-').append(operation.label());
    readConsistency().ifPresent(c -> id.append('-').append(c.label()));
    id.append('-').append(target.label());
    id.append("-c").append(load.conns()).append('x').append(load.clients());
    id.append("-k").append(data.keySizeBytes()).append("-v").append(data.valueSizeBytes());
    id.append("-n").append(data.keySpace());
    return id.toString();
  }
}
