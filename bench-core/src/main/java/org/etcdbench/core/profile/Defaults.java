package org.etcdbench.core.profile;

import java.time.Duration;
import org.etcdbench.core.scenario.Arrival;
import org.etcdbench.core.scenario.Consistency;
import org.etcdbench.core.scenario.DriverKind;
import org.etcdbench.core.scenario.IterationLength;
import org.etcdbench.core.scenario.KeyOrder;
import org.etcdbench.core.scenario.Operation;
import org.etcdbench.core.scenario.Target;

/** What a profile need not say. */
final class Defaults {
  static final int RUNS = 5;
  static final long SEED = 1;
  static final int MEMBERS = 3;
  static final double MAX_ERROR_PCT = 0.1;
  static final Duration GENERATOR_WARMUP = Duration.ofSeconds(5);
  static final Duration ITERATION_LIMIT = Duration.ofMinutes(10);
  static final int WARMUPS = 1;
  static final IterationLength WARMUP_LENGTH = new IterationLength.Time(Duration.ofSeconds(2));
  static final int MEASUREMENTS = 3;
  static final IterationLength MEASUREMENT_LENGTH = new IterationLength.Time(Duration.ofSeconds(5));
  static final DriverKind DRIVER = DriverKind.LEAN;
  static final Arrival ARRIVAL = Arrival.CONSTANT;
  static final Duration TIMEOUT = Duration.ofSeconds(10);
  static final int KEY_SIZE = 8;
  static final int VALUE_SIZE = 256;
  static final long KEY_SPACE = 10_000;
  static final Consistency CONSISTENCY = Consistency.LINEARIZABLE;

  private static final int MAX_IN_FLIGHT = 10_000;

  /** What values of requests under way may take of the generator's memory, unless asked for. */
  private static final int VALUES_BYTES = 64 << 20;

  private Defaults() {}

  /** Each connection needs a slot. */
  static int maxInFlight(int conns) {
    return Math.max(conns, MAX_IN_FLIGHT);
  }

  /** The same for values of this size: fewer of large ones, since each slot holds one. */
  static int maxInFlight(int conns, int valueBytes) {
    int fitting = VALUES_BYTES / Math.max(1, valueBytes);
    return Math.max(conns, Math.min(MAX_IN_FLIGHT, fitting));
  }

  /** Puts all end at the leader; reads can be served by any member. */
  static Target target(Operation operation) {
    return operation == Operation.PUT ? Target.LEADER : Target.ALL;
  }

  static KeyOrder keyOrder(Operation operation) {
    return operation == Operation.PUT ? KeyOrder.SEQUENTIAL : KeyOrder.UNIFORM;
  }
}
