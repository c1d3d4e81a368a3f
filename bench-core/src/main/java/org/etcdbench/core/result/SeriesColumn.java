package org.etcdbench.core.result;

import java.util.Locale;

/** What {@code timeseries.csv} says of one source at one moment, and in which column. */
public enum SeriesColumn {
  /** Successful requests per second, of the load. */
  OK_PER_SEC,
  /** Requests per second that did not succeed, of the load. */
  FAILED_PER_SEC,
  /** Median response time of the successful requests, in milliseconds, of the load. */
  P50_MS,
  /** 99th percentile of their response time, in milliseconds, of the load. */
  P99_MS,
  /** CPU time ÷ time, in percent: 100 is one CPU kept busy. */
  CPU_PCT,
  /** Resident memory of a member. */
  RSS_BYTES,
  /** Pauses of the generator for garbage collection, in milliseconds. */
  GC_MS,
  /** The longest hiccup of the generator, in milliseconds. */
  HICCUP_MAX_MS,
  /** 1 while a member leads, else 0. */
  LEADER,
  /** Raft proposals that a member saw committed, per second. */
  PROPOSALS_PER_SEC,
  /** Proposals that wait at a member to be committed. */
  PROPOSALS_PENDING,
  /** Proposals that are committed and not yet applied. */
  PROPOSALS_UNAPPLIED,
  /** Syncs of the write-ahead log per second. */
  WAL_SYNCS_PER_SEC,
  /** Mean time of such a sync, in milliseconds. */
  WAL_SYNC_MEAN_MS,
  /** Share of the time that the log was being synced, in percent. */
  WAL_SYNC_BUSY_PCT,
  /** Commits of the backend per second. */
  BACKEND_COMMITS_PER_SEC,
  /** Mean time of such a commit, in milliseconds. */
  BACKEND_COMMIT_MEAN_MS,
  /** Share of the time that entries were being applied, in percent; etcd 3.5 on. */
  APPLY_BUSY_PCT,
  /** Applies per second that etcd calls slow. */
  SLOW_APPLIES_PER_SEC,
  /** Bytes per second that a member received from clients. */
  CLIENT_RECEIVED_BYTES_PER_SEC,
  /** Bytes per second that a member sent to clients. */
  CLIENT_SENT_BYTES_PER_SEC,
  /** Bytes per second that a member received from its peers. */
  PEER_RECEIVED_BYTES_PER_SEC,
  /** Bytes per second that a member sent to its peers. */
  PEER_SENT_BYTES_PER_SEC,
  /** Size of a member's database file. */
  DB_BYTES,
  /** The part of it that is in use. */
  DB_IN_USE_BYTES,
  /** Goroutines of a member. */
  GOROUTINES;

  /** The column's name in the file. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
