package org.etcdbench.core.steady;

import java.util.SplittableRandom;

/** Synthetic series of 600 s: a shape, where 1 is the steady level, with noise of AR(1). */
enum Series {
  FLAT,
  /** An exponential warm-up from 60 % with a time constant of 15 s. */
  WARM_15,
  WARM_45,
  /** A plateau of 85 % that ends after 120 s. */
  EARLY_STEP,
  /** A fall to 85 % after 400 s. */
  LATE_STEP,
  /** A fall to 85 % after 560 s, too late to be told from a long spike. */
  LAST_STEP,
  /** A database that grows: a quarter less after 600 s. */
  DRIFT,
  /** Compactions: 10 % up within 30 s, and down at once. */
  SAW_TOOTH,
  /** A second of nearly nothing in every 37. */
  SPIKES;

  static final int SECONDS = 600;
  static final double PER_SEC = 20_000;
  private static final double RESPONSE_NS = 5e6;
  private static final double RHO = 0.5;
  private static final double NOISE = 0.03;

  private double level(int second) {
    return switch (this) {
      case FLAT -> 1;
      case WARM_15 -> 1 - 0.4 * Math.exp(-second / 15.0);
      case WARM_45 -> 1 - 0.4 * Math.exp(-second / 45.0);
      case EARLY_STEP -> second < 120 ? 0.85 : 1;
      case LATE_STEP -> second < 400 ? 1 : 0.85;
      case LAST_STEP -> second < 560 ? 1 : 0.85;
      case DRIFT -> 1 - 0.25 * second / SECONDS;
      case SAW_TOOTH -> 0.95 + 0.1 * (second % 30) / 30;
      case SPIKES -> second % 37 == 36 ? 0.3 : 1;
    };
  }

  /** Throughput follows the shape, response its reciprocal, each with its own noise. */
  SteadySeries at(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] throughput = noise(random);
    double[] response = noise(random);
    for (int second = 0; second < SECONDS; second++) {
      throughput[second] *= PER_SEC * level(second);
      response[second] *= RESPONSE_NS / level(second);
    }
    return SteadySeries.of(throughput, response, new double[SECONDS]);
  }

  private static double[] noise(SplittableRandom random) {
    double[] noise = new double[SECONDS];
    double state = random.nextGaussian();
    for (int second = 0; second < SECONDS; second++) {
      noise[second] = 1 + NOISE * state;
      state = RHO * state + Math.sqrt(1 - RHO * RHO) * random.nextGaussian();
    }
    return noise;
  }
}
