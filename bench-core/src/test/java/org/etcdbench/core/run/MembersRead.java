package org.etcdbench.core.run;

import java.time.Instant;
import java.util.Map;
import org.etcdbench.core.result.MemberMetrics;
import org.etcdbench.core.result.MetricReading;

/** Members whose metrics were read at both ends of a second. */
final class MembersRead {
  private MembersRead() {}

  /** One with these metrics. */
  static MemberMetrics member(String name, boolean restarted, Map<String, MetricReading> metrics) {
    return new MemberMetrics(
        name,
        "http://127.0.0.1:1/metrics",
        Instant.EPOCH,
        Instant.EPOCH.plusSeconds(1),
        2,
        0,
        null,
        restarted,
        metrics);
  }

  /** A counter that grew by so much. */
  static MetricReading grew(double increase) {
    return new MetricReading.Counter(increase);
  }
}
