package org.etcdbench.core.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.etcdbench.core.profile.Axis.Located;
import org.etcdbench.core.scenario.Consistency;
import org.etcdbench.core.scenario.Data;
import org.etcdbench.core.scenario.DriverKind;
import org.etcdbench.core.scenario.IterationLength;
import org.etcdbench.core.scenario.Iterations;
import org.etcdbench.core.scenario.Load;
import org.etcdbench.core.scenario.OpenLoad;
import org.etcdbench.core.scenario.Operation;
import org.etcdbench.core.scenario.Rate;
import org.etcdbench.core.scenario.Scenario;
import org.etcdbench.core.scenario.Target;
import org.jspecify.annotations.Nullable;

/**
 * Multiplies the lists of a merged layer without problems into scenarios, in a fixed order:
 * operation, consistency, target, load, key size, value size, key space, driver, members; the last
 * varies fastest, so that the sizes of one row stand side by side.
 */
final class Expansion {
  private final Layer layer;
  private final long seed;
  private final List<Scenario> scenarios = new ArrayList<>();

  private Expansion(Layer layer, long seed) {
    this.layer = layer;
    this.seed = seed;
  }

  static List<Scenario> of(Layer layer, long seed) {
    Expansion self = new Expansion(layer, seed);
    self.layer.operation().plain().forEach(self::operation);
    return self.scenarios;
  }

  /** How many scenarios {@link #of} would make, at most; as a double, which cannot overflow. */
  static double size(Layer layer) {
    return Stream.of(
            layer.operation(),
            layer.consistency().orDefault(Defaults.CONSISTENCY),
            layer.target().orDefault(Target.ALL),
            layer.keySize().orDefault(Defaults.KEY_SIZE),
            layer.valueSize().orDefault(Defaults.VALUE_SIZE),
            layer.keySpace().orDefault(Defaults.KEY_SPACE),
            layer.driver().orDefault(Defaults.DRIVER),
            layer.members().orDefault(Defaults.MEMBERS))
        .mapToDouble(axis -> axis.values().size())
        .reduce(layer.load().loads().size(), (a, b) -> a * b);
  }

  private void operation(Operation operation) {
    if (operation == Operation.RANGE) {
      for (Consistency consistency : layer.consistency().orDefault(Defaults.CONSISTENCY).plain()) {
        targets(operation, consistency);
      }
    } else {
      targets(operation, null);
    }
  }

  private void targets(Operation operation, @Nullable Consistency consistency) {
    for (Target target : layer.target().orDefault(Defaults.target(operation)).plain()) {
      for (Located<Load> load : layer.load().loads()) {
        for (Data data : data(operation)) {
          sizes(new Row(operation, consistency, target, fitting(load.value(), data), data));
        }
      }
    }
  }

  /** What scenarios share that differ in driver and size. */
  private record Row(
      Operation operation,
      @Nullable Consistency consistency,
      Target target,
      Load load,
      Data data) {}

  private void sizes(Row row) {
    for (DriverKind driver : layer.driver().orDefault(Defaults.DRIVER).plain()) {
      for (int members : layer.members().orDefault(Defaults.MEMBERS).plain()) {
        scenarios.add(scenario(members, driver, row));
      }
    }
  }

  private Load fitting(Load load, Data data) {
    if (!(load instanceof OpenLoad open) || layer.load().maxInFlight().given()) {
      return load;
    }
    int most = Defaults.maxInFlight(open.conns(), data.valueSizeBytes());
    return new OpenLoad(open.conns(), open.rate(), open.arrival(), most);
  }

  private List<Data> data(Operation operation) {
    List<Data> all = new ArrayList<>();
    var keyOrder = layer.keyOrder().only(Defaults.keyOrder(operation));
    for (int keySize : layer.keySize().orDefault(Defaults.KEY_SIZE).plain()) {
      for (int valueSize : layer.valueSize().orDefault(Defaults.VALUE_SIZE).plain()) {
        for (long keySpace : layer.keySpace().orDefault(Defaults.KEY_SPACE).plain()) {
          all.add(new Data(keySize, valueSize, keySpace, keyOrder, seed));
        }
      }
    }
    return all;
  }

  private Scenario scenario(int members, DriverKind driver, Row row) {
    return new Scenario(
        members,
        driver,
        row.operation(),
        row.consistency(),
        row.target(),
        row.load(),
        row.data(),
        layer.warmup().orDefault(Defaults.WARMUPS, Defaults.WARMUP_LENGTH),
        measurement(row.load()),
        layer.timeout().only(Defaults.TIMEOUT));
  }

  private Iterations measurement(Load load) {
    return load instanceof OpenLoad open && open.rate() instanceof Rate.Phases phases
        ? new Iterations(1, new IterationLength.Time(phases.length()))
        : layer.measurement().orDefault(Defaults.MEASUREMENTS, Defaults.MEASUREMENT_LENGTH);
  }
}
