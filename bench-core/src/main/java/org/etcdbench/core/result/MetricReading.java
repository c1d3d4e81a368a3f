package org.etcdbench.core.result;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What became of one metric over a stretch of time. Values have the unit that the name ends in. */
public sealed interface MetricReading {

  /**
   * Something that only grows. By its meaning: some of etcd's counters call themselves gauges.
   *
   * @param increase by how much it grew, at least 0; after a restart of the member, at least by how
   *     much
   */
  record Counter(double increase) implements MetricReading {
    /** Checks the bounds. */
    public Counter {
      atLeastZero("increase", increase);
    }
  }

  /**
   * Something that goes up and down, as seen in scrapes: what it did between them is unknown.
   *
   * @param first value in the first good scrape that had it
   * @param last value in the last one
   * @param min the least
   * @param max the greatest
   * @param mean the mean of all scrapes that had it
   */
  record Gauge(double first, double last, double min, double max, double mean)
      implements MetricReading {
    /** Checks that the values are numbers and in order. */
    public Gauge {
      if (!(min <= first && first <= max && min <= last && last <= max)
          || !(min <= mean && mean <= max)
          || Double.isInfinite(min)
          || Double.isInfinite(max)) {
        throw new IllegalArgumentException(
            "first, last and mean must be finite and within min..max, got: "
                + List.of(first, last, mean, min, max));
      }
    }
  }

  /**
   * How many observations fell into which buckets, as differences.
   *
   * @param count all observations, at least 0
   * @param sum of the observed values
   * @param buckets with finite bounds, upwards; counts are cumulative as Prometheus has them.
   *     Leading buckets with nothing in them are left out but for the last, and so are those behind
   *     the first that holds all. What lies above the last one is {@code count} less its count.
   */
  record Histogram(long count, double sum, List<Bucket> buckets) implements MetricReading {
    /** Copies the list and checks that bounds and counts grow. */
    public Histogram {
      buckets = List.copyOf(buckets);
      if (count < 0 || !Double.isFinite(sum)) {
        throw new IllegalArgumentException(
            "count must be >= 0 and sum finite, got: " + count + ", " + sum);
      }
      double bound = Double.NEGATIVE_INFINITY;
      long below = 0;
      for (Bucket bucket : buckets) {
        if (bucket.le() <= bound || bucket.count() < below || bucket.count() > count) {
          throw new IllegalArgumentException(
              "bounds and cumulative counts must grow up to " + count + ", got: " + buckets);
        }
        bound = bucket.le();
        below = bucket.count();
      }
    }

    /** Mean of the observed values, exact; empty if there are none. */
    public OptionalDouble mean() {
      return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / count);
    }

    /**
     * A quantile, estimated as Prometheus' {@code histogram_quantile} does: observations are taken
     * to lie evenly within their bucket, the first one of which begins at 0 if its bound is above.
     * Empty if nothing was observed, or there is no bucket.
     *
     * @param q above 0, at most 1
     */
    public Optional<Quantile> quantile(double q) {
      if (!(q > 0 && q <= 1)) {
        throw new IllegalArgumentException("q must be > 0 and <= 1, got: " + q);
      }
      if (count == 0 || buckets.isEmpty()) {
        return Optional.empty();
      }
      double rank = q * count;
      double below = 0;
      double from = Math.min(0, buckets.get(0).le());
      for (Bucket bucket : buckets) {
        if (bucket.count() >= rank) {
          double share = (rank - below) / (bucket.count() - below);
          double value = from + (bucket.le() - from) * share;
          return Optional.of(new Quantile(value, from, bucket.le()));
        }
        below = bucket.count();
        from = bucket.le();
      }
      return Optional.of(new Quantile(from, from, Double.POSITIVE_INFINITY));
    }
  }

  /**
   * One bucket of a histogram.
   *
   * @param le its upper bound, which belongs to it; finite
   * @param count observations up to the bound, at least 0
   */
  record Bucket(double le, long count) {
    /** Checks the bounds. */
    public Bucket {
      if (!Double.isFinite(le)) {
        throw new IllegalArgumentException("le must be finite, got: " + le);
      }
      if (count < 0) {
        throw new IllegalArgumentException("count must be >= 0, got: " + count);
      }
    }
  }

  /**
   * An estimated quantile, and the bucket that it is in: that much is certain.
   *
   * @param value the estimate; the same as {@code atLeast} where that is all that is known
   * @param atLeast the lower bound of its bucket
   * @param atMost the upper bound of its bucket; infinite above the last bound
   */
  record Quantile(double value, double atLeast, double atMost) {
    /** Whether nothing but a lower limit is known, since it lies above the last bound. */
    public boolean lowerLimitOnly() {
      return atMost == Double.POSITIVE_INFINITY;
    }
  }

  private static void atLeastZero(String name, double value) {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(name + " must be >= 0 and finite, got: " + value);
    }
  }
}
