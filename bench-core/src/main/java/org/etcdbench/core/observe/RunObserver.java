package org.etcdbench.core.observe;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.etcdbench.core.observe.logs.LogWatch;
import org.etcdbench.core.observe.metrics.MetricsTarget;
import org.etcdbench.core.observe.metrics.SamplingPeriod;
import org.etcdbench.core.observe.metrics.Scraper;
import org.etcdbench.core.result.GeneratorPauses;
import org.etcdbench.core.result.MachineUse;
import org.etcdbench.core.result.MemberEvents;
import org.etcdbench.core.result.MemberMetrics;
import org.etcdbench.core.result.SeriesColumn;
import org.etcdbench.core.result.SeriesPoint;
import org.etcdbench.core.time.Time;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Observes members and generator from {@link #start} to {@link #end}, both of which must be called
 * while no load runs: the members' metrics are read at both moments and each second between, or
 * less often where that would cost too much, by a thread of its own.
 */
public final class RunObserver implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(RunObserver.class);
  private static final Duration PERIOD = Duration.ofSeconds(1);
  private static final double NS_PER_MS = 1e6;

  private final Time time;
  private final Scraper scraper;
  private final long scrapePeriodNs;
  private final LogWatch logs;
  private final GcWatch gc;
  private final PauseMeter pauses;
  private final GeneratorProbe probe;
  private final @Nullable MachineProbe machine;
  private final List<SeriesPoint> generator = new ArrayList<>();
  private final Thread thread;
  private final long startedNs;
  private final boolean wholeAtStart;

  private RunObserver(
      List<MetricsTarget> targets, SSLContext tls, Map<String, Path> logs, Time time) {
    this.time = time;
    this.scraper = new Scraper(time, targets, tls);
    this.scrapePeriodNs =
        SamplingPeriod.of(targets, Runtime.getRuntime().availableProcessors()).toNanos();
    this.wholeAtStart = scraper.scrape();
    this.logs = LogWatch.start(logs);
    this.gc = GcWatch.start();
    this.pauses = PauseMeter.start(time);
    this.probe = GeneratorProbe.start(time);
    this.machine = machineProbe();
    this.startedNs = time.nanoTime();
    this.thread = new Thread(this::run, "observer");
    thread.setDaemon(true);
  }

  /**
   * Begins to observe.
   *
   * @param targets where members' metrics are; empty to read none
   * @param tls for {@code https}
   * @param logs the logs of members of ours, by their names
   * @param time clock and waiting
   */
  public static RunObserver start(
      List<MetricsTarget> targets, SSLContext tls, Map<String, Path> logs, Time time) {
    RunObserver observer = new RunObserver(targets, tls, logs, time);
    observer.thread.start();
    return observer;
  }

  /**
   * What was observed.
   *
   * @param members what each member's metrics said
   * @param logs what members of ours logged
   * @param pauses when the generator stood still
   * @param machine how the CPUs of its machine were used; null where that cannot be told
   * @param whole whether all members' metrics were read at both ends, so that nothing is missing
   *     from their counts
   * @param points second by second, in order
   */
  public record Observed(
      List<MemberMetrics> members,
      List<MemberEvents> logs,
      GeneratorPauses pauses,
      @Nullable MachineUse machine,
      boolean whole,
      List<SeriesPoint> points) {
    /** Copies the lists. */
    public Observed {
      members = List.copyOf(members);
      logs = List.copyOf(logs);
      points = List.copyOf(points);
    }
  }

  /** Ends observing. */
  public Observed end() {
    close();
    // before a member may take its time to answer
    long elapsedNs = Math.max(1, time.nanoTime() - startedNs);
    MachineUse used = machineUse();
    boolean wholeAtEnd = scraper.scrape();
    List<SeriesPoint> points = new ArrayList<>(scraper.points());
    points.addAll(generator);
    points.sort(Comparator.comparing(SeriesPoint::at));
    return new Observed(
        scraper.metrics(),
        logs.read(),
        new GeneratorPauses(elapsedNs, gc.collectors(), pauses.hiccups()),
        used,
        wholeAtStart && wholeAtEnd,
        points);
  }

  private static @Nullable MachineProbe machineProbe() {
    try {
      return MachineProbe.start();
    } catch (IOException e) {
      log.debug("the machine's CPUs cannot be looked at", e);
      return null;
    }
  }

  private @Nullable MachineUse machineUse() {
    try {
      return machine == null ? null : machine.since();
    } catch (IOException e) {
      log.debug("the machine's CPUs cannot be looked at any more", e);
      return null;
    }
  }

  private void run() {
    long dueNs = startedNs;
    long scrapeDueNs = startedNs + scrapePeriodNs;
    try {
      while (true) {
        dueNs += PERIOD.toNanos();
        time.sleepUntil(dueNs);
        if (dueNs >= scrapeDueNs) {
          scraper.collect();
          scrapeDueNs = dueNs + scrapePeriodNs;
        }
        generator.add(generatorPoint());
        // a member that answers late must not be asked faster for it
        dueNs = Math.max(dueNs, time.nanoTime() - PERIOD.toNanos());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private SeriesPoint generatorPoint() {
    Map<SeriesColumn, Double> values = new EnumMap<>(SeriesColumn.class);
    GeneratorProbe.Stretch stretch = probe.lap();
    if (stretch.elapsedNs() > 0) {
      values.put(SeriesColumn.CPU_PCT, 100.0 * stretch.cpuNs() / stretch.elapsedNs());
    }
    values.put(SeriesColumn.GC_MS, gc.totalSinceNs() / NS_PER_MS);
    values.put(SeriesColumn.HICCUP_MAX_MS, pauses.longestSinceNs() / NS_PER_MS);
    return new SeriesPoint(time.now(), SeriesPoint.GENERATOR, values);
  }

  /** Ends observing without asking what was observed. */
  @Override
  public void close() {
    boolean interrupted = Thread.interrupted();
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      interrupted = true;
    }
    pauses.close();
    gc.close();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
