package org.etcdbench.core.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.etcdbench.core.observe.metrics.KeptMetrics;
import org.etcdbench.core.observe.metrics.LifetimeReader.Lifetime;
import org.etcdbench.core.result.MetricReading;
import org.etcdbench.core.result.MetricReading.Bucket;
import org.etcdbench.core.result.MetricReading.Gauge;
import org.etcdbench.core.result.MetricReading.Histogram;
import org.etcdbench.core.result.member.Check;
import org.etcdbench.core.result.member.Check.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LifetimeChecksTest {
  private static final Lifetime SILENT = new Lifetime(null, Map.of());

  @Test
  void readsOnlyWhatIsKeptOfMembersPages() throws IllegalAccessException {
    List<String> metrics = new ArrayList<>();
    for (Field field : LifetimeChecks.class.getDeclaredFields()) {
      if (Modifier.isStatic(field.getModifiers()) && field.getType() == String.class) {
        field.setAccessible(true);
        metrics.add((String) field.get(null));
      }
    }

    assertThat(metrics).hasSizeGreaterThan(4).allMatch(KeptMetrics::keeps);
  }

  private static Lifetime observed(String metric, long count, Bucket... buckets) {
    Map<String, MetricReading> metrics = Map.of(metric, new Histogram(count, 1, List.of(buckets)));
    return new Lifetime(Duration.ofHours(3), metrics);
  }

  private static Lifetime wal(long count, Bucket... buckets) {
    return observed("etcd_disk_wal_fsync_duration_seconds", count, buckets);
  }

  private static Lifetime commits(long count, Bucket... buckets) {
    return observed("etcd_disk_backend_commit_duration_seconds", count, buckets);
  }

  @Test
  void holdsTheWalToTheFaqsTenMilliseconds() {
    // the 99th percentile lies in the middle of the bucket from 8 to 16 ms, or below its quarter
    Check slow =
        LifetimeChecks.walFsync(
            "m1", wal(10_000, new Bucket(0.008, 9_800), new Bucket(0.016, 10_000)));
    Check fast =
        LifetimeChecks.walFsync(
            "m1", wal(10_000, new Bucket(0.008, 9_890), new Bucket(0.016, 10_000)));

    assertThat(slow.verdict()).isEqualTo(Verdict.WARN);
    assertThat(slow.found())
        .isEqualTo(
            "p99 about 12.00 ms (between 8.00 ms and 16.00 ms) of 10000 syncs since it started"
                + " 3 h ago");
    assertThat(fast.verdict()).isEqualTo(Verdict.PASS);
    assertThat(fast.limit()).isEqualTo("p99 < 10 ms");
    assertThat(fast.source()).isEqualTo("etcd FAQ: 'failed to send out heartbeat on time'");
  }

  @Test
  void holdsTheDatabaseToTheFaqsTwentyFiveMilliseconds() {
    Check slow =
        LifetimeChecks.backendCommit(
            "m1", commits(1_000, new Bucket(0.016, 980), new Bucket(0.032, 991)));
    Check fast =
        LifetimeChecks.backendCommit(
            "m1", commits(1_000, new Bucket(0.016, 988), new Bucket(0.032, 1_000)));

    assertThat(slow.verdict()).isEqualTo(Verdict.WARN);
    assertThat(fast.verdict()).isEqualTo(Verdict.PASS);
    assertThat(fast.limit()).isEqualTo("p99 < 25 ms");
  }

  @Test
  void namesTheLowerLimitWhereNothingElseIsKnown() {
    Check check = LifetimeChecks.walFsync("m1", wal(1_000, new Bucket(8.192, 10)));

    assertThat(check.verdict()).isEqualTo(Verdict.WARN);
    assertThat(check.found()).startsWith("p99 above 8192.00 ms of 1000 syncs");
  }

  @Test
  void doesNotJudgeByAHandful() {
    Check check = LifetimeChecks.walFsync("m1", wal(999, new Bucket(0.008, 999)));

    assertThat(check.verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(check.found()).isEqualTo("only 999 syncs since it started 3 h ago: too few to tell");
  }

  @Test
  void saysThatAMemberDoesNotTell() {
    assertThat(
            List.of(
                LifetimeChecks.walFsync("m1", SILENT),
                LifetimeChecks.backendCommit("m1", SILENT),
                LifetimeChecks.files("m1", SILENT, 1)))
        .allMatch(check -> check.verdict() == Verdict.UNKNOWN)
        .allMatch(check -> check.found().equals("it does not tell"));
  }

  @ParameterizedTest
  @CsvSource({"699, PASS", "700, WARN", "900, WARN", "901, FAIL"})
  void needsRoomForARunsConnectionsInAMember(double open, Verdict expected) {
    Lifetime lifetime =
        new Lifetime(
            null, Map.of("process_open_fds", gauge(open), "process_max_fds", gauge(1_000)));

    assertThat(LifetimeChecks.files("m1", lifetime, 100).verdict()).isEqualTo(expected);
  }

  private static Gauge gauge(double value) {
    return new Gauge(value, value, value, value, value);
  }

  @ParameterizedTest
  @CsvSource({"119, 119 s", "120, 2 min", "7199, 119 min", "7200, 2 h", "172800, 2 d"})
  void roundsAges(long seconds, String expected) {
    assertThat(LifetimeChecks.rough(Duration.ofSeconds(seconds))).isEqualTo(expected);
  }
}
