package org.etcdbench.core.observe.metrics;

import java.time.Duration;
import java.util.List;

/**
 * How often members' metrics are read: each second, or as seldom as it takes for members on this
 * machine to cost less than 1 % of its CPUs, which they share with what is measured. Stateless.
 */
public final class SamplingPeriod {
  /**
   * CPU time that it takes etcd 3.5 to make a page and us to fetch it while all CPUs are busy: 11.4
   * ms by {@code bench-jmh/sampling}. Members on machines of their own spend it without harm.
   */
  private static final double PAGE_CPU_MS = 12;

  private static final double LIMIT = 0.009;
  private static final int MS_PER_S = 1000;

  private SamplingPeriod() {}

  /**
   * Between two readings: whole seconds, at least one.
   *
   * @param targets the members
   * @param cpus of this machine, at least 1
   */
  public static Duration of(List<MetricsTarget> targets, int cpus) {
    if (cpus < 1) {
      throw new IllegalArgumentException("cpus must be >= 1, got: " + cpus);
    }
    long here = targets.stream().filter(target -> Loopback.is(target.url())).count();
    double seconds = here * PAGE_CPU_MS / (MS_PER_S * LIMIT * cpus);
    return Duration.ofSeconds(Math.max(1, (long) Math.ceil(seconds)));
  }
}
