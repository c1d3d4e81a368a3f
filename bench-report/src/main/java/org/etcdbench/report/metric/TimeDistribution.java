package org.etcdbench.report.metric;

import java.util.List;
import org.HdrHistogram.Histogram;
import org.etcdbench.core.result.ImportedFigures;
import org.etcdbench.core.result.Latency;

/**
 * One of the times of requests: response, service or start delay. Figures that there is no data for
 * are NaN. Immutable as long as nobody is given its histogram.
 */
public sealed interface TimeDistribution {

  /** The distribution of all values of all parts. */
  static TimeDistribution of(List<Latency> parts) {
    return new Recorded(parts.size() == 1 ? parts.get(0) : Latency.merge(parts));
  }

  /** What another tool says of its requests. */
  static TimeDistribution of(ImportedFigures given) {
    return new Given(given);
  }

  /** How many values there are; NaN if another tool does not say. */
  double count();

  /** The exact mean in nanoseconds. */
  double meanNs();

  /** The exact greatest value in nanoseconds. */
  double maxNs();

  /**
   * A quantile in nanoseconds, exact to 0.1 %, or as another tool rounded it.
   *
   * @param permille 1..999
   */
  double quantileNs(int permille);

  /** Of times that we recorded. */
  final class Recorded implements TimeDistribution {
    private final Latency latency;
    private final Histogram histogram;

    private Recorded(Latency latency) {
      this.latency = latency;
      this.histogram = latency.decode();
    }

    @Override
    public double count() {
      return latency.count();
    }

    @Override
    public double meanNs() {
      return latency.meanNs();
    }

    @Override
    public double maxNs() {
      return latency.count() == 0 ? Double.NaN : latency.maxNs();
    }

    @Override
    public double quantileNs(int permille) {
      if (latency.count() == 0) {
        return Double.NaN;
      }
      // a histogram answers with the upper edge of a bucket, which may lie beyond every value
      return Math.min(histogram.getValueAtPercentile(permille / 10.0), latency.maxNs());
    }
  }

  /** Of times that another tool recorded, and says little of. */
  final class Given implements TimeDistribution {
    private final ImportedFigures figures;

    private Given(ImportedFigures figures) {
      this.figures = figures;
    }

    @Override
    public double count() {
      return figures.okCount();
    }

    @Override
    public double meanNs() {
      Double meanNs = figures.meanNs();
      return meanNs == null ? Double.NaN : meanNs;
    }

    @Override
    public double maxNs() {
      Double maxNs = figures.maxNs();
      return maxNs == null ? Double.NaN : maxNs;
    }

    @Override
    public double quantileNs(int permille) {
      Double quantileNs = figures.quantilesNs().get(permille);
      return quantileNs == null ? Double.NaN : quantileNs;
    }
  }
}
