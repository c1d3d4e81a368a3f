package org.etcdbench.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.etcdbench.core.scenario.ScenarioKey;
import org.etcdbench.report.chart.Call;
import org.etcdbench.report.chart.HeatMap;
import org.etcdbench.report.chart.HeatMap.Cell;
import org.etcdbench.report.chart.HeatMap.Standing;
import org.etcdbench.report.compare.Difference;

/** Draws ratios over two keys that a result sweeps. */
final class HeatPart {
  private final Sweep sweep;

  private HeatPart(Sweep sweep) {
    this.sweep = sweep;
  }

  static Optional<Section> of(Reading reading) {
    return Sweep.of(reading).map(sweep -> new HeatPart(sweep).section());
  }

  private Section section() {
    List<Block> blocks = new ArrayList<>();
    int number = 0;
    for (Sweep.Area area : sweep.maps()) {
      number++;
      if (!area.open()) {
        blocks.add(plot("Throughput", area, Pair::throughput, true, "heat-qps-" + number));
      }
      blocks.add(plot("p99", area, Pair::tail, false, "heat-p99-" + number));
    }
    String intro =
        "Ratios over "
            + name(sweep.across())
            + " and "
            + name(sweep.down())
            + ": each cell against what its map's title names.";
    return new Section("sweep", "Over the sweep", intro, blocks);
  }

  private static String name(ScenarioKey key) {
    return key.label().replace('_', ' ');
  }

  private Block plot(
      String what,
      Sweep.Area area,
      Function<Pair, Difference> of,
      boolean higherIsBetter,
      String id) {
    List<String> columns = area.values(sweep.across());
    List<HeatMap.Row> rows = new ArrayList<>();
    for (String row : area.values(sweep.down())) {
      List<Cell> cells = columns.stream().map(column -> cell(area, column, row, of)).toList();
      rows.add(new HeatMap.Row(row, cells));
    }
    String title = what + (area.name().startsWith("against") ? " " : ", ") + area.name();
    HeatMap chart =
        new HeatMap(title, name(sweep.across()), name(sweep.down()), higherIsBetter, columns, rows);
    return new Block.Plot(Figure.of(chart, id));
  }

  private Cell cell(Sweep.Area area, String column, String row, Function<Pair, Difference> of) {
    return area.spots().stream()
        .filter(spot -> is(spot, sweep.across(), column) && is(spot, sweep.down(), row))
        .findFirst()
        .map(spot -> cell(spot, of))
        .orElse(Cell.EMPTY);
  }

  private static Cell cell(Sweep.Spot spot, Function<Pair, Difference> of) {
    Pair pair = spot.pair();
    if (pair == null) {
      boolean usable = spot.row().result().verdict().valid();
      return usable ? Cell.BASE : new Cell(1, Standing.INVALID);
    }
    Difference difference = of.apply(pair);
    return new Cell(Pair.ratio(difference), standing(pair, Pair.call(difference)));
  }

  private static Standing standing(Pair pair, Call call) {
    if (!pair.valid()) {
      return Standing.INVALID;
    }
    if (call == Call.BETTER || call == Call.WORSE) {
      return Standing.TOLD;
    }
    if (call == Call.SAME) {
      return Standing.SAME;
    }
    return call == Call.TOO_FEW_RUNS ? Standing.TOO_FEW_RUNS : Standing.UNSURE;
  }

  private static boolean is(Sweep.Spot spot, ScenarioKey key, String value) {
    return spot.key(key).filter(value::equals).isPresent();
  }
}
