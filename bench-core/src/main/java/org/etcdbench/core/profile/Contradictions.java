package org.etcdbench.core.profile;

import java.time.Duration;
import org.etcdbench.core.profile.Axis.Located;
import org.etcdbench.core.scenario.ClosedLoad;
import org.etcdbench.core.scenario.Data;
import org.etcdbench.core.scenario.Durations;
import org.etcdbench.core.scenario.IterationLength;
import org.etcdbench.core.scenario.IterationLength.Steady;
import org.etcdbench.core.scenario.KeyOrder;
import org.etcdbench.core.scenario.Load;
import org.etcdbench.core.scenario.Operation;
import org.etcdbench.core.scenario.Target;

/** Finds values that are good alone and wrong together, pair by pair, in one kind of scenario. */
final class Contradictions {
  private final Layer layer;
  private final MemberNames names;
  private final Problems problems;

  private Contradictions(Layer layer, MemberNames names, Problems problems) {
    this.layer = layer;
    this.names = names;
    this.problems = problems;
  }

  /**
   * Checks the parts of a merged layer with the defaults in place.
   *
   * @param own what the entry itself states
   */
  static void find(Layer layer, Layer own, Place entry, MemberNames names, Problems problems) {
    Contradictions self = new Contradictions(layer, names, problems);
    self.operation(own.consistency(), entry);
    self.target();
    self.load();
    self.openLoad(own.load());
    self.lengths(own.measurement());
    self.gate(own.warmup());
    self.keys();
  }

  private void operation(Axis<?> consistency, Place entry) {
    Axis<Operation> operation = layer.operation();
    if (!operation.given()) {
      problems.add(entry, "operation is missing, here and at the top level: put or range");
    }
    boolean putOnly =
        operation.given()
            && !operation.broken()
            && operation.values().stream().allMatch(o -> o.value() == Operation.PUT);
    boolean overridden = operation.values().stream().anyMatch(o -> o.place().overrides());
    if (putOnly && !overridden) {
      consistency.values().stream()
          .findFirst()
          .ifPresent(
              c ->
                  problems.add(c.place(), "consistency belongs to range; this scenario only puts"));
    }
  }

  private void target() {
    for (Located<Target> target : layer.target().values()) {
      for (Located<Integer> members : layer.members().orDefault(Defaults.MEMBERS).values()) {
        Place place = target.place().orLater(members.place());
        int size = members.value();
        String label = target.value().label();
        if (target.value().equals(Target.FOLLOWERS) && size == 1) {
          problems.add(place, "target followers needs members >= 2, got: 1");
        }
        if (target.value() instanceof Target.Named && !names.in(size).contains(label)) {
          problems.add(
              place,
              "target "
                  + label
                  + " must be leader, followers, all or one of the "
                  + size
                  + " members: "
                  + String.join(", ", names.in(size)));
        }
      }
    }
  }

  private void load() {
    if (layer.idleConns().only(false)) {
      return;
    }
    for (Located<Load> load : layer.load().loads()) {
      if (load.value() instanceof ClosedLoad closed && closed.conns() > closed.clients()) {
        problems.add(
            load.place(),
            "conns "
                + closed.conns()
                + " > clients "
                + closed.clients()
                + ": "
                + (closed.conns() - closed.clients())
                + " of the connections would idle; set idle-conns: true if that is meant");
      }
    }
  }

  /** What only an open load has, and what it cannot have. */
  private void openLoad(LoadLayer own) {
    if (!layer.load().open()) {
      own.arrival().values().forEach(a -> belongsToOpen("arrival", a.place()));
      own.maxInFlight().values().forEach(a -> belongsToOpen("max-in-flight", a.place()));
      return;
    }
    for (Located<Integer> conns : layer.load().conns().values()) {
      for (Located<Integer> most : layer.load().maxInFlight().values()) {
        if (most.value() < conns.value()) {
          problems.add(
              most.place().orLater(conns.place()),
              "max-in-flight "
                  + most.value()
                  + " < conns "
                  + conns.value()
                  + ": each connection needs a slot");
        }
      }
    }
    if (layer.load().rate().given()) {
      layer.measurement().length().values().stream()
          .filter(length -> length.value() instanceof IterationLength.Requests)
          .forEach(
              length ->
                  problems.add(
                      length.place(),
                      "measurement.requests does not go with a rate: say measurement.time"));
    }
  }

  private void belongsToOpen(String key, Place place) {
    problems.add(place, belongsToOpen(key));
  }

  /** What to say of a key that only open loads have, where the load is closed. */
  static String belongsToOpen(String key) {
    return key + " belongs to an open load: one with rate or phases";
  }

  private void lengths(LengthLayer own) {
    if (layer.load().phases().given()) {
      own.length().values().forEach(length -> phasesSay("measurement", length.place()));
      own.iterations()
          .values()
          .forEach(count -> phasesSay("measurement.iterations", count.place()));
      overridden(layer.measurement().length(), "measurement");
      overridden(layer.measurement().iterations(), "measurement.iterations");
      return;
    }
    boolean gated =
        layer.warmup().length().values().stream()
            .anyMatch(length -> length.value() instanceof Steady);
    if (gated) {
      layer
          .measurement()
          .length()
          .orDefault(Defaults.MEASUREMENT_LENGTH)
          .values()
          .forEach(this::mustShowASteadyState);
    }
  }

  private void mustShowASteadyState(Located<IterationLength> measured) {
    Duration least = Steady.SHORTEST_WINDOW;
    boolean enough =
        measured.value() instanceof IterationLength.Time time
            && time.duration().compareTo(least) >= 0;
    if (!enough) {
      Place gate =
          layer.warmup().length().values().stream()
              .map(Located::place)
              .findFirst()
              .orElse(Place.DEFAULT);
      problems.add(
          measured.place().orLater(gate),
          "warmup.gate steady needs measurement.time >= "
              + Durations.format(least)
              + ", got: "
              + measured.value());
    }
  }

  /** The gate and the number may stand in different maps. */
  private void gate(LengthLayer own) {
    boolean gated = layer.warmup().length().plain().stream().anyMatch(Steady.class::isInstance);
    own.iterations().values().stream()
        .filter(count -> gated && count.value() != LengthLayer.ONE_WARMUP)
        .forEach(count -> problems.add(count.place(), LengthLayer.notOneWarmup(count.value())));
  }

  /** What the top level says holds for other entries; what the command line says is for this. */
  private void overridden(Axis<?> axis, String key) {
    axis.values().stream()
        .map(Located::place)
        .filter(Place::overrides)
        .forEach(place -> phasesSay(key, place));
  }

  private void phasesSay(String key, Place place) {
    problems.add(place, key + ": phases say themselves how long is measured; leave it out");
  }

  private void keys() {
    for (Located<Integer> size : layer.keySize().orDefault(Defaults.KEY_SIZE).values()) {
      for (Located<Long> space : layer.keySpace().orDefault(Defaults.KEY_SPACE).values()) {
        try {
          var unused = new Data(size.value(), 0, space.value(), KeyOrder.SEQUENTIAL, 1);
        } catch (IllegalArgumentException e) {
          problems.add(size.place().orLater(space.place()), String.valueOf(e.getMessage()));
        }
      }
    }
  }
}
