package org.etcdbench.core.observe.metrics;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.etcdbench.core.observe.metrics.Tracked.Kind;
import org.jspecify.annotations.Nullable;

/**
 * The metrics that explain a benchmark's figures, of etcd 3.4 to 3.7; no version has all. Names and
 * labels are those of etcd's and gRPC's source.
 */
final class Catalog {
  static final String COMMITTED = "etcd_server_proposals_committed_total";
  static final String APPLIED = "etcd_server_proposals_applied_total";
  static final String START_TIME = "process_start_time_seconds";

  private static final String BUCKET = "_bucket";
  private static final String SUM = "_sum";
  private static final String COUNT = "_count";

  private static final List<Tracked> ALL =
      Stream.of(
              histograms(
                  "etcd_disk_wal_fsync_duration_seconds",
                  "etcd_disk_wal_write_duration_seconds",
                  "etcd_disk_backend_commit_duration_seconds",
                  "etcd_disk_backend_defrag_duration_seconds",
                  "etcd_disk_backend_snapshot_duration_seconds",
                  "etcd_snap_fsync_duration_seconds",
                  "etcd_debugging_mvcc_db_compaction_pause_duration_milliseconds",
                  "etcd_debugging_mvcc_db_compaction_total_duration_milliseconds"),
              histogram("etcd_server_apply_duration_seconds", "op", "success"),
              histogram("etcd_server_range_duration_seconds", "success"),
              histogram("etcd_server_request_duration_seconds", "success", "type"),
              histogram("etcd_network_peer_round_trip_time_seconds", "To"),
              histogram("grpc_server_handling_seconds", "grpc_method"),
              counters(
                  "etcd_disk_wal_write_bytes_total",
                  COMMITTED,
                  APPLIED,
                  "etcd_server_proposals_failed_total",
                  "etcd_server_slow_apply_total",
                  "etcd_server_slow_read_indexes_total",
                  "etcd_server_read_indexes_failed_total",
                  "etcd_server_leader_changes_seen_total",
                  "etcd_server_heartbeat_send_failures_total",
                  "etcd_network_client_grpc_received_bytes_total",
                  "etcd_network_client_grpc_sent_bytes_total",
                  "etcd_mvcc_put_total",
                  "etcd_mvcc_range_total",
                  "etcd_mvcc_txn_total",
                  "etcd_mvcc_delete_total",
                  "etcd_debugging_mvcc_events_total",
                  "etcd_debugging_mvcc_db_compaction_keys_total",
                  "etcd_debugging_lease_granted_total",
                  "etcd_debugging_lease_renewed_total",
                  "etcd_debugging_lease_revoked_total",
                  "etcd_debugging_server_lease_expired_total",
                  "process_cpu_seconds_total",
                  "go_gc_duration_seconds_sum",
                  "go_gc_duration_seconds_count"),
              counter("etcd_network_peer_sent_bytes_total", "To"),
              counter("etcd_network_peer_received_bytes_total", "From"),
              counter("etcd_network_peer_sent_failures_total", "To"),
              counter("etcd_network_peer_received_failures_total", "From"),
              counter("etcd_network_disconnected_peers_total", "Remote"),
              counter("etcd_network_snapshot_send_success", "To"),
              counter("etcd_network_snapshot_send_failures", "To"),
              counter("etcd_network_snapshot_receive_success", "From"),
              counter("etcd_network_snapshot_receive_failures", "From"),
              sparse("grpc_server_handled_total", "grpc_code", "grpc_method"),
              sparse("grpc_server_started_total", "grpc_method"),
              sparse("grpc_server_msg_received_total", "grpc_method"),
              sparse("grpc_server_msg_sent_total", "grpc_method"),
              gauges(
                  "etcd_disk_defrag_inflight",
                  "etcd_server_proposals_pending",
                  "etcd_server_has_leader",
                  "etcd_server_is_leader",
                  "etcd_server_is_learner",
                  "etcd_server_quota_backend_bytes",
                  "etcd_mvcc_db_total_size_in_bytes",
                  "etcd_mvcc_db_total_size_in_use_in_bytes",
                  "etcd_mvcc_db_open_read_transactions",
                  "etcd_debugging_mvcc_keys_total",
                  "etcd_debugging_mvcc_watcher_total",
                  "etcd_debugging_mvcc_watch_stream_total",
                  "etcd_debugging_mvcc_slow_watcher_total",
                  "etcd_debugging_mvcc_pending_events_total",
                  "etcd_debugging_mvcc_current_revision",
                  "etcd_debugging_mvcc_compact_revision",
                  "process_resident_memory_bytes",
                  "process_open_fds",
                  "process_max_fds",
                  "os_fd_used",
                  "os_fd_limit",
                  START_TIME,
                  "go_goroutines",
                  "go_sched_gomaxprocs_threads"))
          .flatMap(metrics -> metrics)
          .toList();

  private static final Map<String, Series> BY_NAME = byName();

  private Catalog() {}

  /** What part of its metric a line is. */
  enum Part {
    VALUE,
    BUCKET,
    SUM,
    COUNT
  }

  /** What the lines of one name mean. */
  record Series(Tracked metric, Part part) {}

  /** What lines of this name mean; null if they are not kept. */
  static @Nullable Series series(String name) {
    return BY_NAME.get(name);
  }

  /** Whether a line is kept. */
  static boolean wants(String name, boolean zero) {
    Series series = BY_NAME.get(name);
    return series != null && (!zero || series.metric().zeros());
  }

  /** All metrics that are kept. */
  static List<Tracked> all() {
    return ALL;
  }

  private static Map<String, Series> byName() {
    Map<String, Series> byName = new HashMap<>();
    for (Tracked metric : ALL) {
      if (metric.kind() == Kind.HISTOGRAM) {
        byName.put(metric.name() + BUCKET, new Series(metric, Part.BUCKET));
        byName.put(metric.name() + SUM, new Series(metric, Part.SUM));
        byName.put(metric.name() + COUNT, new Series(metric, Part.COUNT));
      } else {
        byName.put(metric.name(), new Series(metric, Part.VALUE));
      }
    }
    return byName;
  }

  private static Stream<Tracked> histograms(String... names) {
    return plain(Kind.HISTOGRAM, names);
  }

  private static Stream<Tracked> counters(String... names) {
    return plain(Kind.COUNTER, names);
  }

  private static Stream<Tracked> gauges(String... names) {
    return plain(Kind.GAUGE, names);
  }

  private static Stream<Tracked> plain(Kind kind, String... names) {
    return Arrays.stream(names).map(name -> new Tracked(name, kind, List.of(), true));
  }

  private static Stream<Tracked> histogram(String name, String... labels) {
    return Stream.of(new Tracked(name, Kind.HISTOGRAM, List.of(labels), true));
  }

  private static Stream<Tracked> counter(String name, String... labels) {
    return Stream.of(new Tracked(name, Kind.COUNTER, List.of(labels), true));
  }

  /** A counter that has a series for whatever could happen: those of what never did are noise. */
  private static Stream<Tracked> sparse(String name, String... labels) {
    return Stream.of(new Tracked(name, Kind.COUNTER, List.of(labels), false));
  }
}
