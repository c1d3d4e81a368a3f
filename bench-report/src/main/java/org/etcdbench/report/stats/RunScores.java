package org.etcdbench.report.stats;

import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * The scores of one figure in runs before and in runs now.
 *
 * @param runs what is equal for figures of the same runs, such as the runs' numbers: figures with
 *     equal ones have their scores in the same order of runs
 * @param base before, one per run
 * @param other now, one per run
 */
public record RunScores(Object runs, List<Double> base, List<Double> other) {

  /** Copies the lists. */
  public RunScores {
    Objects.requireNonNull(runs, "runs is null");
    base = List.copyOf(base);
    other = List.copyOf(other);
    if (base.isEmpty() || other.isEmpty()) {
      throw new IllegalArgumentException("there must be at least one score on each side");
    }
  }

  /** What tells figures of the same runs from others. */
  Object sharing() {
    return List.of(runs, base.size(), other.size());
  }

  /** The doubled ranks of all scores, those of now first. */
  int[] doubledRanks() {
    return MidRanks.doubled(pooled().toArray());
  }

  /**
   * The distances of all logarithms from their mean, over the root of the sum of their squares;
   * zeros if all are equal. Those of now first.
   */
  double[] standardized() {
    double[] logarithms = pooled().map(Math::log).toArray();
    double mean = DoubleStream.of(logarithms).average().orElse(0);
    double squares = DoubleStream.of(logarithms).map(log -> (log - mean) * (log - mean)).sum();
    double root = squares == 0 ? 1 : Math.sqrt(squares);
    return DoubleStream.of(logarithms).map(log -> (log - mean) / root).toArray();
  }

  private DoubleStream pooled() {
    return Stream.concat(other.stream(), base.stream()).mapToDouble(Double::doubleValue);
  }
}
