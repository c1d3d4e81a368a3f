package org.etcdbench.report.format;

import java.util.List;
import java.util.Objects;
import org.etcdbench.report.stats.Sample;

/**
 * A metric as JMH sees it: a score per iteration of each fork. The score of all is their mean
 * (JMH's AVG policy).
 *
 * @param unit such as {@code ops/s}
 * @param rawData scores by fork and iteration; not all forks need have as many
 */
record JmhScore(String unit, List<List<Double>> rawData) {
  JmhScore {
    Objects.requireNonNull(unit, "unit is null");
    rawData = rawData.stream().map(List::copyOf).toList();
  }

  /** The scores of all forks, as JMH pools them. */
  Sample pooled() {
    return Sample.pooled(rawData);
  }
}
