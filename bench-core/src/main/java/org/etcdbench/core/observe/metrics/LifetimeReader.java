package org.etcdbench.core.observe.metrics;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutionException;
import org.etcdbench.core.access.Access;
import org.etcdbench.core.result.MetricReading;
import org.etcdbench.core.time.Time;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a member has counted since it started, from one page of its metrics. Safe for use by
 * several threads.
 */
public final class LifetimeReader {
  private static final double MS_PER_SEC = 1e3;

  private final Time time;
  private final PageClient client;

  /** Of members that let us in this way. */
  public LifetimeReader(Access access, Time time) {
    this.time = time;
    this.client = new PageClient(time, Scraper.TIMEOUT, access.tls().sslContext());
  }

  /**
   * What a member counted since it started.
   *
   * @param ageOrNull how long it has been running, by its clock until it started and by ours now;
   *     null if it does not say
   * @param metrics by key, as {@link org.etcdbench.core.result.MemberMetrics} has them, with what
   *     was counted from the start
   */
  public record Lifetime(@Nullable Duration ageOrNull, Map<String, MetricReading> metrics) {
    /** Copies the map. */
    public Lifetime {
      metrics = Map.copyOf(metrics);
    }

    /** How long it has been running; empty if it does not say. */
    public Optional<Duration> age() {
      return Optional.ofNullable(ageOrNull);
    }

    /** A histogram; empty if the member has none of this key. */
    public Optional<MetricReading.Histogram> histogram(String key) {
      return metrics.get(key) instanceof MetricReading.Histogram histogram
          ? Optional.of(histogram)
          : Optional.empty();
    }

    /** A counter's or a gauge's value; empty if the member has none of this key. */
    public OptionalDouble value(String key) {
      MetricReading reading = metrics.get(key);
      if (reading instanceof MetricReading.Counter counter) {
        return OptionalDouble.of(counter.increase());
      }
      return reading instanceof MetricReading.Gauge gauge
          ? OptionalDouble.of(gauge.last())
          : OptionalDouble.empty();
    }
  }

  /**
   * Reads a page.
   *
   * @param url of the page
   * @throws IOException if it cannot be had, or is not one of etcd's; says why
   */
  public Lifetime read(URI url) throws IOException, InterruptedException {
    try {
      return lifetime(client.fetch(url).get().text(), time.now());
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new IOException(Scraper.reason(cause), e);
    } catch (PageFormatException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** What a page of this moment says. */
  static Lifetime lifetime(String text, Instant now) throws PageFormatException {
    Page page = Page.read(text);
    Map<String, MetricReading> metrics = new HashMap<>();
    page.counters().forEach((key, n) -> metrics.put(key, new MetricReading.Counter(n)));
    page.gauges().forEach((key, n) -> metrics.put(key, new MetricReading.Gauge(n, n, n, n, n)));
    page.histograms().forEach((key, histogram) -> metrics.put(key, sum(histogram)));
    Double started = page.gauges().get(Catalog.START_TIME);
    return new Lifetime(
        started == null
            ? null
            : Duration.between(Instant.ofEpochMilli(Math.round(started * MS_PER_SEC)), now),
        metrics);
  }

  private static MetricReading.Histogram sum(Page.Histogram histogram) {
    HistogramSum sum = new HistogramSum();
    sum.next(histogram);
    return sum.reading();
  }
}
