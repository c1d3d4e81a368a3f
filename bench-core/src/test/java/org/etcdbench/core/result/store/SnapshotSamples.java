package org.etcdbench.core.result.store;

import java.time.Instant;
import java.util.List;
import org.etcdbench.core.result.ClusterSnapshot;
import org.etcdbench.core.result.MemberStatus;
import org.etcdbench.core.result.member.ActiveAlarm;
import org.etcdbench.core.result.member.DataHashes;
import org.etcdbench.core.result.member.MemberEntry;
import org.etcdbench.core.result.member.MemberHash;
import org.jspecify.annotations.Nullable;

/** A cluster before and after a load, with everything that can be said of it. */
final class SnapshotSamples {
  private static final String URL = "http://127.0.0.1:2379";
  private static final String ID = "8e9e05c52164694d";

  private SnapshotSamples() {}

  static ClusterSnapshot before() {
    return new ClusterSnapshot(
        Instant.parse("2026-01-31T12:00:00.500Z"),
        List.of(member(120_033, 25_165_824, 90_000L, 2_147_483_648L)),
        List.of(),
        members(),
        List.of(),
        new DataHashes(
            90_000L,
            List.of(
                new MemberHash(URL, 4_275_878_552L, 80_000L, ""),
                new MemberHash("http://127.0.0.1:22379", null, null, "refused"))),
        "");
  }

  static ClusterSnapshot after() {
    return new ClusterSnapshot(
        Instant.parse("2026-01-31T12:01:00Z"),
        List.of(
            member(130_040, 31_457_280, 100_000L, 2_147_483_648L),
            MemberStatus.silent("m3", "http://127.0.0.1:22379", "refused")),
        List.of(MemberStatus.silent("m2", "http://10.0.0.2:2379", "no answer")),
        members(),
        List.of(new ActiveAlarm(ID, "NOSPACE")),
        null,
        "databases have up to 30.0 MiB");
  }

  /** What results of before schema 3 knew of it. */
  static ClusterSnapshot plain(ClusterSnapshot snapshot) {
    return ClusterSnapshot.of(snapshot.members().stream().map(SnapshotSamples::plain).toList());
  }

  /** Theirs were the same before and after. */
  private static MemberStatus plain(MemberStatus member) {
    return member.answered() ? member(120_033, 25_165_824, null, null) : member;
  }

  private static List<MemberEntry> members() {
    return List.of(
        new MemberEntry(ID, "m1", List.of("http://127.0.0.1:2380"), List.of(URL), false),
        new MemberEntry("91bc3c398fb3c146", "", List.of("http://10.0.0.3:2380"), List.of(), true));
  }

  private static MemberStatus member(
      long applied, long sizeBytes, @Nullable Long revision, @Nullable Long quotaBytes) {
    return new MemberStatus(
        "m1",
        URL,
        ID,
        "3.6.1",
        true,
        false,
        2,
        applied + 1,
        applied,
        sizeBytes,
        20_480_000,
        List.of(),
        revision,
        quotaBytes);
  }
}
