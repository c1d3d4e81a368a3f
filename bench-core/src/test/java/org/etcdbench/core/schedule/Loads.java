package org.etcdbench.core.schedule;

import java.time.Duration;
import java.util.List;
import org.etcdbench.core.scenario.Arrival;
import org.etcdbench.core.scenario.OpenLoad;
import org.etcdbench.core.scenario.Phase;
import org.etcdbench.core.scenario.Rate;

/** Open loads of every shape. */
final class Loads {
  static final Rate RAMP_UP = new Rate.Phases(List.of(phase(0, 30_000, 500, 5000)));
  static final Rate RAMP_DOWN = new Rate.Phases(List.of(phase(0, 30_000, 5000, 500)));

  /**
   * A late begin, a ramp, a pause, an awkward rate that leaves a fraction, and a fall to little.
   */
  static final Rate MIXED =
      new Rate.Phases(
          List.of(
              phase(250, 10_000, 100, 900),
              phase(15_000, 1_010, 7, 7),
              phase(16_010, 10_000, 3000, 3000),
              phase(26_010, 20_000, 3000, 0.5)));

  /** Expects 0.3 requests in each phase. */
  static final Rate SPARSE =
      new Rate.Phases(
          List.of(
              phase(0, 100, 3, 3),
              phase(200, 100, 3, 3),
              phase(400, 100, 3, 3),
              phase(600, 100, 3, 3),
              phase(800, 100, 3, 3)));

  static final List<Rate> RATES =
      List.of(
          new Rate.Constant(1000),
          new Rate.Constant(0.1),
          new Rate.Constant(7),
          new Rate.Constant(10_000_000),
          new Rate.Constant(1e-12),
          RAMP_UP,
          RAMP_DOWN,
          MIXED,
          SPARSE);

  private Loads() {}

  static Phase phase(long atMs, long lengthMs, double fromPerSec, double toPerSec) {
    return new Phase(Duration.ofMillis(atMs), Duration.ofMillis(lengthMs), fromPerSec, toPerSec);
  }

  static Schedule schedule(Rate rate, Arrival arrival, long seed) {
    return Schedule.of(new OpenLoad(1, rate, arrival, 1), seed);
  }

  static Schedule constant(double perSec) {
    return schedule(new Rate.Constant(perSec), Arrival.CONSTANT, 1);
  }

  static Schedule poisson(double perSec, long seed) {
    return schedule(new Rate.Constant(perSec), Arrival.POISSON, seed);
  }
}
