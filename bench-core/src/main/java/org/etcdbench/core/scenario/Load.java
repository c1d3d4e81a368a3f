package org.etcdbench.core.scenario;

/** How much is asked of a cluster at once: by waiting clients, or at a given rate. */
public sealed interface Load permits ClosedLoad, OpenLoad {
  /** The largest number of connections. */
  int MAX_CONNS = 100_000;

  /** gRPC connections, at least 1. */
  int conns();

  /** The load as the tables print it, conns first. */
  String label();
}
