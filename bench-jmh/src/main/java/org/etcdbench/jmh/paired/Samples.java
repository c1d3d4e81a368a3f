package org.etcdbench.jmh.paired;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** All samples: of each cell and client one per round. */
final class Samples {
  private final Map<Cell, Map<String, List<Sample>>> all = new LinkedHashMap<>();

  void add(Cell cell, String client, Sample sample) {
    all.computeIfAbsent(cell, c -> new LinkedHashMap<>())
        .computeIfAbsent(client, c -> new ArrayList<>())
        .add(sample);
  }

  private List<Sample> of(Cell cell, String client) {
    return all.getOrDefault(cell, Map.of()).getOrDefault(client, List.of());
  }

  /** The median over the rounds; NaN if there are none. */
  double median(Cell cell, String client, ToDoubleFunction<Sample> value) {
    return median(of(cell, client).stream().mapToDouble(value).toArray());
  }

  /**
   * The median over the rounds of the ratio to another client in the same round; NaN if there is
   * none.
   */
  double medianRatio(Cell cell, String client, String base, ToDoubleFunction<Sample> value) {
    List<Sample> ours = of(cell, client);
    List<Sample> theirs = of(cell, base);
    int rounds = Math.min(ours.size(), theirs.size());
    double[] ratios = new double[rounds];
    for (int i = 0; i < rounds; i++) {
      ratios[i] = value.applyAsDouble(ours.get(i)) / value.applyAsDouble(theirs.get(i));
    }
    return median(ratios);
  }

  /** Failures in all rounds. */
  long failed(Cell cell, String client) {
    return of(cell, client).stream().mapToLong(Sample::failed).sum();
  }

  static double median(double[] values) {
    if (values.length == 0) {
      return Double.NaN;
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
