package org.etcdbench.core.observe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HostProbeTest {

  @Test
  void describesThisMachine() {
    assertThat(HostProbe.cpus()).isEqualTo(Runtime.getRuntime().availableProcessors());
    assertThat(HostProbe.memoryBytes()).isGreaterThan(Runtime.getRuntime().maxMemory() / 2);
    assertThat(HostProbe.cpuModel()).isEqualTo(HostProbe.cpuModel().strip());
    assertThat(HostProbe.os())
        .hasSize(3)
        .doesNotContainNull()
        .contains(System.getProperty("os.name"));
    assertThat(HostProbe.jvm()).contains(System.getProperty("java.vm.version"));
    assertThat(HostProbe.jvmArgs()).isNotNull().doesNotContainNull();
  }
}
