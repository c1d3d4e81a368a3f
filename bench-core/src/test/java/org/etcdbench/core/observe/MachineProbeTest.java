package org.etcdbench.core.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.etcdbench.core.result.MachineUse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineProbeTest {
  @TempDir private Path directory;

  @Test
  void tellsWhatWasUsedAndWhatTheHostTook() throws IOException {
    MachineProbe probe =
        MachineProbe.start(stat("cpu  100 0 100 700 50 0 50 0 0 0\ncpu0 1 1 1 1 1 1 1 1 1 1\n"));
    stat("cpu  120 0 110 850 55 0 55 10 0 0\n");

    MachineUse use = probe.since();

    // of 200 ticks 155 idle or waiting, 10 stolen, 35 at work
    assertThat(use.busyPct()).isCloseTo(17.5, within(1e-9));
    assertThat(use.stolenPct()).isCloseTo(5, within(1e-9));
  }

  @Test
  void saysNothingOfNoTime() throws IOException {
    MachineProbe probe = MachineProbe.start(stat("cpu  100 0 100 700 50 0 50 0 0 0\n"));

    assertThat(probe.since().busyPct()).isZero();
  }

  @Test
  void saysThatAFileIsNotWhatItShouldBe() throws IOException {
    Path stat = stat("intr 1 2 3\n");

    assertThatThrownBy(() -> MachineProbe.start(stat))
        .isInstanceOf(IOException.class)
        .hasMessage("no line 'cpu' in " + stat);
  }

  private Path stat(String text) throws IOException {
    return Files.writeString(directory.resolve("stat"), text);
  }
}
