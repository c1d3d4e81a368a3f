package org.etcdbench.core.observe.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.etcdbench.core.result.MemberMetrics;
import org.etcdbench.core.result.MetricReading.Bucket;
import org.etcdbench.core.result.MetricReading.Counter;
import org.etcdbench.core.result.MetricReading.Gauge;
import org.etcdbench.core.result.MetricReading.Histogram;
import org.etcdbench.core.result.SeriesColumn;
import org.junit.jupiter.api.Test;

class MemberSeriesTest {
  private static final long SECOND_NS = 1_000_000_000L;

  private final MemberSeries series =
      new MemberSeries(new MetricsTarget("m1", URI.create("http://127.0.0.1:1/metrics")));
  private long nowNs;

  private void page(String lines) throws PageFormatException {
    series.accept(Page.read("etcd_server_has_leader 1\n" + lines), nowNs, Instant.EPOCH);
    nowNs += SECOND_NS;
  }

  @Test
  void makesDifferencesOfCountersAndHistograms() throws PageFormatException {
    page(
        """
        etcd_mvcc_put_total 10
        process_cpu_seconds_total 1
        etcd_disk_wal_fsync_duration_seconds_bucket{le="0.001"} 5
        etcd_disk_wal_fsync_duration_seconds_bucket{le="0.002"} 5
        etcd_disk_wal_fsync_duration_seconds_bucket{le="0.004"} 6
        etcd_disk_wal_fsync_duration_seconds_bucket{le="+Inf"} 6
        etcd_disk_wal_fsync_duration_seconds_sum 0.5
        etcd_disk_wal_fsync_duration_seconds_count 6
        """);
    page(
        """
        etcd_mvcc_put_total 110
        process_cpu_seconds_total 1.5
        etcd_disk_wal_fsync_duration_seconds_bucket{le="0.001"} 5
        etcd_disk_wal_fsync_duration_seconds_bucket{le="0.002"} 8
        etcd_disk_wal_fsync_duration_seconds_bucket{le="0.004"} 9
        etcd_disk_wal_fsync_duration_seconds_bucket{le="+Inf"} 10
        etcd_disk_wal_fsync_duration_seconds_sum 0.75
        etcd_disk_wal_fsync_duration_seconds_count 10
        """);

    MemberMetrics metrics = series.metrics();
    assertThat(metrics.counter("etcd_mvcc_put_total")).contains(new Counter(100));
    assertThat(metrics.perSec("etcd_mvcc_put_total")).hasValue(100);
    assertThat(metrics.cpuPct()).hasValue(50);
    assertThat(metrics.histogram("etcd_disk_wal_fsync_duration_seconds"))
        .contains(
            new Histogram(
                4,
                0.25,
                List.of(new Bucket(0.001, 0), new Bucket(0.002, 3), new Bucket(0.004, 3))));
    assertThat(series.points().get(0).value(SeriesColumn.WAL_SYNC_MEAN_MS)).contains(62.5);
  }

  @Test
  void keepsWhatGaugesDid() throws PageFormatException {
    page("etcd_server_proposals_pending 3\n");
    page("etcd_server_proposals_pending 7\n");
    page("etcd_server_proposals_pending 2\n");

    assertThat(series.metrics().gauge("etcd_server_proposals_pending"))
        .contains(new Gauge(3, 2, 2, 7, 4));
  }

  @Test
  void hasNothingForWhatTheMemberDoesNotHave() throws PageFormatException {
    page("etcd_mvcc_put_total 1\n");
    page("etcd_mvcc_put_total 1\n");

    assertThat(series.metrics().metrics())
        .containsOnlyKeys("etcd_mvcc_put_total", "etcd_server_has_leader");
    assertThat(series.metrics().cpuPct()).isEmpty();
  }

  @Test
  void countsFromZeroWhatBeganLater() throws PageFormatException {
    String put = "grpc_server_handled_total{grpc_code=\"OK\",grpc_method=\"Put\"} ";
    page(put + "0\n");
    page(put + "5\n");

    assertThat(series.metrics().counter("grpc_server_handled_total{grpc_code=OK,grpc_method=Put}"))
        .contains(new Counter(5));
  }

