package org.etcdbench.core.cause;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.etcdbench.core.result.MemberMetrics;
import org.etcdbench.core.result.MetricReading;

/** The metrics that causes are found from, and how their series are looked up. */
final class MetricNames {
  static final String WAL_FSYNC = "etcd_disk_wal_fsync_duration_seconds";
  static final String BACKEND_COMMIT = "etcd_disk_backend_commit_duration_seconds";
  static final String APPLY = "etcd_server_apply_duration_seconds";
  static final String SLOW_APPLY = "etcd_server_slow_apply_total";
  static final String PEER_ROUND_TRIP = "etcd_network_peer_round_trip_time_seconds";
  static final String PEER_SENT_BYTES = "etcd_network_peer_sent_bytes_total";
  static final String IS_LEARNER = "etcd_server_is_learner";
  static final String PROPOSALS_COMMITTED = "etcd_server_proposals_committed_total";

  /** Of our own: what is committed and not applied, at each scrape. */
  static final String PROPOSALS_UNAPPLIED = "proposals_unapplied";

  /** Threads that may run at the same time; members of etcd 3.6 and later tell it. */
  static final String GO_MAX_PROCS = "go_sched_gomaxprocs_threads";

  private MetricNames() {}

  /** The histograms of this name, one for each combination of labels. */
  static List<MetricReading.Histogram> histograms(MemberMetrics member, String name) {
    return series(member, name)
        .filter(MetricReading.Histogram.class::isInstance)
        .map(MetricReading.Histogram.class::cast)
        .toList();
  }

  /** The counters of this name, one for each combination of labels. */
  static List<MetricReading.Counter> counters(MemberMetrics member, String name) {
    return series(member, name)
        .filter(MetricReading.Counter.class::isInstance)
        .map(MetricReading.Counter.class::cast)
        .toList();
  }

  private static Stream<MetricReading> series(MemberMetrics member, String name) {
    return member.metrics().entrySet().stream()
        .filter(entry -> isOf(entry.getKey(), name))
        .map(Map.Entry::getValue);
  }

  /** Whether this is the key of a series of this name. */
  static boolean isOf(String key, String name) {
    return key.equals(name) || key.startsWith(name + "{");
  }
}
