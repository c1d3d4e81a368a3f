package org.etcdbench.core.run;

import java.util.List;
import org.etcdbench.core.record.IntervalRecording;
import org.etcdbench.core.scenario.Outcome;
import org.etcdbench.core.steady.SteadySeries;

/** What one window or several after each other recorded, as a series of whole seconds. */
final class SecondBySecond {
  private static final long NS_PER_S = 1_000_000_000L;

  private SecondBySecond() {}

  /** The whole seconds of these results, one result after the other. */
  static SteadySeries of(List<LoopResult> results) {
    int all = results.stream().mapToInt(SecondBySecond::wholeSeconds).sum();
    double[] ok = new double[all];
    double[] okNs = new double[all];
    double[] bad = new double[all];
    int from = 0;
    for (LoopResult result : results) {
      int seconds = wholeSeconds(result);
      for (IntervalRecording interval : result.recording().intervals()) {
        if (interval.second() < seconds) {
          int at = from + (int) interval.second();
          boolean good = interval.outcome() == Outcome.OK;
          ok[at] += good ? interval.response().count() : 0;
          okNs[at] += good ? interval.response().sumNs() : 0;
          bad[at] += good ? 0 : interval.response().count();
        }
      }
      from += seconds;
    }
    return series(ok, okNs, bad);
  }

  private static int wholeSeconds(LoopResult result) {
    return (int) (result.windowNs() / NS_PER_S);
  }

  private static SteadySeries series(double[] ok, double[] okNs, double[] bad) {
    double[] meanNs = new double[ok.length];
    double[] badShare = new double[ok.length];
    for (int i = 0; i < ok.length; i++) {
      // NaN where nothing ended
      meanNs[i] = okNs[i] / ok[i];
      badShare[i] = bad[i] / (ok[i] + bad[i]);
    }
    return SteadySeries.of(ok, meanNs, badShare);
  }
}
