package org.etcdbench.core.run;

import java.time.Duration;
import java.util.List;
import org.etcdbench.core.cluster.Cluster;
import org.etcdbench.core.record.IntervalRecording;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.IterationResult;
import org.etcdbench.core.result.RunResult;
import org.etcdbench.core.result.SeriesPoint;
import org.etcdbench.core.scenario.Scenario;

/**
 * Told how a benchmark gets on, by the thread that carries it out. Who does not care for an event
 * does not implement it.
 */
public interface RunListener {

  /** The generator is warmed up, for this long. */
  default void generatorWarmup(Duration duration) {}

  /** Less was written to warm the generator up than the time allows; why, as a sentence. */
  default void generatorWarmupCut(String why) {}

  /**
   * A run begins.
   *
   * @param position of all runs, from 1
   * @param total number of all runs
   */
  default void runStarted(Scenario scenario, int run, int position, int total) {}

  /** The cluster is ready and the connections are pinned, as {@code m1=50}. */
  default void connected(List<String> pinned) {}

  /** An iteration begins. */
  default void iterationStarted(Scenario scenario, IterationResult.Kind kind, int index) {}

  /** An iteration is over. */
  default void iterationEnded(Scenario scenario, IterationResult iteration) {}

  /** What a measured iteration recorded second by second. */
  default void intervals(
      Scenario scenario, int run, IterationResult iteration, List<IntervalRecording> intervals) {}

  /** What members, generator and load did second by second while a run was measured, in order. */
  default void observed(Scenario scenario, int run, List<SeriesPoint> points) {}

  /**
   * What was done to members that are not ours, or is left to do for whoever runs them, where no
   * run's result says so; a sentence.
   */
  default void aftermath(String sentence) {}

  /** The run went wrong; the cluster is still there, so that its logs can be kept. */
  default void runWentWrong(Scenario scenario, int run, Cluster cluster) {}

  /**
   * A run has been measured, and what it left in members is yet to be removed, which may take its
   * time or be cut short; all that has been measured so far is a result already.
   */
  default void runMeasured(Scenario scenario, RunResult run, BenchResult soFar) {}

  /** A run is over; all that has been measured so far is a result already. */
  default void runEnded(Scenario scenario, RunResult run, BenchResult soFar) {}
}
