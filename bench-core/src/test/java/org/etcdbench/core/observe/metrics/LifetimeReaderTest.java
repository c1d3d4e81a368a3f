package org.etcdbench.core.observe.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import org.etcdbench.core.observe.metrics.LifetimeReader.Lifetime;
import org.etcdbench.core.result.MetricReading.Bucket;
import org.junit.jupiter.api.Test;

class LifetimeReaderTest {
  private static final String PAGE =
      """
      etcd_server_leader_changes_seen_total 3
      process_start_time_seconds 1000.5
      process_open_fds 17
      etcd_disk_wal_fsync_duration_seconds_bucket{le="0.001"} 5
      etcd_disk_wal_fsync_duration_seconds_bucket{le="+Inf"} 9
      etcd_disk_wal_fsync_duration_seconds_sum 0.5
      etcd_disk_wal_fsync_duration_seconds_count 9
      """;

  @Test
  void tellsAllThatWasCountedSinceTheStart() throws Exception {
    Lifetime lifetime = LifetimeReader.lifetime(PAGE, Instant.ofEpochSecond(1_060));

    assertThat(lifetime.age()).contains(Duration.ofMillis(59_500));
    assertThat(lifetime.value("etcd_server_leader_changes_seen_total")).hasValue(3);
    assertThat(lifetime.value("process_open_fds")).hasValue(17);
    assertThat(lifetime.histogram("etcd_disk_wal_fsync_duration_seconds"))
        .hasValueSatisfying(
            histogram -> {
              assertThat(histogram.count()).isEqualTo(9);
              assertThat(histogram.buckets()).containsExactly(new Bucket(0.001, 5));
            });
  }

  @Test
  void knowsNothingOfWhatAPageDoesNotHave() throws Exception {
    Lifetime lifetime =
        LifetimeReader.lifetime("etcd_server_has_leader 1\n", Instant.ofEpochSecond(1));

    assertThat(lifetime.age()).isEmpty();
    assertThat(lifetime.value("process_open_fds")).isEqualTo(OptionalDouble.empty());
    assertThat(lifetime.histogram("process_open_fds")).isEqualTo(Optional.empty());
  }

  @Test
  void refusesAPageOfSomethingElse() {
    assertThatThrownBy(() -> LifetimeReader.lifetime("up 1\n", Instant.EPOCH))
        .isInstanceOf(PageFormatException.class)
        .hasMessageContaining("no metrics of etcd");
  }
}
