package org.etcdbench.core.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.etcdbench.core.cluster.EtcdForTests;
import org.etcdbench.core.time.Time;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FsyncProbeIT {
  /** The disk is shared with whatever else runs: the same thing measured twice differs by this. */
  private static final double TWICE_MEASURED = 3;

  @TempDir(factory = EtcdForTests.TempDirs.class)
  private Path directory;

  @Test
  void findsWhatFioFinds() throws Exception {
    Optional<Fio> installed = Fio.installed();
    Assumptions.assumeTrue(installed.isPresent(), "fio is not installed: nothing to compare with");
    Fio.Syncs fio = installed.orElseThrow().measure(directory);

    FsyncProbe.Finding ours = new FsyncProbe(Time.SYSTEM).measure(directory);

    assertThat(ours.writes()).isEqualTo(fio.count());
    assertThat((double) ours.p50Ns() / fio.p50Ns()).isBetween(1 / TWICE_MEASURED, TWICE_MEASURED);
  }

  @Test
  void endsWhenItIsInterruptedWhileItSyncsAndLeavesNothing() throws Exception {
    FsyncProbe probe = new FsyncProbe(new InterruptsBeforeASync());

    assertThatThrownBy(() -> probe.measure(directory)).isInstanceOf(InterruptedException.class);

    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    assertThat(directory).isEmptyDirectory();
  }

  /** Interrupts its reader when that looks at the clock for the third time: before the sync. */
  private static final class InterruptsBeforeASync implements Time {
    private int readings;

    @Override
    public long nanoTime() {
      if (++readings == 3) {
        Thread.currentThread().interrupt();
      }
      return SYSTEM.nanoTime();
    }

    @Override
    public Instant now() {
      return SYSTEM.now();
    }

    @Override
    public void sleep(Duration duration) {
      throw new UnsupportedOperationException("a probe does not wait");
    }

    @Override
    public void sleepUntil(long atNs) {
      throw new UnsupportedOperationException("a probe does not wait");
    }
  }
}
