package org.etcdbench.core.profile;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.etcdbench.core.result.BenchResult.ProfileSource;
import org.etcdbench.core.run.ObserveSettings;
import org.etcdbench.core.run.Plan;
import org.etcdbench.core.scenario.Arrival;
import org.etcdbench.core.scenario.ClosedLoad;
import org.etcdbench.core.scenario.Data;
import org.etcdbench.core.scenario.DriverKind;
import org.etcdbench.core.scenario.IterationLength;
import org.etcdbench.core.scenario.Iterations;
import org.etcdbench.core.scenario.KeyOrder;
import org.etcdbench.core.scenario.OpenLoad;
import org.etcdbench.core.scenario.Operation;
import org.etcdbench.core.scenario.Rate;
import org.etcdbench.core.scenario.Scenario;
import org.etcdbench.core.scenario.Target;

/**
 * Asks the records of a plan whether a single value is within their bounds, by building one around
 * it, so that no bound is stated twice and several bad values are found at once.
 */
final class Bounds {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final IterationLength LENGTH = new IterationLength.Time(SECOND);
  private static final Iterations ONCE = new Iterations(1, LENGTH);
  private static final Data DATA = data(8, 0, 1);

  private Bounds() {}

  static final ValueParser<Integer> CONNS = within(Values::count, v -> new ClosedLoad(v, 1));
  static final ValueParser<Integer> CLIENTS = within(Values::count, v -> new ClosedLoad(1, v));
  static final ValueParser<Double> RATE = within(Values::decimal, Rate.Constant::new);
  static final ValueParser<Integer> MAX_IN_FLIGHT =
      within(Values::count, v -> new OpenLoad(1, new Rate.Constant(1), Arrival.CONSTANT, v));
  static final ValueParser<Integer> KEY_SIZE = within(Values::bytes, v -> data(v, 0, 1));
  static final ValueParser<Integer> VALUE_SIZE = within(Values::bytes, v -> data(8, v, 1));
  static final ValueParser<Long> KEY_SPACE =
      within(Values::whole, v -> data(Data.MAX_KEY_BYTES, 0, v));
  static final ValueParser<Integer> MEMBERS = within(Values::count, v -> scenario(v, ONCE, SECOND));
  static final ValueParser<Duration> TIMEOUT = within(Values::duration, v -> scenario(3, ONCE, v));
  static final ValueParser<Integer> WARMUPS = within(Values::count, v -> new Iterations(v, LENGTH));
  static final ValueParser<Integer> MEASUREMENTS =
      within(Values::count, v -> scenario(3, new Iterations(v, LENGTH), SECOND));
  static final ValueParser<Integer> RUNS = within(Values::count, v -> plan(v, 0, SECOND, SECOND));
  static final ValueParser<Double> MAX_ERROR_PCT =
      within(Values::decimal, v -> plan(1, v, SECOND, SECOND));
  static final ValueParser<Duration> GENERATOR_WARMUP =
      within(Values::duration, v -> plan(1, 0, v, SECOND));
  static final ValueParser<Duration> ITERATION_LIMIT =
      within(Values::duration, v -> plan(1, 0, SECOND, v));

  /** Parses, then lets a record object to the value. */
  private static <T> ValueParser<T> within(ValueParser<T> parser, Consumer<T> record) {
    return (name, text) -> {
      T value = parser.parse(name, text);
      record.accept(value);
      return value;
    };
  }

  private static Data data(int keySizeBytes, int valueSizeBytes, long keySpace) {
    return new Data(keySizeBytes, valueSizeBytes, keySpace, KeyOrder.SEQUENTIAL, 1);
  }

  private static Scenario scenario(int members, Iterations measurement, Duration timeout) {
    return new Scenario(
        members,
        DriverKind.LOOPBACK,
        Operation.PUT,
        null,
        Target.LEADER,
        new ClosedLoad(1, 1),
        DATA,
        ONCE,
        measurement,
        timeout);
  }

  private static Plan plan(int runs, double maxErrorPct, Duration warmup, Duration limit) {
    return new Plan(
        new ProfileSource("", "", List.of()),
        List.of(scenario(3, ONCE, SECOND)),
        runs,
        "",
        List.of(),
        maxErrorPct,
        warmup,
        limit,
        ObserveSettings.DEFAULT);
  }
}
