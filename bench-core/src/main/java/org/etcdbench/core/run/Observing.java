package org.etcdbench.core.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.etcdbench.core.cluster.Cluster;
import org.etcdbench.core.cluster.ClusterException;
import org.etcdbench.core.cluster.SharedHost;
import org.etcdbench.core.observe.RunObserver;
import org.etcdbench.core.observe.RunObserver.Observed;
import org.etcdbench.core.observe.metrics.MetricsTarget;
import org.etcdbench.core.record.IntervalRecording;
import org.etcdbench.core.result.Finding;
import org.etcdbench.core.result.IterationResult;
import org.etcdbench.core.result.MemberMetrics;
import org.etcdbench.core.result.Observations;
import org.etcdbench.core.result.SeriesPoint;
import org.etcdbench.core.scenario.Scenario;
import org.etcdbench.core.time.Time;
import org.jspecify.annotations.Nullable;

/** Has the measured part of a run observed, from its first measured iteration to its last. */
final class Observing implements AutoCloseable {
  private final Time time;
  private final Cluster cluster;
  private final Scenario scenario;
  private final List<MetricsTarget> targets;
  private final List<SeriesPoint> load = new ArrayList<>();
  private long sentBefore;
  private @Nullable RunObserver observer;
  private @Nullable Observed observed;
  private @Nullable Observations observations;

  Observing(Time time, Cluster cluster, Scenario scenario, ObserveSettings settings)
      throws ClusterException {
    this.time = time;
    this.cluster = cluster;
    this.scenario = scenario;
    this.targets = settings.targets(cluster.metricsUrls());
  }

  /**
   * A measured iteration is about to begin; no load runs.
   *
   * @param sent requests that were sent so far
   */
  void begin(long sent) {
    if (observer == null) {
      sentBefore = sent;
      observer =
          RunObserver.start(targets, cluster.access().tls().sslContext(), cluster.logs(), time);
    }
  }

  /** A measured iteration has ended. */
  void measured(IterationResult iteration, List<IntervalRecording> intervals) {
    load.addAll(LoadSeries.of(iteration, intervals));
  }

  /**
   * The last iteration has ended; no load runs. Does nothing if none was measured.
   *
   * @param sent requests that were sent so far
   */
  void end(long sent) {
    RunObserver running = observer;
    if (running == null || observed != null) {
      return;
    }
    Observed seen = running.end();
    observed = seen;
    observations =
        new Observations(
            seen.members(),
            seen.logs(),
            seen.pauses(),
            seen.machine(),
            seen.whole() ? ServerCounts.of(scenario, sent - sentBefore, seen.members()) : null,
            cluster.sharedHost().map(SharedHost::membersHere).orElse(List.of()));
  }

  /** What was observed; empty if nothing was measured. */
  Optional<Observations> observations() {
    return Optional.ofNullable(observations);
  }

  /** What must be known of the members. */
  List<Finding> findings(List<Finding> known) {
    List<MemberMetrics> members = observed == null ? List.of() : observed.members();
    return MemberChecks.of(members, known);
  }

  /** Second by second what members, generator and load did, in order. */
  List<SeriesPoint> points() {
    List<SeriesPoint> points = new ArrayList<>(load);
    if (observed != null) {
      points.addAll(observed.points());
    }
    points.sort(Comparator.comparing(SeriesPoint::at));
    return points;
  }

  /** Ends observing if that has not been done. */
  @Override
  public void close() {
    if (observer != null && observed == null) {
      observer.close();
    }
  }
}