  @Test
  void noticesARestartByItsCounters() throws PageFormatException {
    page("etcd_mvcc_put_total 10\n");
    page("etcd_mvcc_put_total 12\n");
    page("etcd_mvcc_put_total 4\n");

    assertThat(series.metrics().restarted()).isTrue();
    assertThat(series.metrics().counter("etcd_mvcc_put_total")).contains(new Counter(6));
    assertThat(series.metrics().perSec("etcd_mvcc_put_total")).isEmpty();
  }

  @Test
  void noticesARestartByTheStartTimeAlone() throws PageFormatException {
    page("process_start_time_seconds 1.7e+09\netcd_mvcc_put_total 1\n");
    page("process_start_time_seconds 1.8e+09\netcd_mvcc_put_total 2\n");

    assertThat(series.metrics().restarted()).isTrue();
    assertThat(series.metrics().counter("etcd_mvcc_put_total")).contains(new Counter(2));
  }

  /** Where the machine's clock is set, the time of the start, which is made from it, moves too. */
  @Test
  void takesNoClockThatWasSetForARestart() throws PageFormatException {
    long started = 1_700_000_000;
    for (int n = 0; n < 4; n++) {
      long set = n < 2 ? 0 : 2;
      String page =
          "etcd_server_has_leader 1\nprocess_start_time_seconds %d\netcd_mvcc_put_total %d\n"
              .formatted(started + set, 1000 + 10 * n);
      series.accept(Page.read(page), n * SECOND_NS, Instant.ofEpochSecond(started + 60 + n));
    }

    assertThat(series.metrics().restarted()).isFalse();
    assertThat(series.metrics().counter("etcd_mvcc_put_total")).contains(new Counter(30));
    assertThat(series.metrics().perSec("etcd_mvcc_put_total")).hasValue(10);
  }

  @Test
  void noticesThatAProcessStartedThoughItCountsMoreThanTheOneBefore() throws PageFormatException {
    long started = 1_700_000_000;
    String page =
        "etcd_server_has_leader 1\nprocess_start_time_seconds %d\netcd_mvcc_put_total %d\n";
    series.accept(Page.read(page.formatted(started, 5)), 0, Instant.ofEpochSecond(started + 60));
    series.accept(
        Page.read(page.formatted(started + 62, 9)),
        4 * SECOND_NS,
        Instant.ofEpochSecond(started + 64));

    assertThat(series.metrics().restarted()).isTrue();
  }

  @Test
  void keepsWhatWasCountedBeforeARestartOfWhatTheNewProcessHasNotYet() throws PageFormatException {
    String rare = "grpc_server_handled_total{grpc_code=\"OK\",grpc_method=\"Put\"} ";
    String syncs = "etcd_disk_wal_fsync_duration_seconds_";
    String few = syncs + "bucket{le=\"+Inf\"} 5\n" + syncs + "sum 1\n" + syncs + "count 5\n";
    String more = syncs + "bucket{le=\"+Inf\"} 9\n" + syncs + "sum 3\n" + syncs + "count 9\n";
    page("process_start_time_seconds 1.7e+09\n" + rare + "1000\n" + few);
    page("process_start_time_seconds 1.7e+09\n" + rare + "1500\n" + more);
    page("process_start_time_seconds 1.8e+09\n");
    page("process_start_time_seconds 1.8e+09\n" + rare + "5\n" + few);

    MemberMetrics metrics = series.metrics();
    assertThat(metrics.counter("grpc_server_handled_total{grpc_code=OK,grpc_method=Put}"))
        .contains(new Counter(505));
    assertThat(metrics.histogram("etcd_disk_wal_fsync_duration_seconds"))
        .hasValueSatisfying(
            all -> {
              assertThat(all.count()).isEqualTo(9);
              assertThat(all.sum()).isEqualTo(3);
            });
  }

  @Test
  void refusesThePageOfAnother() {
    assertThatThrownBy(() -> Page.read("process_cpu_seconds_total 1\n"))
        .isInstanceOf(PageFormatException.class)
        .hasMessage("the page has no metrics of etcd");
  }
}
