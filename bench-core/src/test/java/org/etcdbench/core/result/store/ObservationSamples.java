package org.etcdbench.core.result.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.etcdbench.core.result.GeneratorPauses;
import org.etcdbench.core.result.GeneratorPauses.Collector;
import org.etcdbench.core.result.GeneratorPauses.Hiccups;
import org.etcdbench.core.result.LogEvents;
import org.etcdbench.core.result.LogEvents.Sample;
import org.etcdbench.core.result.MachineUse;
import org.etcdbench.core.result.MemberEvents;
import org.etcdbench.core.result.MemberMetrics;
import org.etcdbench.core.result.MetricReading;
import org.etcdbench.core.result.MetricReading.Bucket;
import org.etcdbench.core.result.Observations;
import org.etcdbench.core.result.ServerCount;

/** Observations that have everything in them that they can have. */
final class ObservationSamples {
  private static final long ELAPSED_NS = 3_250_000_000L;

  private ObservationSamples() {}

  static Observations observed(Instant from) {
    return new Observations(
        List.of(leader(from), silent()),
        List.of(
            new MemberEvents("m1", 12, null, List.of(slowApply(from), lost(from))),
            new MemberEvents("m3", 0, "m3.log: No such file or directory", List.of())),
        new GeneratorPauses(
            ELAPSED_NS,
            List.of(new Collector("G1 Young Generation", 3, 12_000_000, 7_000_000)),
            new Hiccups(325, 8_100_000, 950_000, 6_200_000, 4, 0, 0)),
        new MachineUse(2, 91.5, 0.5),
        new ServerCount("grpc_server_handled_total{grpc_method=Put}", 510, 511));
  }

  private static MemberMetrics leader(Instant from) {
    return new MemberMetrics(
        "m1",
        "http://127.0.0.1:2379/metrics",
        from,
        from.plusNanos(ELAPSED_NS),
        5,
        1,
        "timed out after 1 s",
        false,
        Map.of(
            "process_cpu_seconds_total",
            new MetricReading.Counter(2.5),
            "etcd_server_is_leader",
            new MetricReading.Gauge(1, 1, 1, 1, 1),
            "process_resident_memory_bytes",
            new MetricReading.Gauge(61_865_984, 70_254_592, 61_865_984, 71_303_168, 68_419_584.5),
            "etcd_disk_wal_fsync_duration_seconds",
            new MetricReading.Histogram(
                512, 0.8125, List.of(new Bucket(0.001, 400), new Bucket(0.002, 512))),
            "etcd_network_peer_round_trip_time_seconds{To=91bc3c398fb3c146}",
            new MetricReading.Histogram(
                3, 7.5, List.of(new Bucket(1.6384, 0), new Bucket(3.2768, 2)))));
  }

  private static MemberMetrics silent() {
    return new MemberMetrics(
        "m3",
        "http://127.0.0.1:22379/metrics",
        null,
        null,
        0,
        6,
        "Connection refused",
        false,
        Map.of());
  }

  private static LogEvents slowApply(Instant from) {
    return new LogEvents(
        LogEvents.Kind.SLOW_APPLY,
        2,
        List.of(
            new Sample(
                from.plusSeconds(1),
                "apply request took too long",
                152_000_000L,
                100_000_000L,
                "key:\"a\" range_end:\"b\"",
                2_849L,
                13_631_488L)));
  }

  private static LogEvents lost(Instant from) {
    return new LogEvents(
        LogEvents.Kind.LEADER_LOST,
        1,
        List.of(new Sample(from.plusSeconds(2), "raft lost leader", null, null, null, null, null)));
  }
}
