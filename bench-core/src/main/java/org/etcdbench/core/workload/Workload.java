package org.etcdbench.core.workload;

import org.etcdbench.core.scenario.Operation;
import org.etcdbench.core.scenario.Scenario;

/**
 * Makes the requests of a scenario. Immutable, safe for use by several threads, each with its own
 * {@link Request}.
 */
public final class Workload {
  private static final byte[] NONE = {};

  private final Scenario scenario;
  private final Keys keys;
  private final Values values;

  /**
   * The workload of a scenario.
   *
   * @param scenario operation and data
   * @param keyPrefix stands before every key; empty for none
   */
  public Workload(Scenario scenario, String keyPrefix) {
    this.scenario = scenario;
    this.keys = new Keys(keyPrefix, scenario.data());
    this.values = new Values(scenario.data());
  }

  /** The keys that requests use. */
  public Keys keys() {
    return keys;
  }

  /** The values that puts write, and that reads find. */
  public Values values() {
    return values;
  }

  /** A request that {@link #fill} can make into any of this workload. */
  public Request newRequest() {
    boolean put = scenario.operation() == Operation.PUT;
    byte[] value = put ? new byte[values.lengthBytes()] : NONE;
    return new Request(scenario.operation(), scenario.consistency(), keys.newBuffer(), value);
  }

  /** Makes the request the one with this index; allocates nothing. */
  public void fill(Request request, long index) {
    keys.write(keys.numberFor(index), request.key());
    if (request.operation() == Operation.PUT) {
      values.write(index, request.value());
    }
  }
}
