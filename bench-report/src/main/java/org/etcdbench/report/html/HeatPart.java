package org.etcdbench.report.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.etcdbench.core.scenario.ScenarioKey;
import org.etcdbench.report.chart.Call;
import org.etcdbench.report.chart.HeatMap;
import org.etcdbench.report.compare.Difference;

/** Draws the ratios over two keys that a result sweeps besides the compared one. */
final class HeatPart {
  private static final List<ScenarioKey> AXES =
      List.of(
          ScenarioKey.CLIENTS,
          ScenarioKey.RATE,
          ScenarioKey.VALUE_SIZE,
          ScenarioKey.KEY_SIZE,
          ScenarioKey.KEY_SPACE,
          ScenarioKey.MEMBERS);

  private final Reading reading;
  private final List<ScenarioKey> rest;
  private final ScenarioKey across;
  private final ScenarioKey down;

  private HeatPart(Reading reading, ScenarioKey across, ScenarioKey down) {
    this.reading = reading;
    this.across = across;
    this.down = down;
    // what differs besides makes another map; connections go with clients
    this.rest =
        Stream.of(ScenarioKey.values())
            .filter(key -> key != across && key != down && key != reading.key())
            .filter(key -> key != ScenarioKey.CONNS || across != ScenarioKey.CLIENTS)
            .toList();
  }

  static Optional<Section> of(Reading reading) {
    List<ScenarioKey> swept =
        AXES.stream()
            .filter(key -> key != reading.key())
            .filter(key -> varies(reading, key))
            .toList();
    return swept.size() < 2
        ? Optional.empty()
        : new HeatPart(reading, swept.get(0), swept.get(1)).section();
  }

  private static boolean varies(Reading reading, ScenarioKey key) {
    return reading.pairs().map(p -> p.other().result().key(key)).distinct().count() > 1;
  }

  private Optional<Section> section() {
    Map<String, List<Pair>> maps = new LinkedHashMap<>();
    reading.pairs().forEach(p -> maps.computeIfAbsent(name(p), n -> new ArrayList<>()).add(p));
    List<Block> blocks = new ArrayList<>();
    int number = 0;
    for (Map.Entry<String, List<Pair>> map : maps.entrySet()) {
      boolean two =
          values(map.getValue(), across).size() > 1 && values(map.getValue(), down).size() > 1;
      if (two) {
        number++;
        boolean open = map.getValue().get(0).base().open();
        if (!open) {
          blocks.add(plot("Throughput, ", map, Pair::throughput, true, "heat-qps-" + number));
        }
        blocks.add(plot("p99, ", map, Pair::tail, false, "heat-p99-" + number));
      }
    }
    String intro = "Ratios over " + across.label() + " and " + down.label() + ".";
    return blocks.isEmpty()
        ? Optional.empty()
        : Optional.of(new Section("sweep", "Over the sweep", intro, blocks));
  }

  private String name(Pair pair) {
    List<String> words = new ArrayList<>();
    words.add(pair.other().value() + " against " + pair.base().value());
    words.add("(" + reading.key().label() + ")");
    rest.stream()
        .filter(key -> varies(reading, key) || key == ScenarioKey.OPERATION)
        .forEach(key -> pair.other().result().key(key).ifPresent(words::add));
    return String.join(" ", words);
  }

  private Block plot(
      String what,
      Map.Entry<String, List<Pair>> map,
      Function<Pair, Difference> of,
      boolean higherIsBetter,
      String id) {
    List<Pair> pairs = map.getValue();
    List<String> columns = values(pairs, across);
    List<HeatMap.Row> rows = new ArrayList<>();
    for (String row : values(pairs, down)) {
      List<HeatMap.Cell> cells = new ArrayList<>();
      for (String column : columns) {
        cells.add(cell(pairs, column, row, of));
      }
      rows.add(new HeatMap.Row(row, cells));
    }
    HeatMap chart =
        new HeatMap(
            what + map.getKey(), across.label(), down.label(), higherIsBetter, columns, rows);
    return new Block.Plot(Figure.of(chart, id));
  }

  private HeatMap.Cell cell(
      List<Pair> pairs, String column, String row, Function<Pair, Difference> of) {
    return pairs.stream()
        .filter(pair -> is(pair, across, column) && is(pair, down, row))
        .findFirst()
        .map(of)
        .map(d -> new HeatMap.Cell(Pair.ratio(d), told(Pair.call(d))))
        .orElseGet(() -> new HeatMap.Cell(Double.NaN, false));
  }

  private static boolean told(Call call) {
    return call == Call.BETTER || call == Call.WORSE;
  }

  private static boolean is(Pair pair, ScenarioKey key, String value) {
    return pair.other().result().key(key).filter(value::equals).isPresent();
  }

  private static List<String> values(List<Pair> pairs, ScenarioKey key) {
    List<String> distinct =
        pairs.stream().flatMap(pair -> pair.other().result().key(key).stream()).distinct().toList();
    // numbers but for rates of phases
    boolean numbers = distinct.stream().allMatch(value -> value.matches("\\d+(\\.\\d+)?"));
    if (!numbers) {
      return distinct;
    }
    Map<Double, String> byNumber = new LinkedHashMap<>();
    distinct.forEach(value -> byNumber.put(Double.parseDouble(value), value));
    return new TreeSet<>(byNumber.keySet())
        .stream().map(n -> byNumber.getOrDefault(n, "")).toList();
  }
}
