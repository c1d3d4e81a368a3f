package org.etcdbench.core.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import org.etcdbench.core.result.GeneratorPauses.Collector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GcWatchTest {
  private static final long MS = 1_000_000;

  @Test
  void noticesACollection() throws InterruptedException {
    CountDownLatch told = new CountDownLatch(1);
    NotificationListener after = (notification, handback) -> told.countDown();
    try (GcWatch watch = GcWatch.start()) {
      // listeners are told in the order in which they came: when this one is, the watch has been
      ManagementFactory.getGarbageCollectorMXBeans().stream()
          .filter(bean -> GcWatch.pauses(bean.getName()))
          .forEach(bean -> ((NotificationEmitter) bean).addNotificationListener(after, null, null));
      System.gc();

      assertThat(told.await(30, TimeUnit.SECONDS)).isTrue();
      assertThat(watch.collectors())
          .isNotEmpty()
          .allMatch(collector -> GcWatch.pauses(collector.name()))
          .allMatch(collector -> collector.totalNs() % MS == 0);
    }
  }

  @Test
  void addsUpThePausesOfEachCollector() {
    try (GcWatch watch = GcWatch.start()) {
      watch.note("one of a test", 3 * MS);
      watch.note("one of a test", 9 * MS);
      watch.note("one of a test", 0);

      assertThat(watch.collectors()).contains(new Collector("one of a test", 3, 12 * MS, 9 * MS));
      assertThat(watch.totalSinceNs()).isGreaterThanOrEqualTo(12 * MS);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "G1 Young Generation, true",
    "G1 Old Generation, true",
    "G1 Concurrent GC, false",
    "Copy, true",
    "MarkSweepCompact, true",
    "PS Scavenge, true",
    "PS MarkSweep, true",
    "ZGC Pauses, true",
    "ZGC Cycles, false",
    "ZGC Minor Pauses, true",
    "ZGC Major Cycles, false",
    "Shenandoah Pauses, true",
    "Shenandoah Cycles, false",
  })
  void takesNoCycleThatRunsBesideTheProcessForAPause(String collector, boolean pauses) {
    assertThat(GcWatch.pauses(collector)).isEqualTo(pauses);
  }
}
