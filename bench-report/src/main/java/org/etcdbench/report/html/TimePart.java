package org.etcdbench.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.etcdbench.core.result.SeriesColumn;
import org.etcdbench.core.result.SeriesPoint;
import org.etcdbench.report.chart.TimeChart;
import org.etcdbench.report.chart.TimeChart.Line;
import org.etcdbench.report.chart.TimeChart.Panel;
import org.etcdbench.report.chart.TimeChart.Summary;
import org.etcdbench.report.chart.Unit;
import org.etcdbench.report.digits.Decimals;

/** Draws throughput, latency and CPU over time, a drawing for each row. */
final class TimePart {
  /** Of a line; more cannot be told apart, and make the page large. */
  private static final int MOST_POINTS = 150;

  /** Of one kind in a drawing, the worst ones. */
  private static final int MOST_EVENTS = 4;

  /** Drawings; where there are more rows, each has fewer points and events too. */
  private static final int MOST = 20;

  /** Groups that are shown without being asked for. */
  private static final int OPEN_GROUPS = 3;

  private final Reading reading;
  private final boolean detailed;
  private int drawn;

  private TimePart(Reading reading) {
    this.reading = reading;
    long rows = reading.rows().count();
    this.detailed = rows <= MOST;
  }

  static Section of(Reading reading) {
    return new TimePart(reading).section();
  }

  private Section section() {
    List<Block> blocks = new ArrayList<>();
    int number = 0;
    int left = 0;
    for (Reading.Group group : reading.groups()) {
      List<Block> plots = new ArrayList<>();
      for (Row row : group.rows()) {
        Timeline timeline = timeline(row);
        if (!timeline.isEmpty() && drawn < MOST) {
          drawn++;
          plots.addAll(blocks(name(group, row), row, timeline));
        } else if (!timeline.isEmpty()) {
          left++;
        }
      }
      if (!plots.isEmpty()) {
        number++;
        String title = group.words().isBlank() ? "All rows" : group.words();
        blocks.add(new Block.Folded(title, number <= OPEN_GROUPS, plots));
      }
    }
    if (left > 0) {
      String more = Decimals.count(left, "further row");
      blocks.add(new Block.Prose("Of " + more + " the seconds are in timeseries.csv alone."));
    }
    if (blocks.isEmpty()) {
      blocks.add(new Block.Prose("No time series was kept with this result (timeseries.csv)."));
    }
    return new Section("time", "Over time", intro(drawn > 0), blocks);
  }

  private static String intro(boolean any) {
    return any
        ? "The measured seconds of all runs, one run behind the other, and what happened"
            + " meanwhile: changes of the leader, slow applies, what members logged, pauses of the"
            + " generator. Where a point is of several seconds, which its drawing says, throughput"
            + " is their mean within their range, p50 and CPU their mean, and p99 the greatest."
        : "";
  }

  private String name(Reading.Group group, Row row) {
    String name = reading.name(group, row);
    return row.valid() ? name : name + " (invalid)";
  }

  private Timeline timeline(Row row) {
    return Timeline.of(reading.series().getOrDefault(row.scenario().id(), List.of()));
  }

  private List<Block> blocks(String name, Row row, Timeline timeline) {
    TimeEvents.Found found =
        TimeEvents.of(row.result(), timeline, detailed ? MOST_EVENTS : MOST_EVENTS / 2);
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Plot(Figure.of(chart(name, timeline, found), "time-" + drawn)));
    TimeTables.left(found).ifPresent(text -> blocks.add(new Block.Prose(text)));
    List<Block> tables = new ArrayList<>();
    tables.add(new Block.Grid(TimeTables.runs(name, timeline)));
    if (detailed) {
      TimeTables.events(name, found).ifPresent(table -> tables.add(new Block.Grid(table)));
    }
    blocks.add(new Block.Folded("As tables", false, tables));
    return blocks;
  }

  private TimeChart chart(String name, Timeline timeline, TimeEvents.Found found) {
    TimeLines lines = new TimeLines(timeline, detailed ? MOST_POINTS : MOST_POINTS / 3);
    List<Panel> panels = new ArrayList<>();
    panels.add(new Panel("Throughput", Unit.PER_SEC, false, throughput(lines)));
    panels.add(new Panel("Response time", Unit.MS, true, latency(lines)));
    List<Line> cpu = detailed ? cpu(lines) : List.of();
    if (!cpu.isEmpty()) {
      panels.add(new Panel("CPU (100\u202f% is one)", Unit.PERCENT, false, cpu));
    }
    return new TimeChart(name, panels, timeline.sections(), found.events(), lines.pointSec());
  }

  private static List<Line> throughput(TimeLines lines) {
    Line ok =
        lines.of("succeeded", SeriesPoint.LOAD, SeriesColumn.OK_PER_SEC, Summary.MEAN_AND_RANGE);
    Line failed =
        lines.of("failed", SeriesPoint.LOAD, SeriesColumn.FAILED_PER_SEC, Summary.GREATEST);
    boolean any = failed.points().stream().anyMatch(point -> point.y() > 0);
    return any ? List.of(ok, failed) : List.of(ok);
  }

  private static List<Line> latency(TimeLines lines) {
    return List.of(
        lines.of("p50", SeriesPoint.LOAD, SeriesColumn.P50_MS, Summary.MEAN),
        lines.of("p99", SeriesPoint.LOAD, SeriesColumn.P99_MS, Summary.GREATEST));
  }

  private static List<Line> cpu(TimeLines lines) {
    return Stream.of(
            lines.cpu("leader", true),
            lines.cpu("a follower", false),
            lines.of("generator", SeriesPoint.GENERATOR, SeriesColumn.CPU_PCT, Summary.MEAN))
        .filter(line -> line.points().stream().anyMatch(point -> Double.isFinite(point.y())))
        .toList();
  }
}
