package org.etcdbench.core.run;

import java.util.List;
import org.etcdbench.core.cluster.Cluster;
import org.etcdbench.core.result.IterationResult;
import org.etcdbench.core.scenario.Scenario;

/** Counts runs that went wrong, and does something to the benchmark at one moment of it. */
class RecordingListener implements RunListener {
  private final Moment moment;
  private final Runnable action;
  private int wentWrong;

  /** When the action takes place. */
  enum Moment {
    RUN,
    CONNECTED,
    WARMUP,
    MEASUREMENT
  }

  /** Acts when the measured iteration begins. */
  RecordingListener(Runnable action) {
    this(Moment.MEASUREMENT, action);
  }

  RecordingListener(Moment moment, Runnable action) {
    this.moment = moment;
    this.action = action;
  }

  /** How many runs went wrong. */
  int wentWrong() {
    return wentWrong;
  }

  private void reached(Moment now) {
    if (now == moment) {
      action.run();
    }
  }

  @Override
  public void runStarted(Scenario scenario, int run, int position, int total) {
    reached(Moment.RUN);
  }

  @Override
  public void connected(List<String> pinned) {
    reached(Moment.CONNECTED);
  }

  @Override
  public void iterationStarted(Scenario scenario, IterationResult.Kind kind, int index) {
    reached(kind == IterationResult.Kind.WARMUP ? Moment.WARMUP : Moment.MEASUREMENT);
  }

  @Override
  public void runWentWrong(Scenario scenario, int run, Cluster cluster) {
    wentWrong++;
  }
}
