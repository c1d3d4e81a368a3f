package org.etcdbench.report.format;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * JMH's table of results, as JMH 1.37 prints it (its {@code TextResultFormat}), for any rows. Names
 * are printed as they are given: JMH shortens the packages of classes, which ours are not.
 */
final class JmhTable {
  private static final String BENCHMARK = "Benchmark";
  private static final String NOT_APPLICABLE = "N/A";
  private static final String PLUS_MINUS = " \u00b1";

  private final List<Row> rows;
  private final SortedSet<String> params = new TreeSet<>();

  JmhTable(List<Row> rows) {
    this.rows = List.copyOf(rows);
    rows.forEach(row -> params.addAll(row.params().keySet()));
  }

  /**
   * A row.
   *
   * @param benchmark its name, as printed
   * @param params by name; a table has a column for each that occurs in it
   * @param mode JMH's short name
   * @param count how many scores it is made of; not printed if there is just one
   * @param score the score
   * @param error half the width of its interval; not printed if NaN
   * @param unit of the score
   */
  record Row(
      String benchmark,
      Map<String, String> params,
      String mode,
      long count,
      double score,
      double error,
      String unit) {
    Row {
      Objects.requireNonNull(benchmark, "benchmark is null");
      Objects.requireNonNull(mode, "mode is null");
      Objects.requireNonNull(unit, "unit is null");
      params = Map.copyOf(params);
    }

    /** The same row without these parameters. */
    Row without(Set<String> names) {
      Map<String, String> fewer = new TreeMap<>(params);
      fewer.keySet().removeAll(names);
      return new Row(benchmark, fewer, mode, count, score, error, unit);
    }

    private String param(String name) {
      return params.getOrDefault(name, NOT_APPLICABLE);
    }

    private String formattedCount() {
      return count > 1 ? Long.toString(count) : "";
    }

    private String formattedScore() {
      return ScoreText.score(score);
    }

    private String formattedError() {
      return ScoreText.error(error);
    }

    private boolean hasError() {
      return !Double.isNaN(error) && !ScoreText.isApproximate(score);
    }
  }

  void write(Appendable out) throws IOException {
    int name = width(BENCHMARK, Row::benchmark);
    int mode = width("Mode", Row::mode) + 2;
    int count = width("Cnt", Row::formattedCount) + 2;
    int score = width("Score", Row::formattedScore) + 2;
    // one more for the sign, which stands in the two columns between score and error
    int error = width("Error", Row::formattedError) + 1;
    int unit = width("Units", Row::unit) + 2;
    out.append(left(BENCHMARK, name));
    for (String param : params) {
      out.append(right(header(param), paramWidth(param)));
    }
    out.append(right("Mode", mode)).append(right("Cnt", count)).append(right("Score", score));
    out.append("  ").append(right("Error", error)).append(right("Units", unit)).append('\n');
    for (Row row : rows) {
      out.append(left(row.benchmark(), name));
      for (String param : params) {
        out.append(right(row.param(param), paramWidth(param)));
      }
      out.append(right(row.mode(), mode)).append(right(row.formattedCount(), count));
      out.append(right(row.formattedScore(), score));
      out.append(row.hasError() ? PLUS_MINUS : "  ");
      out.append(right(row.hasError() ? row.formattedError() : "", error));
      out.append(right(row.unit(), unit)).append('\n');
    }
  }

  private int width(String header, Function<Row, String> cell) {
    return rows.stream()
        .mapToInt(row -> cell.apply(row).length())
        .reduce(header.length(), Math::max);
  }

  private int paramWidth(String param) {
    return width(header(param), row -> row.param(param)) + 2;
  }

  private static String header(String param) {
    return "(" + param + ")";
  }

  private static String left(String text, int width) {
    return String.format(Locale.ROOT, "%-" + width + "s", text);
  }

  private static String right(String text, int width) {
    return String.format(Locale.ROOT, "%" + width + "s", text);
  }
}
