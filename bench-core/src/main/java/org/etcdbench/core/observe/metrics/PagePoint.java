package org.etcdbench.core.observe.metrics;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.etcdbench.core.result.SeriesColumn;
import org.etcdbench.core.result.SeriesPoint;

/** What happened between two pages of a member. */
final class PagePoint {
  private static final double NS_PER_S = 1e9;
  private static final double MS_PER_S = 1e3;
  private static final double PERCENT = 100;

  private final Page before;
  private final Page page;
  private final double seconds;
  private final Map<SeriesColumn, Double> values = new EnumMap<>(SeriesColumn.class);

  /**
   * Between two pages.
   *
   * @param elapsedNs time between them
   */
  PagePoint(Page before, Page page, long elapsedNs) {
    this.before = before;
    this.page = page;
    this.seconds = elapsedNs / NS_PER_S;
  }

  SeriesPoint at(Instant when, String member) {
    gauge(SeriesColumn.RSS_BYTES, "process_resident_memory_bytes");
    gauge(SeriesColumn.LEADER, "etcd_server_is_leader");
    gauge(SeriesColumn.PROPOSALS_PENDING, "etcd_server_proposals_pending");
    gauge(SeriesColumn.PROPOSALS_UNAPPLIED, Page.UNAPPLIED);
    gauge(SeriesColumn.DB_BYTES, "etcd_mvcc_db_total_size_in_bytes");
    gauge(SeriesColumn.DB_IN_USE_BYTES, "etcd_mvcc_db_total_size_in_use_in_bytes");
    gauge(SeriesColumn.GOROUTINES, "go_goroutines");
    rate(SeriesColumn.CPU_PCT, "process_cpu_seconds_total", PERCENT);
    rate(SeriesColumn.PROPOSALS_PER_SEC, Catalog.COMMITTED, 1);
    rate(SeriesColumn.SLOW_APPLIES_PER_SEC, "etcd_server_slow_apply_total", 1);
    rate(
        SeriesColumn.CLIENT_RECEIVED_BYTES_PER_SEC,
        "etcd_network_client_grpc_received_bytes_total",
        1);
    rate(SeriesColumn.CLIENT_SENT_BYTES_PER_SEC, "etcd_network_client_grpc_sent_bytes_total", 1);
    rate(SeriesColumn.PEER_RECEIVED_BYTES_PER_SEC, "etcd_network_peer_received_bytes_total", 1);
    rate(SeriesColumn.PEER_SENT_BYTES_PER_SEC, "etcd_network_peer_sent_bytes_total", 1);
    syncs();
    commits();
    Growth applies = growth("etcd_server_apply_duration_seconds");
    if (applies.known) {
      values.put(SeriesColumn.APPLY_BUSY_PCT, PERCENT * applies.sum / seconds);
    }
    return new SeriesPoint(when, SeriesPoint.member(member), values);
  }

  private void syncs() {
    Growth syncs = growth("etcd_disk_wal_fsync_duration_seconds");
    if (syncs.known) {
      values.put(SeriesColumn.WAL_SYNCS_PER_SEC, syncs.count / seconds);
      values.put(SeriesColumn.WAL_SYNC_BUSY_PCT, PERCENT * syncs.sum / seconds);
      mean(SeriesColumn.WAL_SYNC_MEAN_MS, syncs);
    }
  }

  private void commits() {
    Growth commits = growth("etcd_disk_backend_commit_duration_seconds");
    if (commits.known) {
      values.put(SeriesColumn.BACKEND_COMMITS_PER_SEC, commits.count / seconds);
      mean(SeriesColumn.BACKEND_COMMIT_MEAN_MS, commits);
    }
  }

  private void mean(SeriesColumn column, Growth of) {
    if (of.count > 0) {
      values.put(column, MS_PER_S * of.sum / of.count);
    }
  }

  private void gauge(SeriesColumn column, String key) {
    Double value = page.gauges().get(key);
    if (value != null) {
      values.put(column, value);
    }
  }

  /** All series of a counter together; nothing is known if it shrank: its process began anew. */
  private void rate(SeriesColumn column, String name, double factor) {
    double grown = 0;
    boolean known = false;
    for (Map.Entry<String, Double> counter : page.counters().entrySet()) {
      if (isOf(name, counter.getKey())) {
        grown += counter.getValue() - before.counters().getOrDefault(counter.getKey(), 0.0);
        known = true;
      }
    }
    if (known && grown >= 0) {
      values.put(column, factor * grown / seconds);
    }
  }

  private record Growth(boolean known, double count, double sum) {}

  /** All series of a histogram together. */
  private Growth growth(String name) {
    double count = 0;
    double sum = 0;
    boolean known = false;
    for (Map.Entry<String, Page.Histogram> histogram : page.histograms().entrySet()) {
      if (isOf(name, histogram.getKey())) {
        Page.Histogram old = before.histograms().get(histogram.getKey());
        count += histogram.getValue().count() - (old == null ? 0 : old.count());
        sum += histogram.getValue().sum() - (old == null ? 0 : old.sum());
        known = true;
      }
    }
    return new Growth(known && count >= 0 && sum >= 0, count, sum);
  }

  private static boolean isOf(String name, String key) {
    return key.startsWith(name)
        && (key.length() == name.length() || key.charAt(name.length()) == '{');
  }
}
