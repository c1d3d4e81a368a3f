package org.etcdbench.report.imported;

import org.etcdbench.core.scenario.Operation;
import org.etcdbench.core.scenario.ScenarioKey;
import org.jspecify.annotations.Nullable;

/** What a column of a table means. */
sealed interface Column {

  /** A scenario's key; target and consistency often share a column. */
  record Key(ScenarioKey key) implements Column {}

  /**
   * A latency.
   *
   * @param unit in which its cells are that name none, in nanoseconds; null if the heading has none
   */
  record Latency(LatencyKind kind, @Nullable Double unit) implements Column {}

  /**
   * Successful requests per second.
   *
   * @param of what they are requests of, if the heading tells
   */
  record Qps(@Nullable Operation of) implements Column {}

  /** What needs no more than a name. */
  enum Plain implements Column {
    /** Measured requests of each run. */
    REQUESTS,
    /** Requests of all runs that failed. */
    ERRORS,
    /** Repetitions. */
    RUNS,
    /** Of an etcd-bench's own table. */
    VERDICT,
    /** Version of the members. */
    ETCD_VERSION,
    /** What is not kept. */
    UNREAD
  }
}
