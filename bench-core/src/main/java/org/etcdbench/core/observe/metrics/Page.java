package org.etcdbench.core.observe.metrics;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.etcdbench.core.observe.metrics.Catalog.Part;
import org.etcdbench.core.observe.metrics.Catalog.Series;
import org.etcdbench.core.observe.metrics.Tracked.Kind;

/**
 * The metrics of the {@link Catalog} on one page, by key. Series that differ in labels which do not
 * matter are added up. Immutable once read.
 */
final class Page {
  /**
   * Proposals that are committed and not yet applied, a gauge that we make of two of etcd's: etcd
   * refuses requests when it is above 5000.
   */
  static final String UNAPPLIED = "proposals_unapplied";

  private static final String ETCD = "etcd_server_";

  private final Map<String, Double> counters = new HashMap<>();
  private final Map<String, Double> gauges = new HashMap<>();
  private final Map<String, Histogram> histograms = new HashMap<>();
  private boolean etcd;

  private Page() {}

  /** A histogram as it is on a page: all counts since the process began. */
  static final class Histogram {
    private final SortedMap<Double, Double> buckets = new TreeMap<>();
    private double sum;
    private double count;

    /** Cumulative counts by upper bound, with the infinite one. */
    SortedMap<Double, Double> buckets() {
      return buckets;
    }

    double sum() {
      return sum;
    }

    double count() {
      return count;
    }
  }

  /**
   * Reads a page.
   *
   * @throws PageFormatException if it is none, or not one of etcd's
   */
  static Page read(String text) throws PageFormatException {
    Page page = new Page();
    try {
      TextFormat.read(text, Catalog::wants, page::add);
    } catch (NumberFormatException e) {
      throw new PageFormatException("a bucket's bound is no number: " + e.getMessage());
    }
    page.requireSums();
    if (!page.etcd) {
      throw new PageFormatException("the page has no metrics of etcd");
    }
    Double committed = page.counters.get(Catalog.COMMITTED);
    Double applied = page.counters.get(Catalog.APPLIED);
    if (committed != null && applied != null) {
      // the two are not read at one moment
      page.gauges.put(UNAPPLIED, Math.max(0, committed - applied));
    }
    return page;
  }

  private void add(Sample sample) {
    Series series = Objects.requireNonNull(Catalog.series(sample.name()), sample.name());
    etcd |= sample.name().startsWith(ETCD);
    String key = series.metric().key(sample.labels());
    if (series.metric().kind() == Kind.HISTOGRAM) {
      add(histograms.computeIfAbsent(key, k -> new Histogram()), series.part(), sample);
    } else if (Double.isFinite(sample.value())) {
      (series.metric().kind() == Kind.COUNTER ? counters : gauges)
          .merge(key, sample.value(), Double::sum);
    }
  }

  /** What only grows, from 0, can be neither negative nor infinite. */
  private void requireSums() throws PageFormatException {
    for (Map.Entry<String, Double> counter : counters.entrySet()) {
      require(counter.getValue() >= 0, counter.getKey());
    }
    for (Map.Entry<String, Histogram> histogram : histograms.entrySet()) {
      Histogram of = histogram.getValue();
      require(isSum(of.count) && isSum(of.sum), histogram.getKey());
      for (Map.Entry<Double, Double> bucket : of.buckets.entrySet()) {
        require(!bucket.getKey().isNaN() && isSum(bucket.getValue()), histogram.getKey());
      }
    }
  }

  private static boolean isSum(double value) {
    return value >= 0 && value < Double.POSITIVE_INFINITY;
  }

  private static void require(boolean holds, String key) throws PageFormatException {
    if (!holds) {
      throw new PageFormatException("what only grows has values that it cannot have: " + key);
    }
  }

  private static void add(Histogram histogram, Part part, Sample sample) {
    switch (part) {
      case SUM -> histogram.sum += sample.value();
      case COUNT -> histogram.count += sample.value();
      case BUCKET, VALUE -> {
        String bound = sample.labels().getOrDefault("le", "+Inf");
        double le = bound.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(bound);
        histogram.buckets.merge(le, sample.value(), Double::sum);
      }
    }
  }

  /** Counters by key. */
  Map<String, Double> counters() {
    return counters;
  }

  /** Gauges by key. */
  Map<String, Double> gauges() {
    return gauges;
  }

  /** Histograms by key. */
  Map<String, Histogram> histograms() {
    return histograms;
  }
}
