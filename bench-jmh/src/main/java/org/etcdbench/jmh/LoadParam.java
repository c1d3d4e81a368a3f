package org.etcdbench.jmh;

import org.etcdbench.core.scenario.ClosedLoad;

/** The loads that are benchmarked, in JMH's form of a parameter. */
public enum LoadParam {
  /** One connection, one client. */
  C1_1(1, 1),
  /** A hundred connections of one client each. */
  C100_100(100, 100),
  /** Ten connections of a hundred clients each. */
  C10_1000(10, 1000);

  private final int conns;
  private final int clients;

  LoadParam(int conns, int clients) {
    this.conns = conns;
    this.clients = clients;
  }

  /** The load. */
  public ClosedLoad load() {
    return new ClosedLoad(conns, clients);
  }
}
