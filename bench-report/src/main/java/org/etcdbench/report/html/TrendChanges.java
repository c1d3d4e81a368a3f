package org.etcdbench.report.html;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.etcdbench.report.digits.Decimals;
import org.etcdbench.report.trend.Trend;
import org.etcdbench.report.trend.TrendChange;
import org.etcdbench.report.trend.TrendChange.Meaning;
import org.etcdbench.report.trend.TrendEvent;
import org.etcdbench.report.trend.TrendPoint;
import org.etcdbench.report.trend.TrendSeries;
import org.etcdbench.report.trend.TrendSpike;

/** Lists the changes and the spikes of a trend, the latest first. */
final class TrendChanges {
  private static final List<Table.Head> HEADS =
      List.of(
          Table.Head.text("at result"),
          Table.Head.text("row"),
          Table.Head.text("metric"),
          Table.Head.figures("before", ""),
          Table.Head.figures("after", ""),
          Table.Head.figures("change", ""),
          Table.Head.text("it is"),
          Table.Head.text("with it"));

  private TrendChanges() {}

  private record Entry(TrendPoint point, Table.Line line) {}

  static Section of(Trend trend) {
    List<Entry> changes = new ArrayList<>();
    List<Entry> spikes = new ArrayList<>();
    for (TrendSeries series : trend.series()) {
      series.changes().forEach(change -> changes.add(entry(series, change)));
      series.spikes().forEach(spike -> spikes.add(entry(series, spike)));
    }
    List<Block> blocks = new ArrayList<>();
    add(blocks, "Changes", "Confirmed by 3 results before and 3 after.", changes);
    add(blocks, "Spikes", "Single results far from those around them; no changes.", spikes);
    if (blocks.isEmpty()) {
      blocks.add(new Block.Prose("There is none."));
    }
    return new Section("changes", "Changes", "", blocks);
  }

  private static void add(List<Block> blocks, String caption, String note, List<Entry> entries) {
    if (!entries.isEmpty()) {
      List<Table.Line> lines =
          entries.stream()
              .sorted(Comparator.comparing((Entry e) -> e.point().startedAt()).reversed())
              .map(Entry::line)
              .toList();
      blocks.add(new Block.Grid(Table.plain(caption, note, HEADS, lines)));
    }
  }

  private static Entry entry(TrendSeries series, TrendChange change) {
    TrendPoint point = series.points().get(change.index());
    boolean worse = change.meaning() == Meaning.WORSE;
    Tone tone = worse ? Tone.BAD : Tone.GOOD;
    String events =
        series.eventsNear(change).stream().map(TrendEvent::text).collect(Collectors.joining("; "));
    String state = (worse ? "worse" : "better") + (change.confirmed() ? "" : ", not confirmed");
    return new Entry(
        point,
        line(
            series,
            point,
            TrendDrawing.text(series.metric(), change.before()),
            TrendDrawing.text(series.metric(), change.after()),
            new Table.Cell(Decimals.signedPercent(change.changePct(), 1), "", tone),
            state,
            events));
  }

  private static Entry entry(TrendSeries series, TrendSpike spike) {
    TrendPoint point = series.points().get(spike.index());
    return new Entry(
        point,
        line(
            series,
            point,
            TrendDrawing.text(series.metric(), spike.usual()),
            TrendDrawing.text(series.metric(), point.value()),
            Table.Cell.of(Decimals.signedPercent(spike.changePct(), 1)),
            spike.last() ? "the latest: wait" : "alone",
            ""));
  }

  private static Table.Line line(
      TrendSeries series,
      TrendPoint point,
      String before,
      String after,
      Table.Cell change,
      String state,
      String events) {
    return new Table.Line(
        false,
        List.of(
            Table.Cell.of(point.resultId()),
            Table.Cell.of(series.row()),
            Table.Cell.of(series.metric().name()),
            Table.Cell.of(before),
            Table.Cell.of(after),
            change,
            Table.Cell.of(state),
            Table.Cell.of(events)));
  }
}
