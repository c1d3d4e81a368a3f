package org.etcdbench.jmh;

import java.time.Duration;
import org.etcdbench.core.scenario.ClosedLoad;
import org.etcdbench.core.scenario.Data;
import org.etcdbench.core.scenario.DriverKind;
import org.etcdbench.core.scenario.IterationLength;
import org.etcdbench.core.scenario.Iterations;
import org.etcdbench.core.scenario.KeyOrder;
import org.etcdbench.core.scenario.Scenario;
import org.etcdbench.core.scenario.Target;

/** The one place here that makes scenarios: keys of 8 bytes, values of 256, sent to the leader. */
public final class Scenarios {
  /** Bytes of every key. */
  public static final int KEY_BYTES = 8;

  /** Bytes of every value. */
  public static final int VALUE_BYTES = 256;

  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final int SEED = 1;

  private Scenarios() {}

  /**
   * A scenario.
   *
   * @param members cluster size
   * @param driver what sends the requests
   * @param asked operation and, of a range, its consistency
   * @param load connections and clients
   * @param keySpace number of distinct keys
   * @param warmup iterations that do not count
   * @param measurement iterations that count
   */
  public static Scenario of(
      int members,
      DriverKind driver,
      Asked asked,
      ClosedLoad load,
      long keySpace,
      Iterations warmup,
      Iterations measurement) {
    return new Scenario(
        members,
        driver,
        asked.operation(),
        asked.consistency(),
        Target.LEADER,
        load,
        new Data(KEY_BYTES, VALUE_BYTES, keySpace, KeyOrder.UNIFORM, SEED),
        warmup,
        measurement,
        TIMEOUT);
  }

  /** One of these whose lengths do not matter. */
  public static Scenario of(Asked asked, ClosedLoad load, long keySpace) {
    Iterations any = new Iterations(1, new IterationLength.Requests(1));
    return of(1, DriverKind.LOOPBACK, asked, load, keySpace, any, any);
  }
}
