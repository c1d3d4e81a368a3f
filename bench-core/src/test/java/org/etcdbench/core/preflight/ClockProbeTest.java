package org.etcdbench.core.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.etcdbench.core.preflight.ClockProbe.Offset;
import org.junit.jupiter.api.Test;

class ClockProbeTest {
  private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
  private static final String NOON_DATE = "Sat, 31 Jan 2026 12:00:00 GMT";

  @Test
  void boundsTheOffsetByOneAnswer() throws IOException {
    Offset offset = ClockProbe.offset(NOON.plusMillis(400), NOON.plusMillis(410), NOON_DATE);

    assertThat(offset).isEqualTo(new Offset(Duration.ofMillis(-410), Duration.ofMillis(600)));
  }

  @Test
  void boundsItCloselyByTheAnswersAroundTheTurnOfASecond() throws IOException {
    // the member's clock is 250 ms ahead: its noon is 250 ms before ours
    Offset before =
        ClockProbe.offset(
            NOON.minusMillis(262), NOON.minusMillis(260), "Sat, 31 Jan 2026 11:59:59 GMT");
    Offset after = ClockProbe.offset(NOON.minusMillis(245), NOON.minusMillis(240), NOON_DATE);

    Offset both = before.and(after).orElseThrow();

    assertThat(both).isEqualTo(new Offset(Duration.ofMillis(240), Duration.ofMillis(262)));
    assertThat(both.middle()).isEqualTo(Duration.ofMillis(251));
    assertThat(both.error()).isEqualTo(Duration.ofMillis(11));
  }

  @Test
  void findsThatAnswersExcludeEachOtherWhenAClockWasSet() throws IOException {
    Offset before = ClockProbe.offset(NOON, NOON, NOON_DATE);
    Offset after = ClockProbe.offset(NOON, NOON, "Sat, 31 Jan 2026 12:00:05 GMT");

    assertThat(before.and(after)).isEmpty();
  }

  @Test
  void saysWhatItGotInsteadOfATime() {
    assertThatThrownBy(() -> ClockProbe.offset(NOON, NOON, "soon"))
        .isInstanceOf(IOException.class)
        .hasMessage("its answer tells no time, date: 'soon'");
  }
}
