package org.etcdbench.core.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.etcdbench.core.time.ManualTime;
import org.etcdbench.core.time.Time;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CpuProbeTest {
  @TempDir private Path directory;

  @Test
  void tellsWhatOthersUseAndWhatTheHostTakes() throws Exception {
    Path stat = stat("cpu  100 0 100 700 50 0 50 0 0 0\ncpu0 1 1 1 1 1 1 1 1 1 1\n");

    CpuProbe.Usage usage =
        new CpuProbe(stat, meanwhile(stat, "cpu  120 0 110 850 55 0 55 10 0 0\n")).measure();

    // of 200 ticks 155 idle or waiting, 10 stolen, 35 at work
    assertThat(usage.busyPct()).isCloseTo(17.5, within(1e-9));
    assertThat(usage.stolenPct()).isCloseTo(5, within(1e-9));
  }

  @Test
  void saysThatAFileIsNotWhatItShouldBe() throws Exception {
    Path stat = stat("intr 1 2 3\n");

    assertThatThrownBy(() -> new CpuProbe(stat, new ManualTime()).measure())
        .isInstanceOf(IOException.class)
        .hasMessage("no line 'cpu' in " + stat);
  }

  private Path stat(String text) throws IOException {
    return Files.writeString(directory.resolve("stat"), text);
  }

  /** Time that changes the file when somebody waits. */
  private static Time meanwhile(Path stat, String text) {
    ManualTime time = new ManualTime();
    return new Time() {
      @Override
      public long nanoTime() {
        return time.nanoTime();
      }

      @Override
      public Instant now() {
        return time.now();
      }

      @Override
      public void sleep(Duration duration) throws InterruptedException {
        time.sleep(duration);
        try {
          Files.writeString(stat, text);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }

      @Override
      public void sleepUntil(long atNs) throws InterruptedException {
        time.sleepUntil(atNs);
      }
    };
  }
}
