package org.etcdbench.core.result.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.etcdbench.core.result.member.DataHashes.Verdict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DataHashesTest {

  private static MemberHash hash(@Nullable Long hash, @Nullable Long compacted) {
    return new MemberHash("http://m", hash, compacted, hash == null ? "silent" : "");
  }

  private static Verdict of(MemberHash... members) {
    return new DataHashes(7L, List.of(members)).verdict();
  }

  @Test
  void callsTheSameHashesEqual() {
    assertThat(of(hash(1L, 5L), hash(1L, 5L), hash(1L, 5L))).isEqualTo(Verdict.EQUAL);
    assertThat(of(hash(1L, null), hash(1L, null))).isEqualTo(Verdict.EQUAL);
    assertThat(of(hash(1L, null))).isEqualTo(Verdict.EQUAL);
  }

  @Test
  void callsOtherHashesOfEqualCompactionsDifferent() {
    assertThat(of(hash(1L, 5L), hash(2L, 5L))).isEqualTo(Verdict.DIFFERENT);
    assertThat(of(hash(1L, null), hash(2L, null))).isEqualTo(Verdict.DIFFERENT);
    assertThat(of(hash(9L, 4L), hash(1L, 5L), hash(2L, 5L))).isEqualTo(Verdict.DIFFERENT);
  }

  @Test
  void findsADifferenceAlsoIfAMemberIsSilent() {
    assertThat(of(hash(1L, 5L), hash(null, null), hash(2L, 5L))).isEqualTo(Verdict.DIFFERENT);
  }

  @Test
  void cannotTellWhereCompactionsDiffer() {
    assertThat(of(hash(1L, 4L), hash(2L, 5L))).isEqualTo(Verdict.UNKNOWN);
    assertThat(of(hash(1L, null), hash(1L, 5L))).isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void cannotTellWhereAMemberIsSilent() {
    assertThat(of(hash(1L, 5L), hash(null, null))).isEqualTo(Verdict.UNKNOWN);
    assertThat(of(hash(null, null))).isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void wantsAHashOrAReason() {
    assertThatThrownBy(() -> new MemberHash("http://m", null, null, ""))
        .hasMessage("there must be either a hash or an error, got: null and ''");
    assertThatThrownBy(() -> new MemberHash("http://m", 1L, null, "silent"))
        .hasMessage("there must be either a hash or an error, got: 1 and 'silent'");
  }
}
