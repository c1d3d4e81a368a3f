package org.etcdbench.core.observe.metrics;

import org.etcdbench.core.result.MetricReading;

/** What a gauge was seen to do. */
final class GaugeSum {
  private final double first;
  private double last;
  private double min;
  private double max;
  private double sum;
  private long count;

  GaugeSum(double first) {
    this.first = first;
    this.min = first;
    this.max = first;
  }

  /** Takes its value in a page, the first one too. */
  void next(double value) {
    last = value;
    min = Math.min(min, value);
    max = Math.max(max, value);
    sum += value;
    count++;
  }

  MetricReading.Gauge reading() {
    // a sum of equal values may be off by its last bit
    double mean = Math.max(min, Math.min(max, sum / count));
    return new MetricReading.Gauge(first, last, min, max, mean);
  }
}
