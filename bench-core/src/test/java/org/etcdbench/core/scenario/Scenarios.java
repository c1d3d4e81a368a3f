package org.etcdbench.core.scenario;

import java.time.Duration;

/** Valid scenarios that tests vary in one thing at a time. */
public final class Scenarios {

  /** Eight bytes of key, 64 of value, a thousand keys in random order. */
  public static final Data DATA = new Data(8, 64, 1000, KeyOrder.UNIFORM, 42);

  private Scenarios() {}

  /** Puts to the leader, 100 requests without warm-up, over as many connections as clients. */
  public static Scenario put(int members, int clients) {
    return put(members, clients, new IterationLength.Requests(100));
  }

  /** Puts to the leader, one iteration of this length without warm-up. */
  public static Scenario put(int members, int clients, IterationLength length) {
    return put(members, Target.LEADER, new ClosedLoad(clients, clients), 0, 1, length);
  }

  /** Puts: warm-up and measured iterations of one length, with a deadline of a second. */
  public static Scenario put(
      int members,
      Target target,
      ClosedLoad load,
      int warmup,
      int measured,
      IterationLength length) {
    return new Scenario(
        members,
        DriverKind.LOOPBACK,
        Operation.PUT,
        null,
        target,
        load,
        DATA,
        new Iterations(warmup, length),
        new Iterations(measured, length),
        Duration.ofSeconds(1));
  }

  /** Ranges of these keys from all of three members. */
  public static Scenario range(Consistency consistency, Data data) {
    return new Scenario(
        3,
        DriverKind.LOOPBACK,
        Operation.RANGE,
        consistency,
        Target.ALL,
        new ClosedLoad(1, 1),
        data,
        new Iterations(0, new IterationLength.Requests(1)),
        new Iterations(1, new IterationLength.Requests(100)),
        Duration.ofSeconds(1));
  }
}
