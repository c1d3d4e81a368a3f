package org.etcdbench.report.compare;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.etcdbench.report.metric.Metric;
import org.etcdbench.report.metric.Metrics;
import org.etcdbench.report.stats.BenjaminiHochberg;

/**
 * All differences of a comparison: of each row to the base of its group, by each metric that is
 * compared. They are judged together, since of many ratios some look like differences by chance
 * alone; so tables, sentences and drawings of one comparison agree.
 */
public final class Differences {

  /** What is compared over runs. */
  public static final List<Metric> COMPARED =
      List.of(
          Metrics.QPS,
          Metrics.LATENCY_MEAN,
          Metrics.LATENCY_P50,
          Metrics.LATENCY_P99,
          Metrics.LATENCY_P999);

  /** Rows are told apart by being the same object: comparing them would compare all their runs. */
  private final IdentityHashMap<Comparison.Row, List<Difference>> byRow = new IdentityHashMap<>();

  private Differences() {}

  /** Of this comparison. */
  public static Differences of(Comparison comparison) {
    List<Comparison.Row> rows = new ArrayList<>();
    List<List<Difference>> all = new ArrayList<>();
    for (Comparison.Group group : comparison.groups()) {
      Comparison.Row base = group.rows().get(0);
      for (Comparison.Row row : group.rows().subList(1, group.rows().size())) {
        rows.add(row);
        all.add(COMPARED.stream().map(metric -> row.differenceTo(base, metric)).toList());
      }
    }
    List<List<Difference>> judged = together(all);
    Differences differences = new Differences();
    for (int i = 0; i < rows.size(); i++) {
      differences.byRow.put(rows.get(i), judged.get(i));
    }
    return differences;
  }

  /**
   * The same differences, judged together by Benjamini and Hochberg: those for which there are
   * enough runs are so many tests.
   */
  public static List<List<Difference>> together(List<List<Difference>> lists) {
    double[] adjusted =
        BenjaminiHochberg.adjusted(
            lists.stream()
                .flatMap(List::stream)
                .filter(Difference::isJudged)
                .mapToDouble(Difference::adjustedP)
                .toArray());
    List<List<Difference>> judged = new ArrayList<>();
    int next = 0;
    for (List<Difference> list : lists) {
      List<Difference> row = new ArrayList<>();
      for (Difference difference : list) {
        row.add(difference.isJudged() ? difference.withAdjustedP(adjusted[next++]) : difference);
      }
      judged.add(List.copyOf(row));
    }
    return List.copyOf(judged);
  }

  /** How a row of the comparison differs from its base; empty for the base itself. */
  public List<Difference> of(Comparison.Row row) {
    return byRow.getOrDefault(row, List.of());
  }

  /** The same by one metric; empty for the base itself, and for a metric that is not compared. */
  public Optional<Difference> of(Comparison.Row row, Metric metric) {
    return of(row).stream().filter(one -> one.metric().equals(metric)).findFirst();
  }
}
