package org.etcdbench.report.trend;

import java.util.Optional;

/**
 * The distances between all pairs of a window's points, summed up so that the energy statistic of
 * any split costs a constant time.
 */
final class PairDistances {
  private final int start;

  /** {@code within[a][b]} is Σ|xᵢ − xⱼ| over the pairs of points a..b−1 of the window. */
  private final double[][] within;

  /** Of the points {@code series[start, end)}. */
  PairDistances(double[] series, int start, int end) {
    int length = end - start;
    this.start = start;
    this.within = new double[length + 1][length + 1];
    for (int b = 1; b < length; b++) {
      double toLater = 0;
      for (int a = b - 1; a >= 0; a--) {
        toLater += Math.abs(series[start + a] - series[start + b]);
        within[a][b + 1] = within[a][b] + toLater;
      }
    }
  }

  /**
   * A place at which a series may have changed.
   *
   * @param index of the first point after it
   * @param qHat the energy statistic of the best split there
   */
  record Candidate(int index, double qHat) {}

  /**
   * The split of {@code series[from, to)} at τ that, with some end κ of its later part, differs
   * most: the greatest Q̂ of Matteson and James (2014) with α = 1, the earliest of equals. Empty if
   * there are fewer than two points.
   */
  Optional<Candidate> best(int from, int to) {
    Optional<Candidate> best = Optional.empty();
    for (int tau = from + 1; tau < to; tau++) {
      for (int kappa = tau + 1; kappa <= to; kappa++) {
        double qHat = qHat(from - start, tau - start, kappa - start);
        if (best.isEmpty() || qHat > best.get().qHat()) {
          best = Optional.of(new Candidate(tau, qHat));
        }
      }
    }
    return best;
  }

  /** Of X = [s, τ) and Y = [τ, κ), in places of the window. */
  private double qHat(int s, int tau, int kappa) {
    double n = tau - s;
    double m = kappa - tau;
    double insideX = within[s][tau];
    double insideY = within[tau][kappa];
    double across = within[s][kappa] - insideX - insideY;
    double x = n == 1 ? 0 : 2 * m / ((m + n) * (n - 1)) * insideX;
    double y = m == 1 ? 0 : 2 * n / ((m + n) * (m - 1)) * insideY;
    return 2 / (m + n) * across - x - y;
  }
}
