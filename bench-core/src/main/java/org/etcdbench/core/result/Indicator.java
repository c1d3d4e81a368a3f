package org.etcdbench.core.result;

/**
 * A figure about a scenario's runs that tells which resource was near its limit. Those of members
 * come from their metrics; a figure that could not be had is absent, never zero.
 */
public enum Indicator {
  /** How busy the CPUs of the generator's machine were, in percent of all of them. */
  MACHINE_BUSY_PCT,
  /** What its host took from that machine, in percent of all its CPUs. */
  MACHINE_STOLEN_PCT,
  /**
   * How busy that machine's CPUs were with other processes than the generator and members that run
   * on it, in percent of all of them; only where all members do.
   */
  OTHERS_BUSY_PCT,
  /** CPU of the generator's process, in percent of one CPU. */
  GENERATOR_CPU_PCT,
  /** CPU of the leader's process, in percent of one CPU. */
  LEADER_CPU_PCT,
  /** CPU that the leader's process could use at most, in percent of one CPU. */
  LEADER_CPU_LIMIT_PCT,
  /** CPU of the busiest other member's process, in percent of one CPU. */
  FOLLOWER_CPU_PCT,
  /** Mean time of the leader's WAL syncs, in milliseconds. */
  FSYNC_MEAN_MS,
  /** 99th percentile of the leader's WAL syncs, in milliseconds, estimated from its histogram. */
  FSYNC_P99_MS,
  /** Share of the time in which the leader was syncing its WAL, in percent. */
  FSYNC_BUSY_PCT,
  /** Mean time of the WAL syncs of the follower that completes the quorum, in milliseconds. */
  QUORUM_FSYNC_MEAN_MS,
  /** Mean round trip, as etcd sees it, from the leader to the peer that completes the quorum. */
  QUORUM_ROUND_TRIP_MS,
  /** 99th percentile of the slowest member's backend commits, in milliseconds, estimated. */
  COMMIT_P99_MS,
  /** Mean time that the leader took to apply an entry, in milliseconds; etcd 3.5 and later. */
  APPLY_MEAN_MS,
  /** Share of the time in which the busiest member was applying, in percent; 3.5 and later. */
  APPLY_BUSY_PCT,
  /** Most proposals that a member was seen to have committed and not applied. */
  PROPOSALS_UNAPPLIED,
  /** Proposals committed for each WAL sync of the leader. */
  PROPOSALS_PER_FSYNC,
  /** What the leader sent to its peers, in bytes per second. */
  PEER_BYTES_PER_SEC,
  /** Applies that the members called slow, all together. */
  SLOW_APPLIES
}
