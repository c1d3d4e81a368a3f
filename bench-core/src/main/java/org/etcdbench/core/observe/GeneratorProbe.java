package org.etcdbench.core.observe;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.HashMap;
import java.util.Map;
import org.etcdbench.core.time.Time;

/**
 * Measures what this process costs the machine, stretch by stretch. Threads that end within a
 * stretch count in the process's time only. Used by one thread at a time.
 */
public final class GeneratorProbe {
  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final double PERCENT = 100;

  private final Time time;
  private long atNs;
  private long cpuNs;
  private Map<Long, Long> threadCpuNs;

  private GeneratorProbe(Time time) {
    this.time = time;
    this.atNs = time.nanoTime();
    this.cpuNs = PROCESS.getProcessCpuTime();
    this.threadCpuNs = threads();
  }

  /** Begins the first stretch. */
  public static GeneratorProbe start(Time time) {
    return new GeneratorProbe(time);
  }

  /**
   * What a stretch cost.
   *
   * @param elapsedNs how long it was, at least 0
   * @param cpuNs CPU time of the process, at least 0
   * @param busiestThreadPct share of the stretch, in percent, that the busiest thread was on a CPU
   */
  public record Stretch(long elapsedNs, long cpuNs, double busiestThreadPct) {}

  /** Ends a stretch and begins the next. */
  public Stretch lap() {
    long nowNs = time.nanoTime();
    long nowCpuNs = PROCESS.getProcessCpuTime();
    Map<Long, Long> nowThreads = threads();
    long busiestNs = 0;
    for (Map.Entry<Long, Long> thread : nowThreads.entrySet()) {
      long before = threadCpuNs.getOrDefault(thread.getKey(), 0L);
      busiestNs = Math.max(busiestNs, thread.getValue() - before);
    }
    long elapsedNs = Math.max(0, nowNs - atNs);
    double busiestPct = elapsedNs == 0 ? 0 : PERCENT * busiestNs / elapsedNs;
    Stretch stretch = new Stretch(elapsedNs, Math.max(0, nowCpuNs - cpuNs), busiestPct);
    atNs = nowNs;
    cpuNs = nowCpuNs;
    threadCpuNs = nowThreads;
    return stretch;
  }

  private static Map<Long, Long> threads() {
    Map<Long, Long> times = new HashMap<>();
    for (long id : THREADS.getAllThreadIds()) {
      // -1 of a thread that has just ended
      times.put(id, Math.max(0, THREADS.getThreadCpuTime(id)));
    }
    return times;
  }
}
