package org.etcdbench.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.etcdbench.core.result.SeriesColumn;
import org.etcdbench.core.result.SeriesPoint;
import org.etcdbench.report.chart.Point;
import org.etcdbench.report.digits.Decimals;
import org.etcdbench.report.html.Table.Head;

/** The figures of a drawing over time, run by run, and what happened, for whoever reads tables. */
final class TimeTables {
  private static final List<SeriesColumn> COLUMNS =
      List.of(SeriesColumn.OK_PER_SEC, SeriesColumn.P50_MS, SeriesColumn.P99_MS);

  private TimeTables() {}

  /** The seconds of one run in a column. */
  private record Seconds(List<Double> ascending) {
    static Seconds of(Timeline.Part part, SeriesColumn column) {
      return new Seconds(
          TimeLines.exact(part, SeriesPoint.LOAD, column).stream()
              .mapToDouble(Point::y)
              .filter(Double::isFinite)
              .sorted()
              .boxed()
              .toList());
    }

    double least() {
      return at(0);
    }

    double median() {
      return at(ascending.size() / 2);
    }

    double greatest() {
      return at(ascending.size() - 1);
    }

    private double at(int index) {
      return ascending.isEmpty() ? Double.NaN : ascending.get(index);
    }

    DoubleStream shown() {
      return DoubleStream.of(least(), median(), greatest());
    }

    int count() {
      return ascending.size();
    }
  }

  /** The least, the median and the greatest second of each run. */
  static Table runs(String name, Timeline timeline) {
    List<Head> heads = new ArrayList<>();
    heads.add(Head.text("run"));
    heads.add(Head.figures("seconds", "that were observed"));
    for (String what : List.of("per second", "p50", "p99")) {
      heads.add(Head.figures(what + ", least", ""));
      heads.add(Head.figures("median", ""));
      heads.add(Head.figures("greatest", ""));
    }
    int[] digits = COLUMNS.stream().mapToInt(column -> digits(timeline, column)).toArray();
    List<Table.Line> lines = new ArrayList<>();
    for (Timeline.Part part : timeline.parts()) {
      List<String> cells = new ArrayList<>();
      cells.add("" + Seconds.of(part, SeriesColumn.OK_PER_SEC).count());
      for (int i = 0; i < digits.length; i++) {
        int places = digits[i];
        Seconds.of(part, COLUMNS.get(i))
            .shown()
            .forEach(value -> cells.add(Numbers.fixed(value, places)));
      }
      lines.add(Table.Line.of("" + part.run(), cells.toArray(String[]::new)));
    }
    return Table.plain(
        "By run: " + name, "Of each run's seconds; p50 and p99 in ms.", heads, lines);
  }

  private static int digits(Timeline timeline, SeriesColumn column) {
    return column == SeriesColumn.OK_PER_SEC
        ? 1
        : Decimals.forMs(
            timeline.parts().stream()
                .flatMapToDouble(part -> Seconds.of(part, column).shown())
                .toArray());
  }

  /** What is marked in the drawing; empty where nothing is. */
  static Optional<Table> events(String name, TimeEvents.Found found) {
    List<Head> heads =
        List.of(
            Head.text("what"),
            Head.figures("second", "of the drawing"),
            Head.figures("run", ""),
            Head.text("more of it"));
    List<Table.Line> lines =
        found.drawn().stream()
            .map(
                marked ->
                    Table.Line.of(
                        marked.event().kind(),
                        Numbers.fixed(marked.event().atSec(), 1),
                        "" + marked.run(),
                        marked.event().text()))
            .toList();
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of(Table.plain("What happened: " + name, "", heads, lines));
  }

  /** How many events are not drawn; empty if all are. */
  static Optional<String> left(TimeEvents.Found found) {
    return found.left().isEmpty()
        ? Optional.empty()
        : Optional.of(
            found.left().entrySet().stream()
                .map(kind -> kind.getKey() + " (" + kind.getValue() + " more)")
                .collect(Collectors.joining(", ", "Not drawn: ", ".")));
  }
}
