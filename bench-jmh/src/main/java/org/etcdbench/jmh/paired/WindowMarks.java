package org.etcdbench.jmh.paired;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import org.etcdbench.core.cluster.Cluster;
import org.etcdbench.core.record.IntervalRecording;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.IterationResult;
import org.etcdbench.core.result.RunResult;
import org.etcdbench.core.result.SeriesPoint;
import org.etcdbench.core.run.RunListener;
import org.etcdbench.core.scenario.Scenario;

/** Says when a measured iteration begins and ends, and nothing else. */
final class WindowMarks implements RunListener {
  private final PrintWriter out;

  WindowMarks(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void iterationStarted(Scenario scenario, IterationResult.Kind kind, int index) {
    if (kind == IterationResult.Kind.MEASUREMENT) {
      out.println(Generator.BEGINS);
    }
  }

  @Override
  public void iterationEnded(Scenario scenario, IterationResult iteration) {
    if (iteration.kind() == IterationResult.Kind.MEASUREMENT) {
      out.println(Generator.ENDS);
    }
  }

  @Override
  public void generatorWarmup(Duration duration) {
    // there is none
  }

  @Override
  public void runStarted(Scenario scenario, int run, int position, int total) {
    // there is one
  }

  @Override
  public void connected(List<String> pinned) {
    // always to the leader
  }

  @Override
  public void intervals(
      Scenario scenario, int run, IterationResult iteration, List<IntervalRecording> intervals) {
    // the whole is enough
  }

  @Override
  public void observed(Scenario scenario, int run, List<SeriesPoint> points) {
    // kept, not shown
  }

  @Override
  public void runWentWrong(Scenario scenario, int run, Cluster cluster) {
    // the answer says so
  }

  @Override
  public void runEnded(Scenario scenario, RunResult run, BenchResult soFar) {
    // the answer follows
  }
}
