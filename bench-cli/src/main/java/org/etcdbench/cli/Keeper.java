package org.etcdbench.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.etcdbench.core.cluster.Cluster;
import org.etcdbench.core.record.IntervalRecording;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.IterationResult;
import org.etcdbench.core.result.RunResult;
import org.etcdbench.core.result.SeriesPoint;
import org.etcdbench.core.result.store.IntervalEntry;
import org.etcdbench.core.result.store.IntervalTag;
import org.etcdbench.core.result.store.ResultStore;
import org.etcdbench.core.run.RunListener;
import org.etcdbench.core.scenario.Scenario;

/** Tells another listener, and keeps on disk what has been measured so far. */
final class Keeper implements RunListener {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final RunListener next;
  private final ResultStore store;
  private final PrintWriter err;

  /**
   * A listener before another.
   *
   * @param err gets what could not be kept and is no result
   */
  Keeper(RunListener next, ResultStore store, PrintWriter err) {
    this.next = next;
    this.store = store;
    this.err = err;
  }

  @Override
  public void generatorWarmup(Duration duration) {
    next.generatorWarmup(duration);
  }

  @Override
  public void generatorWarmupCut(String why) {
    next.generatorWarmupCut(why);
  }

  @Override
  public void runStarted(Scenario scenario, int run, int position, int total) {
    next.runStarted(scenario, run, position, total);
  }

  @Override
  public void connected(List<String> pinned) {
    next.connected(pinned);
  }

  @Override
  public void iterationStarted(Scenario scenario, IterationResult.Kind kind, int index) {
    next.iterationStarted(scenario, kind, index);
  }

  @Override
  public void iterationEnded(Scenario scenario, IterationResult iteration) {
    next.iterationEnded(scenario, iteration);
  }

  @Override
  public void intervals(
      Scenario scenario, int run, IterationResult iteration, List<IntervalRecording> intervals) {
    next.intervals(scenario, run, iteration, intervals);
    try {
      // one at a time: unpacked histograms are large
      for (IntervalRecording interval : intervals) {
        store.appendIntervals(entries(scenario, run, iteration, interval));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<IntervalEntry> entries(
      Scenario scenario, int run, IterationResult iteration, IntervalRecording interval) {
    Duration offset = SECOND.multipliedBy(interval.second());
    Instant start = iteration.startedAt().plus(offset);
    Duration left = Duration.ofNanos(iteration.windowNs()).minus(offset);
    // failures that were still under way when the window closed lie behind its end
    boolean last = left.compareTo(SECOND) < 0 && left.toMillis() > 0;
    Duration length = last ? left : SECOND;
    List<IntervalEntry> entries = new ArrayList<>();
    entries.add(
        new IntervalEntry(
            IntervalTag.response(
                scenario, run, iteration.kind(), iteration.index(), interval.outcome()),
            start,
            length,
            interval.response().decode()));
    entries.add(
        new IntervalEntry(
            IntervalTag.service(
                scenario, run, iteration.kind(), iteration.index(), interval.outcome()),
            start,
            length,
            interval.service().decode()));
    entries.add(
        new IntervalEntry(
            IntervalTag.startDelay(
                scenario, run, iteration.kind(), iteration.index(), interval.outcome()),
            start,
            length,
            interval.startDelay().decode()));
    return entries;
  }

  @Override
  public void observed(Scenario scenario, int run, List<SeriesPoint> points) {
    next.observed(scenario, run, points);
    try {
      store.appendSeries(scenario.id(), run, points);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void runWentWrong(Scenario scenario, int run, Cluster cluster) {
    next.runWentWrong(scenario, run, cluster);
    try {
      cluster.keepLogs(store.memberLogs(scenario.id() + ".r" + run));
    } catch (IOException | UncheckedIOException e) {
      // what was measured is worth more than a log
      err.println("# WARNING: the members' logs could not be kept: " + e.getMessage());
    }
  }

  @Override
  public void aftermath(String sentence) {
    next.aftermath(sentence);
  }

  @Override
  public void runMeasured(Scenario scenario, RunResult run, BenchResult soFar) {
    next.runMeasured(scenario, run, soFar);
    keep(soFar);
  }

  @Override
  public void runEnded(Scenario scenario, RunResult run, BenchResult soFar) {
    next.runEnded(scenario, run, soFar);
    keep(soFar);
  }

  private void keep(BenchResult soFar) {
    try {
      store.checkpoint(soFar);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
