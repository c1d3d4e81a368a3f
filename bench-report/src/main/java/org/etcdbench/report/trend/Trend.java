package org.etcdbench.report.trend;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.etcdbench.core.result.BenchResult.Status;
import org.etcdbench.core.result.ResultSummary;
import org.etcdbench.report.trend.TrendChange.Meaning;

/**
 * What changed over results.
 *
 * @param results in the order in which they began
 * @param settings what was looked at
 * @param series by profile and machine, then in the order of rows and metrics
 */
public record Trend(List<ResultSummary> results, TrendSettings settings, List<TrendSeries> series) {

  /** Copies the lists. */
  public Trend {
    results = List.copyOf(results);
    Objects.requireNonNull(settings, "settings is null");
    series = List.copyOf(series);
  }

  /**
   * Looks for changes.
   *
   * @param results in any order, all complete
   * @throws IllegalArgumentException if one is not complete, or a pattern of rows matches none
   */
  public static Trend of(List<ResultSummary> results, TrendSettings settings) {
    results.stream()
        .filter(result -> result.status() != Status.COMPLETE)
        .findFirst()
        .ifPresent(
            result -> {
              throw new IllegalArgumentException(result.id() + " is " + result.status());
            });
    List<ResultSummary> inOrder =
        results.stream()
            .sorted(Comparator.comparing(ResultSummary::startedAt).thenComparing(ResultSummary::id))
            .toList();
    return new Trend(inOrder, settings, SeriesBuilder.build(inOrder, settings));
  }

  /**
   * The series in which the latest confirmed change is for the worse, of the rows that are still
   * measured.
   */
  public List<TrendSeries> regressions() {
    return latest(Meaning.WORSE);
  }

  /** The series in which the latest confirmed change is for the better, likewise. */
  public List<TrendSeries> improvements() {
    return latest(Meaning.BETTER);
  }

  private List<TrendSeries> latest(Meaning meaning) {
    return current()
        .filter(s -> s.latestConfirmed().filter(c -> c.meaning() == meaning).isPresent())
        .toList();
  }

  /**
   * The series whose latest change waits for results after it to be confirmed, of the rows that are
   * still measured.
   */
  public List<TrendSeries> waiting() {
    return current().filter(s -> s.latestChange().filter(TrendChange::waits).isPresent()).toList();
  }

  /**
   * The series that are lastingly worse than they once were, although their latest confirmed change
   * is for the better, of the rows that are still measured.
   */
  public List<TrendSeries> notRecovered() {
    Limits limits = settings.limits();
    return improvements().stream().filter(s -> s.worseThanItsBest(limits)).toList();
  }

  /** How many series there are of the rows that are still measured. */
  public int measured() {
    return (int) current().count();
  }

  private Stream<TrendSeries> current() {
    return series.stream().filter(TrendSeries::current);
  }

  /** Where it was measured. */
  public Set<TestBed> beds() {
    return series.stream().map(TrendSeries::bed).collect(Collectors.toSet());
  }
}
