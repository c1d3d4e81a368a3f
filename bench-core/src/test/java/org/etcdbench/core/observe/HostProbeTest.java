package org.etcdbench.core.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class HostProbeTest {

  @Test
  @EnabledOnOs(OS.LINUX)
  void agreesWithWhatTheKernelSaysOfTheMachine() throws IOException {
    String kernel = Files.readString(Path.of("/proc/sys/kernel/osrelease")).strip();
    String totalKib =
        Files.readString(Path.of("/proc/meminfo"))
            .lines()
            .filter(line -> line.startsWith("MemTotal:"))
            .findFirst()
            .orElseThrow()
            .replaceAll("\\D", "");

    assertThat(HostProbe.os().name()).isEqualTo("Linux");
    assertThat(HostProbe.os().version()).isEqualTo(kernel);
    // a container may have less than its machine
    assertThat(HostProbe.memoryBytes()).isBetween(1L << 20, Long.parseLong(totalKib) << 10);
  }

  @Test
  void namesTheRuntime() {
    assertThat(HostProbe.jvm()).matches("\\S.* \\d+.*");
  }
}
