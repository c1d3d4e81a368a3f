package org.etcdbench.core.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.etcdbench.core.result.MachineUse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MachineProbeTest {
  @TempDir private Path directory;

  @Test
  void tellsWhatWasUsedAndWhatTheHostTook() throws IOException {
    MachineProbe probe =
        MachineProbe.start(stat("cpu  100 0 100 700 50 0 50 0 0 0\n" + cpus(2)), 2);
    stat("cpu  120 0 110 850 55 0 55 10 0 0\n" + cpus(2));

    MachineUse use = probe.since();

    // of 200 ticks 155 idle or waiting, 10 stolen, 35 at work
    assertThat(use.busyPct()).isCloseTo(17.5, within(1e-9));
    assertThat(use.stolenPct()).isCloseTo(5, within(1e-9));
    assertThat(use.cpus()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 64})
  void saysNothingOfAMachineOfWhichThisProcessMayUseOtherCpusThanAll(int usable)
      throws IOException {
    Path stat = stat("cpu  100 0 100 700 50 0 50 0 0 0\n" + cpus(12));

    assertThatThrownBy(() -> MachineProbe.start(stat, usable))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "the machine has 12 CPUs and this process may use "
                + usable
                + ": how busy those are is not known");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void countsTheCpusOfThisMachine() throws IOException {
    int online = 0;
    for (String line : Files.readAllLines(Path.of("/proc/cpuinfo"))) {
      online += line.startsWith("processor") ? 1 : 0;
    }

    Path stat = Path.of("/proc/stat");
    assertThat(MachineProbe.start(stat, online).since().cpus()).isEqualTo(online);
  }

  @Test
  void saysNothingOfNoTime() throws IOException {
    MachineProbe probe =
        MachineProbe.start(stat("cpu  100 0 100 700 50 0 50 0 0 0\n" + cpus(1)), 1);

    assertThat(probe.since().busyPct()).isZero();
  }

  @Test
  void saysThatAFileIsNotWhatItShouldBe() throws IOException {
    Path stat = stat("intr 1 2 3\n");

    assertThatThrownBy(() -> MachineProbe.start(stat, 1))
        .isInstanceOf(IOException.class)
        .hasMessage("no line 'cpu' in " + stat);
  }

  private static String cpus(int count) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < count; i++) {
      lines.append("cpu").append(i).append(" 1 1 1 1 1 1 1 1 1 1\n");
    }
    return lines.append("intr 7 0\n").toString();
  }

  private Path stat(String text) throws IOException {
    return Files.writeString(directory.resolve("stat"), text);
  }
}
