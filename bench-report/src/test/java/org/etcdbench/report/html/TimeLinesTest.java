package org.etcdbench.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.etcdbench.core.result.ResultSamples;
import org.etcdbench.core.result.SeriesColumn;
import org.etcdbench.core.result.SeriesEntry;
import org.etcdbench.core.result.SeriesPoint;
import org.etcdbench.report.chart.Point;
import org.etcdbench.report.chart.TimeChart.Line;
import org.etcdbench.report.chart.TimeChart.Range;
import org.etcdbench.report.chart.TimeChart.Summary;
import org.junit.jupiter.api.Test;

class TimeLinesTest {
  private static final Instant START = Instant.parse("2026-01-31T12:01:00Z");

  /** Nothing succeeds from second 150 to second 152. */
  private static Timeline runs(int runs, int seconds) {
    List<SeriesEntry> entries = new ArrayList<>();
    for (int run = 1; run <= runs; run++) {
      for (int sec = 0; sec < seconds; sec++) {
        boolean stalled = sec >= 150 && sec < 153;
        Map<SeriesColumn, Double> values =
            Map.of(
                SeriesColumn.OK_PER_SEC, stalled ? 0.0 : 1000.0,
                SeriesColumn.P99_MS, stalled ? 3000.0 : 5.0);
        Instant at = START.plusSeconds(1000L * run + sec);
        SeriesPoint point = new SeriesPoint(at, SeriesPoint.LOAD, values);
        entries.add(new SeriesEntry(ResultSamples.put(3).id(), run, point));
      }
    }
    return Timeline.of(entries);
  }

  private static Line throughput(TimeLines lines) {
    return lines.of("ok", SeriesPoint.LOAD, SeriesColumn.OK_PER_SEC, Summary.MEAN_AND_RANGE);
  }

  @Test
  void aStallOfThreeSecondsShowsInALongRun() {
    TimeLines lines = new TimeLines(runs(2, 300), 60);

    Line throughput = throughput(lines);
    Line tail = lines.of("p99", SeriesPoint.LOAD, SeriesColumn.P99_MS, Summary.GREATEST);

    assertThat(lines.pointSec()).isEqualTo(10);
    assertThat(throughput.ranges()).filteredOn(range -> range.low() == 0).hasSize(2);
    assertThat(throughput.points()).extracting(Point::y).contains(700.0, 1000.0);
    assertThat(tail.points()).filteredOn(point -> point.y() == 3000).hasSize(2);
  }

  @Test
  void runsAreApart() {
    Line throughput = throughput(new TimeLines(runs(2, 300), 60));

    assertThat(throughput.points()).filteredOn(point -> Double.isNaN(point.y())).hasSize(1);
    assertThat(throughput.ranges()).filteredOn(range -> Double.isNaN(range.low())).hasSize(1);
    assertThat(throughput.ranges())
        .extracting(Range::atSec)
        .containsExactlyElementsOf(throughput.points().stream().map(Point::x).toList());
  }

  @Test
  void aShortRunIsDrawnSecondBySecond() {
    TimeLines lines = new TimeLines(runs(1, 20), 60);

    assertThat(lines.pointSec()).isEqualTo(1);
    assertThat(throughput(lines).points()).hasSize(20);
    assertThat(throughput(lines).ranges()).isEmpty();
  }

  @Test
  void theTableSaysTheLeastTheMedianAndTheGreatestOfEachRun() {
    Table table = TimeTables.runs("puts", runs(2, 300));

    List<Table.Line> lines = table.bodies().get(0).lines();
    assertThat(lines).hasSize(2);
    assertThat(lines.get(1).cells())
        .extracting(Table.Cell::text)
        .containsExactly(
            "2", "300", "0.0", "1000.0", "1000.0", "", "", "", "5.000", "5.000", "3000.000");
  }
}
