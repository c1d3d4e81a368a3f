package org.etcdbench.core.observe;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;
import org.etcdbench.core.result.GeneratorPauses.Collector;

/**
 * Counts the pauses of this process for garbage collection, as the runtime tells of them: in whole
 * milliseconds, just after they are over. What collectors do while the process runs is no pause.
 * Safe for use by several threads.
 */
final class GcWatch implements AutoCloseable {
  private static final long NS_PER_MS = 1_000_000;

  private final NotificationListener listener = (notification, handback) -> note(notification);
  private final List<NotificationEmitter> emitters = new ArrayList<>();
  private final Map<String, Collector> collectors = new TreeMap<>();
  private long recentNs;

  private GcWatch() {}

  /** Begins to count. */
  static GcWatch start() {
    GcWatch watch = new GcWatch();
    for (GarbageCollectorMXBean bean : ManagementFactory.getGarbageCollectorMXBeans()) {
      if (pauses(bean.getName()) && bean instanceof NotificationEmitter emitter) {
        emitter.addNotificationListener(watch.listener, null, null);
        watch.emitters.add(emitter);
      }
    }
    return watch;
  }

  /** Whether this collector stops the process while it works: cycles of others run beside it. */
  static boolean pauses(String collector) {
    return !collector.contains("Cycles") && !collector.contains("Concurrent");
  }

  private void note(Notification notification) {
    if (notification
            .getType()
            .equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)
        && notification.getUserData() instanceof CompositeData data) {
      GarbageCollectionNotificationInfo info = GarbageCollectionNotificationInfo.from(data);
      note(info.getGcName(), info.getGcInfo().getDuration() * NS_PER_MS);
    }
  }

  /** Takes a pause. */
  synchronized void note(String collector, long lengthNs) {
    recentNs += lengthNs;
    collectors.merge(
        collector,
        new Collector(collector, 1, lengthNs, lengthNs),
        (a, b) ->
            new Collector(
                collector,
                a.count() + b.count(),
                a.totalNs() + b.totalNs(),
                Math.max(a.maxNs(), b.maxNs())));
  }

  /** Length of all pauses since this was asked before. */
  synchronized long totalSinceNs() {
    long total = recentNs;
    recentNs = 0;
    return total;
  }

  /** The pauses so far. */
  synchronized List<Collector> collectors() {
    return List.copyOf(collectors.values());
  }

  @Override
  public void close() {
    for (NotificationEmitter emitter : emitters) {
      try {
        emitter.removeNotificationListener(listener);
      } catch (ListenerNotFoundException e) {
        // somebody else took all listeners away
      }
    }
  }
}
