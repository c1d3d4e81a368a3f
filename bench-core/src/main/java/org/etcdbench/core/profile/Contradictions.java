package org.etcdbench.core.profile;

import org.etcdbench.core.profile.Axis.Located;
import org.etcdbench.core.scenario.ClosedLoad;
import org.etcdbench.core.scenario.Data;
import org.etcdbench.core.scenario.KeyOrder;
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
   * @param own consistency as the entry itself states it
   */
  static void find(Layer layer, Axis<?> own, Place entry, MemberNames names, Problems problems) {
    Contradictions self = new Contradictions(layer, names, problems);
    self.operation(own, entry);
    self.target();
    self.load();
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
    for (Located<ClosedLoad> load : layer.load().loads()) {
      int conns = load.value().conns();
      int clients = load.value().clients();
      if (conns > clients) {
        problems.add(
            load.place(),
            "conns "
                + conns
                + " > clients "
                + clients
                + ": "
                + (conns - clients)
                + " of the connections would idle; set idle-conns: true if that is meant");
      }
    }
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
