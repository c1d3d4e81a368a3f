package org.etcdbench.core.observe.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.etcdbench.core.result.MetricReading;
import org.etcdbench.core.result.MetricReading.Bucket;

/** What was observed meanwhile in a histogram, be it that its process was started anew. */
final class HistogramSum {
  private final Map<Double, CounterSum> buckets = new TreeMap<>();
  private final CounterSum count;
  private final CounterSum sum;

  /** Begins where a page left it. */
  HistogramSum(Page.Histogram first) {
    count = new CounterSum(first.count());
    sum = new CounterSum(first.sum());
    first.buckets().forEach((le, value) -> buckets.put(le, new CounterSum(value)));
  }

  /** Begins before anything was observed. */
  HistogramSum() {
    count = new CounterSum(0);
    sum = new CounterSum(0);
  }

  /** Its process began anew: what it counts now begins at 0. */
  void anew() {
    count.anew();
    sum.anew();
    buckets.values().forEach(CounterSum::anew);
  }

  /** Takes what the next page says that has it. */
  void next(Page.Histogram page) {
    count.next(page.count());
    sum.next(page.sum());
    page.buckets()
        .forEach(
            (le, value) -> buckets.computeIfAbsent(le, bound -> new CounterSum(0)).next(value));
  }

  /** All that was observed. */
  MetricReading.Histogram reading() {
    long all = Math.round(count.increase());
    List<Bucket> kept = new ArrayList<>();
    long below = 0;
    for (Map.Entry<Double, CounterSum> bucket : buckets.entrySet()) {
      // another version, after a restart, may have other bounds
      long upTo = Math.max(below, Math.min(all, Math.round(bucket.getValue().increase())));
      below = upTo;
      boolean full = !kept.isEmpty() && kept.get(kept.size() - 1).count() == all;
      if (bucket.getKey().isInfinite() || full) {
        break;
      }
      if (upTo == 0) {
        kept.clear();
      }
      kept.add(new Bucket(bucket.getKey(), upTo));
    }
    return new MetricReading.Histogram(all, sum.increase(), all == 0 ? List.of() : kept);
  }
}
