package org.etcdbench.core.observe;

import static org.assertj.core.api.Assertions.assertThat;

import org.etcdbench.core.time.Time;
import org.junit.jupiter.api.Test;

class GeneratorProbeTest {
  private static final long STRETCH_NS = 200_000_000;

  private static void spin(long ns) {
    long startNs = Time.SYSTEM.nanoTime();
    while (Time.SYSTEM.nanoTime() - startNs < ns) {
      Thread.onSpinWait();
    }
  }

  @Test
  void seesTheCpuThatAThreadTakes() {
    GeneratorProbe probe = GeneratorProbe.start(Time.SYSTEM);
    spin(STRETCH_NS);
    GeneratorProbe.Stretch busy = probe.lap();

    assertThat(busy.elapsedNs()).isGreaterThanOrEqualTo(STRETCH_NS);
    assertThat(busy.cpuNs()).isGreaterThan(0);
    // a machine that is busy otherwise may leave it little
    assertThat(busy.busiestThreadPct()).isBetween(5.0, 101.0);
    assertThat(busy.cpuNs() / (double) busy.elapsedNs())
        .isGreaterThan(0.9 * busy.busiestThreadPct() / 100);
  }

  @Test
  void beginsANewStretchWithEachLap() throws InterruptedException {
    GeneratorProbe probe = GeneratorProbe.start(Time.SYSTEM);
    spin(STRETCH_NS);
    probe.lap();
    Time.SYSTEM.sleepUntil(Time.SYSTEM.nanoTime() + STRETCH_NS);
    GeneratorProbe.Stretch idle = probe.lap();

    assertThat(idle.elapsedNs()).isGreaterThanOrEqualTo(STRETCH_NS);
    assertThat(idle.busiestThreadPct()).isLessThan(80);
  }
}
