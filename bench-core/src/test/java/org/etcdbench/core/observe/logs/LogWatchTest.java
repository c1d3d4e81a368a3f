package org.etcdbench.core.observe.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.etcdbench.core.result.LogEvents;
import org.etcdbench.core.result.LogEvents.Kind;
import org.etcdbench.core.result.MemberEvents;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads lines that real members wrote. */
class LogWatchTest {
  @TempDir private Path directory;
  private Path log;

  @BeforeEach
  void nameTheLog() {
    log = directory.resolve("m1.log");
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.4", "3.5"})
  void countsWhatSaysThatAMemberWasSlowAndNothingElse(String version) throws IOException {
    MemberEvents events = read(version);

    assertThat(events.failure()).isNull();
    assertThat(events.lines()).isGreaterThan(18);
    assertThat(count(events, Kind.SLOW_APPLY)).isEqualTo(5);
    assertThat(count(events, Kind.SLOW_REQUEST)).isEqualTo(version.equals("3.4") ? 0 : 2);
    assertThat(count(events, Kind.SLOW_FDATASYNC)).isEqualTo(2);
    // two lines, for two followers
    assertThat(count(events, Kind.LATE_HEARTBEAT)).isEqualTo(1);
    assertThat(count(events, Kind.LEADER_LOST)).isEqualTo(2);
    assertThat(count(events, Kind.SLOW_READ_INDEX)).isEqualTo(3);
    assertThat(count(events, Kind.OVERLOADED_NETWORK)).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.4", "3.5"})
  void knowsWhatALargeRangeTook(String version) throws IOException {
    LogEvents.Sample longest = events(read(version), Kind.SLOW_APPLY).longest();

    assertThat(longest.tookNs()).isEqualTo(version.equals("3.4") ? 435_495_969L : 123_075_724L);
    assertThat(longest.expectedNs()).isEqualTo(100_000_000L);
    assertThat(longest.request()).isEqualTo("read-only range key:\"/big/\" range_end:\"/big0\"");
    assertThat(longest.responseCount()).isEqualTo(2_900);
    assertThat(longest.responseBytes()).isEqualTo(13_128_056);
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.4", "3.5"})
  void describesEachKind(String version) throws IOException {
    MemberEvents events = read(version);

    assertThat(events(events, Kind.SLOW_APPLY).describe())
        .matches(
            "a request took too long to apply 5 times, for at most (435|123) ms \\(expected: 100"
                + " ms\\): read-only range key:\"/big/\" range_end:\"/big0\": 2900 keys, 12.5 MiB");
    assertThat(events(events, Kind.LATE_HEARTBEAT).describe())
        .matches("a heartbeat was sent late once, for 3\\.\\d\\d s \\(expected: 200 ms\\)");
    assertThat(events(events, Kind.SLOW_FDATASYNC).describe())
        .isEqualTo("the log was slow to sync 2 times, for at most 1.30 s (expected: 1.00 s)");
    assertThat(events(events, Kind.LEADER_LOST).describe())
        .isEqualTo("the leader was lost or changed 2 times");
    assertThat(events(events, Kind.SLOW_READ_INDEX).describe())
        .isEqualTo("a read waited too long for the leader 3 times, for at most 7.00 s");
  }

  @Test
  void namesTheMethodOfARequestThatTookTooLong() throws IOException {
    LogEvents slow = events(read("3.5"), Kind.SLOW_REQUEST);

    assertThat(slow.samples())
        .extracting(LogEvents.Sample::request)
        .containsExactly("Range key:\"/big/\" range_end:\"/big0\"", "Range key:\"x\"");
    LogEvents.Sample large = slow.samples().get(0);
    assertThat(large.at()).isEqualTo(Instant.parse("2026-11-24T20:05:32.517724Z"));
    assertThat(large.tookNs()).isEqualTo(312_050_640);
    assertThat(large.responseCount()).isEqualTo(2_900);
    assertThat(large.responseBytes()).isEqualTo(13_128_079);
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.4", "3.5"})
  void leavesOutTheNumbersOfRequests(String version) throws IOException {
    assertThat(events(read(version), Kind.SLOW_APPLY).samples())
        .extracting(LogEvents.Sample::request)
        .contains("put:<key:\"foo\" value_size:3 >")
        .anyMatch(request -> String.valueOf(request).startsWith("txn:<compare:<result:GREATER"));
  }

  @Test
  void readsOnlyWhatWasAdded() throws IOException {
    Files.write(log, bytes("3.4"));
    LogWatch watch = LogWatch.start(Map.of("m1", log));
    Files.write(log, bytes("3.5"), StandardOpenOption.APPEND);

    MemberEvents events = watch.read().get(0);

    assertThat(events(events, Kind.SLOW_APPLY).longest().tookNs()).isEqualTo(123_075_724L);
  }

  @Test
  void keepsTheLongestBesideTheFirst() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 1; i <= 20; i++) {
      lines.append(
          "{\"level\":\"warn\",\"ts\":\"2026-11-24T20:07:05.976Z\",\"msg\":\"slow fdatasync\","
              + "\"took\":\"%dms\",\"expected-duration\":\"1s\"}%n".formatted(1_000 + i));
    }
    Files.write(log, new byte[0]);
    LogWatch watch = LogWatch.start(Map.of("m1", log));
    Files.writeString(log, lines);

    LogEvents syncs = events(watch.read().get(0), Kind.SLOW_FDATASYNC);

    assertThat(syncs.count()).isEqualTo(20);
    assertThat(syncs.samples())
        .extracting(LogEvents.Sample::tookNs)
        .containsExactly(
            1_001_000_000L, 1_002_000_000L, 1_003_000_000L, 1_004_000_000L, 1_020_000_000L);
  }

  /** However many followers there are, so that clusters of any size can be compared. */
  @Test
  void countsALateRoundOfHeartbeatsOnce() throws IOException {
    Files.writeString(log, "");
    LogWatch watch = LogWatch.start(Map.of("m1", log));
    StringBuilder lines = new StringBuilder();
    for (int round = 0; round < 3; round++) {
      for (int follower = 2; follower <= 7; follower++) {
        lines.append(
            "{\"level\":\"warn\",\"ts\":\"2026-11-24T20:05:%02d.73%dZ\",\"msg\":\"leader failed to send out heartbeat on time; took too long, leader is overloaded likely from slow disk\",\"to\":\"%d\",\"heartbeat-interval\":\"100ms\",\"expected-duration\":\"200ms\",\"exceeded-duration\":\"%d.%dms\"}%n"
                .formatted(round, follower, follower, round, follower));
      }
    }
    Files.writeString(log, lines);

    LogEvents late = events(watch.read().get(0), Kind.LATE_HEARTBEAT);

    assertThat(late.count()).isEqualTo(3);
    assertThat(late.samples()).hasSize(3);
    assertThat(late.longest().tookNs()).isEqualTo(202_700_000L);
  }

  /** As one that is late again and again: the same follower is another round. */
  @Test
  void countsTwoLateHeartbeatsToOneFollowerTwice() throws IOException {
    Files.writeString(log, "");
    LogWatch watch = LogWatch.start(Map.of("m1", log));
    String line =
        "{\"ts\":\"2026-11-24T20:05:35.736Z\",\"msg\":\"leader failed to send out heartbeat on time\",\"to\":\"a\"}\n";
    Files.writeString(log, line + line);

    assertThat(count(watch.read().get(0), Kind.LATE_HEARTBEAT)).isEqualTo(2);
  }

  @Test
  void keepsTheTimeOfEachCompaction() throws IOException {
    Files.writeString(log, "");
    LogWatch watch = LogWatch.start(Map.of("m1", log));
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 120; i++) {
      lines.append(
          "{\"level\":\"info\",\"ts\":\"2026-11-24T20:%02d:%02d.976Z\",\"caller\":\"mvcc/kvstore_compaction.go:68\",\"msg\":\"finished scheduled compaction\",\"compact-revision\":778,\"took\":\"%d.5ms\",\"hash\":1816176270}%n"
              .formatted(i / 60, i % 60, i));
    }
    Files.writeString(log, lines);

    LogEvents compactions = events(watch.read().get(0), Kind.COMPACTION);

    assertThat(compactions.count()).isEqualTo(120);
    assertThat(compactions.samples()).hasSize(100);
    assertThat(compactions.samples().get(61).at()).isEqualTo("2026-11-24T20:01:01.976Z");
    assertThat(compactions.describe())
        .isEqualTo("history was compacted 120 times, for at most 120 ms");
  }

  @Test
  void isNotPutOffByHalfALineOrNoJson() throws IOException {
    Files.writeString(log, "");
    LogWatch watch = LogWatch.start(Map.of("m1", log));
    Files.writeString(
        log,
        "slow fdatasync\n{\"msg\":\"slow fdatasync\"}\n"
            + "{\"level\":\"warn\",\"ts\":\"2026-11-24T20:07:05.976Z\",\"msg\":\"slow fdata");

    MemberEvents events = watch.read().get(0);

    assertThat(events.lines()).isEqualTo(3);
    assertThat(events.events()).isEmpty();
    assertThat(events.failure()).isNull();
  }

  @Test
  void saysThatALogIsGone() {
    MemberEvents events = LogWatch.start(Map.of("m1", log)).read().get(0);

    assertThat(events.failure()).contains("m1.log");
  }

  private MemberEvents read(String version) throws IOException {
    LogWatch watch = LogWatch.start(Map.of("m1", log));
    Files.write(log, bytes(version));
    List<MemberEvents> read = watch.read();
    assertThat(read).hasSize(1);
    return read.get(0);
  }

  private static byte[] bytes(String version) throws IOException {
    String name = "etcd-" + version + ".log";
    try (InputStream in = LogWatchTest.class.getResourceAsStream(name)) {
      assertThat(in).as(name).isNotNull();
      return in.readAllBytes();
    }
  }

  private static LogEvents events(MemberEvents events, Kind kind) {
    return events.of(kind).orElseThrow(() -> new AssertionError("no " + kind));
  }

  private static long count(MemberEvents events, Kind kind) {
    return events.of(kind).map(LogEvents::count).orElse(0L);
  }
}
