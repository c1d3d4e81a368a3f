package org.etcdbench.core.cause;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.etcdbench.core.observe.metrics.KeptMetrics;
import org.etcdbench.core.result.LogEvents;
import org.etcdbench.core.result.MachineUse;
import org.etcdbench.core.result.MemberEvents;
import org.etcdbench.core.result.MemberMetrics;
import org.etcdbench.core.result.MetricReading;
import org.etcdbench.core.result.MetricReading.Bucket;
import org.etcdbench.core.result.Observations;
import org.jspecify.annotations.Nullable;

/** Observations of ten seconds, of members that are at ease unless told otherwise. */
final class Watched {
  private static final Instant FROM = Instant.parse("2026-01-31T12:00:00Z");
  private static final Duration LENGTH = Duration.ofSeconds(10);

  private final List<Map<String, MetricReading>> members = new ArrayList<>();
  private final List<MemberEvents> logs = new ArrayList<>();
  private final List<String> here = new ArrayList<>();
  private @Nullable MachineUse machine = new MachineUse(2, 30, 0);

  /** Members m1, the leader, to mN; each syncs 1000 times in 1 ms and commits in 2 ms. */
  static Watched members(int count) {
    Watched watched = new Watched();
    for (int i = 0; i < count; i++) {
      Map<String, MetricReading> metrics = new HashMap<>();
      double leads = i == 0 ? 1 : 0;
      metrics.put(
          "etcd_server_is_leader", new MetricReading.Gauge(leads, leads, leads, leads, leads));
      metrics.put("process_cpu_seconds_total", new MetricReading.Counter(2));
      watched.members.add(metrics);
      watched.syncs(i + 1, 1000, 1).commits(i + 1, 100, 2);
    }
    for (int i = 1; i < count; i++) {
      watched.roundTrip(i + 1, 0.2);
    }
    return watched;
  }

  Watched machine(double busyPct, double stolenPct) {
    machine = new MachineUse(2, busyPct, stolenPct);
    return this;
  }

  /** So many members, from the first, run on the generator's machine. */
  Watched here(int count) {
    for (int i = 1; i <= count; i++) {
      here.add("m" + i);
    }
    return this;
  }

  /** The machine does not tell how busy it is. */
  Watched silentMachine() {
    machine = null;
    return this;
  }

  /** This member logged so many events, the longest of this length. */
  Watched logged(int member, LogEvents.Kind kind, long count, long tookMs) {
    LogEvents.Sample longest =
        new LogEvents.Sample(FROM, "text", tookMs * 1_000_000, null, null, null, null);
    logs.add(
        new MemberEvents(
            "m" + member, count, null, List.of(new LogEvents(kind, count, List.of(longest)))));
    return this;
  }

  Watched counter(int member, String key, double increase) {
    return put(member, key, new MetricReading.Counter(increase));
  }

  Watched gauge(int member, String key, double value) {
    return put(member, key, new MetricReading.Gauge(value, value, value, value, value));
  }

  /** Refuses what no member's page would ever bring. */
  private Watched put(int member, String key, MetricReading reading) {
    assertThat(KeptMetrics.keeps(key)).as(key).isTrue();
    members.get(member - 1).put(key, reading);
    return this;
  }

  Watched learner(int member) {
    return gauge(member, "etcd_server_is_learner", 1);
  }

  Watched syncs(int member, long count, double meanMs) {
    return histogram(member, "etcd_disk_wal_fsync_duration_seconds", count, meanMs);
  }

  Watched commits(int member, long count, double meanMs) {
    return histogram(member, "etcd_disk_backend_commit_duration_seconds", count, meanMs);
  }

  Watched applies(int member, long count, double meanMs) {
    return histogram(
        member, "etcd_server_apply_duration_seconds{op=Put,success=true}", count, meanMs);
  }

  /** The leader's way to this member and back. */
  Watched roundTrip(int member, double meanMs) {
    return histogram(1, "etcd_network_peer_round_trip_time_seconds{To=" + member + "}", 4, meanMs);
  }

  /** All observations take the mean, which is the upper end of their bucket. */
  private Watched histogram(int member, String key, long count, double meanMs) {
    return put(
        member,
        key,
        new MetricReading.Histogram(
            count,
            count * meanMs / 1e3,
            List.of(new Bucket(meanMs / 1e3 * 0.99, 0), new Bucket(meanMs / 1e3, count))));
  }

  Observations observations() {
    List<MemberMetrics> all = new ArrayList<>();
    for (int i = 0; i < members.size(); i++) {
      String url = "http://127.0.0.1:" + (2379 + i) + "/metrics";
      all.add(
          new MemberMetrics(
              "m" + (i + 1), url, FROM, FROM.plus(LENGTH), 11, 0, null, false, members.get(i)));
    }
    return new Observations(all, logs, null, machine, null, here);
  }
}
