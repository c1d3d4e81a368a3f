package org.etcdbench.report.html;

import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.etcdbench.report.digits.Decimals;
import org.etcdbench.report.trend.Trend;
import org.etcdbench.report.trend.TrendPoint;
import org.etcdbench.report.trend.TrendSeries;

/**
 * One page about what changed over results, in one file: no network, nothing that scripts or styles
 * are needed for. Has no state, so is safe for several threads.
 */
public final class TrendPage {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** Of each series in its table; {@code --json} has all. */
  private static final int MOST_POINTS = 100;

  private TrendPage() {}

  /**
   * What is to be said of a trend in words, which all formats for people share.
   *
   * @param sentence what became of it, in one sentence
   * @param basis what that rests on
   * @param json all of it, for whoever calculates with it
   */
  public record Remarks(String sentence, String basis, String json) {}

  /**
   * Writes the page.
   *
   * @throws IOException if {@code out} does
   */
  public static void write(Trend trend, Remarks remarks, Appendable out) throws IOException {
    Answer answer = new Answer(remarks.sentence(), List.of(), List.of(remarks.basis()));
    Page page =
        new Page(
            "Trend \u00b7 etcd-bench",
            "Trend",
            circumstances(trend),
            verdict(trend),
            answer,
            List.of(TrendChanges.of(trend), series(trend)),
            remarks.json().replace("<", "\\u003c"),
            Assets.page(),
            "etcd-bench");
    Templates.write(page, out);
  }

  private static List<String> circumstances(Trend trend) {
    List<String> parts = new ArrayList<>();
    parts.add(Decimals.count(trend.results().size(), "result"));
    if (!trend.results().isEmpty()) {
      String first = DAY.format(trend.results().get(0).startedAt());
      int last = trend.results().size() - 1;
      parts.add(first + " to " + DAY.format(trend.results().get(last).startedAt()));
    }
    return parts;
  }

  private static Page.Verdict verdict(Trend trend) {
    int worse = trend.regressions().size();
    if (worse > 0) {
      String text = worse + " of " + trend.measured() + " series got worse, and stayed so.";
      return new Page.Verdict(Tone.BAD, "WORSE", text);
    }
    if (!trend.waiting().isEmpty()) {
      return new Page.Verdict(
          Tone.WARN, "WAIT", "Something changed lately: wait for more results.");
    }
    int notRecovered = trend.notRecovered().size();
    if (notRecovered > 0) {
      String text =
          notRecovered
              + " of "
              + trend.measured()
              + " series got better, but once were better yet.";
      return new Page.Verdict(Tone.WARN, "NOT RECOVERED", text);
    }
    return new Page.Verdict(Tone.GOOD, "NOT WORSE", "No lasting change for the worse.");
  }

  private static Section series(Trend trend) {
    Map<String, List<Block>> byRow = new LinkedHashMap<>();
    int number = 0;
    for (TrendSeries series : trend.series()) {
      number++;
      List<Block> blocks =
          byRow.computeIfAbsent(
              series.row() + (series.current() ? "" : " (no longer measured)"),
              row -> new ArrayList<>(List.of(new Block.Prose(series.bed().label() + "."))));
      blocks.add(new Block.Plot(Figure.of(TrendDrawing.of(series), "trend-" + number)));
      blocks.add(new Block.Folded("Its results", false, List.of(new Block.Grid(points(series)))));
    }
    List<Block> groups = new ArrayList<>();
    byRow.forEach((row, blocks) -> groups.add(new Block.Group(row, blocks)));
    String intro =
        "A dot is a result; a step is the geometric mean between changes; a ring is a result that"
            + " stands alone.";
    return new Section("series", "Row by row", intro, groups);
  }

  private static Table points(TrendSeries series) {
    List<TrendPoint> all = series.points();
    List<Table.Line> lines = new ArrayList<>();
    for (TrendPoint point : all.subList(Math.max(0, all.size() - MOST_POINTS), all.size())) {
      lines.add(Table.Line.of(point.resultId(), TrendDrawing.text(series.metric(), point.value())));
    }
    String note =
        all.size() > MOST_POINTS ? "The latest " + MOST_POINTS + " of " + all.size() + "." : "";
    return Table.plain(
        series.metric().name(),
        note,
        List.of(Table.Head.text("result"), Table.Head.figures(series.metric().name(), "")),
        lines);
  }
}
