package org.etcdbench.core.result;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one member's metrics said over the measured part of a run. Counters and histograms are
 * differences between the first and the last good scrape, gauges are looked at in all of them.
 *
 * <p>The key of a metric is its name, followed, where one name has several series that matter, by
 * the labels that tell them apart, in the form {@code name{label=value,other=value}}: labels in the
 * order of their names, values as etcd spells them, without quotes. Labels that are the same in all
 * series are left out. A metric that the member does not have, because its version is too old or it
 * never counted anything, has no key. A counter that the member began to have after the first
 * scrape counts from zero, since nothing had been counted until then. Of gRPC's counters only those
 * that grew are here: a member lists each method with each code.
 *
 * @param member the member's name
 * @param url where its metrics were read
 * @param from when the first good scrape was answered; null if there was none
 * @param to when the last good scrape was answered, by the monotonic clock since {@code from}; null
 *     if there was none
 * @param scrapes good scrapes, at least 0
 * @param failedScrapes scrapes that failed, at least 0
 * @param failure what the last failed scrape said; null if none failed
 * @param restarted whether the member's process was another one at the end than at the beginning:
 *     counters then say too little
 * @param metrics by key, in the order of keys
 */
public record MemberMetrics(
    String member,
    String url,
    @Nullable Instant from,
    @Nullable Instant to,
    int scrapes,
    int failedScrapes,
    @Nullable String failure,
    boolean restarted,
    Map<String, MetricReading> metrics) {

  private static final String CPU_SECONDS = "process_cpu_seconds_total";
  private static final String RESIDENT_BYTES = "process_resident_memory_bytes";
  private static final String IS_LEADER = "etcd_server_is_leader";
  private static final double NS_PER_S = 1e9;
  private static final double PERCENT = 100;

  /** Copies the map and checks that what belongs together is there together. */
  public MemberMetrics {
    if (scrapes < 0 || failedScrapes < 0) {
      throw new IllegalArgumentException(
          "scrapes and failedScrapes must be >= 0, got: " + scrapes + ", " + failedScrapes);
    }
    if ((from == null) != (to == null) || (from == null) != (scrapes == 0)) {
      throw new IllegalArgumentException(
          "from and to belong to good scrapes, got: " + from + ", " + to + ", " + scrapes);
    }
    if (from != null && to != null && to.isBefore(from)) {
      throw new IllegalArgumentException("to must not be before from, got: " + to + ", " + from);
    }
    metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
  }

  /** Time between the first and the last good scrape; zero if there are not two. */
  public Duration elapsed() {
    return from == null || to == null ? Duration.ZERO : Duration.between(from, to);
  }

  /** A metric by its key; empty if the member does not have it. */
  public Optional<MetricReading> metric(String key) {
    return Optional.ofNullable(metrics.get(key));
  }

  /** The counter of this key; empty if the member has no such counter. */
  public Optional<MetricReading.Counter> counter(String key) {
    return metric(key)
        .filter(MetricReading.Counter.class::isInstance)
        .map(MetricReading.Counter.class::cast);
  }

  /** The gauge of this key; empty if the member has no such gauge. */
  public Optional<MetricReading.Gauge> gauge(String key) {
    return metric(key)
        .filter(MetricReading.Gauge.class::isInstance)
        .map(MetricReading.Gauge.class::cast);
  }

  /** The histogram of this key; empty if the member has no such histogram. */
  public Optional<MetricReading.Histogram> histogram(String key) {
    return metric(key)
        .filter(MetricReading.Histogram.class::isInstance)
        .map(MetricReading.Histogram.class::cast);
  }

  /** Increase of a counter per second; empty without the counter, two scrapes, or a restart. */
  public OptionalDouble perSec(String key) {
    double seconds = elapsed().toNanos() / NS_PER_S;
    Optional<MetricReading.Counter> counter = counter(key);
    return seconds == 0 || counter.isEmpty() || restarted
        ? OptionalDouble.empty()
        : OptionalDouble.of(counter.get().increase() / seconds);
  }

  /** CPU time ÷ time of the member's process, in percent: 100 is one CPU kept busy. */
  public OptionalDouble cpuPct() {
    OptionalDouble perSec = perSec(CPU_SECONDS);
    return perSec.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(PERCENT * perSec.getAsDouble());
  }

  /** The most memory that its process was seen to have resident, in bytes. */
  public OptionalDouble mostResidentBytes() {
    return gauge(RESIDENT_BYTES)
        .map(gauge -> OptionalDouble.of(gauge.max()))
        .orElse(OptionalDouble.empty());
  }

  /** Whether it led at every good scrape, and there was one. */
  public boolean leader() {
    return gauge(IS_LEADER).filter(gauge -> gauge.min() > 0).isPresent();
  }
}
