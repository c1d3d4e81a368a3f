package org.etcdbench.report.format;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.etcdbench.core.scenario.IterationLength;
import org.etcdbench.core.scenario.Iterations;
import org.etcdbench.core.scenario.Phase;
import org.etcdbench.core.scenario.Scenario;

/**
 * Iterations as JMH describes them.
 *
 * @param count how many
 * @param time of each, as JMH's {@code TimeValue} prints it, or {@link #NO_TIME}
 */
record JmhIterations(int count, String time) {

  /**
   * What JMH writes for iterations that have no time. JMH has no iterations of a number of requests
   * but single shots, whose batch size would have the score read as one per batch; so a number of
   * requests is left to run.json and results.csv, and no reader meets a text that JMH cannot write.
   */
  static final String NO_TIME = "single-shot";

  /** Another tool's warm-up, of which nothing is known. */
  static final JmhIterations NONE = new JmhIterations(0, NO_TIME);

  /** Another tool's measurement, which has one figure. */
  static final JmhIterations ONE = new JmhIterations(1, NO_TIME);

  JmhIterations {
    Objects.requireNonNull(time, "time is null");
  }

  /** The iterations of a measurement; each phase of an open load is one. */
  static JmhIterations measured(Scenario scenario) {
    List<Duration> phases = scenario.phases().stream().map(Phase::length).toList();
    if (phases.isEmpty()) {
      return of(scenario.measurement());
    }
    boolean alike = phases.stream().distinct().count() == 1;
    return new JmhIterations(phases.size(), alike ? time(phases.get(0)) : NO_TIME);
  }

  static JmhIterations of(Iterations iterations) {
    if (iterations.length() instanceof IterationLength.Time length) {
      return new JmhIterations(iterations.count(), time(length.duration()));
    }
    return new JmhIterations(iterations.count(), NO_TIME);
  }

  /** The largest unit up to minutes in which the number stays whole. */
  private static String time(Duration duration) {
    long ms = duration.toMillis();
    if (ms % 1000 != 0) {
      return ms + " ms";
    }
    long seconds = ms / 1000;
    return seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
  }
}
