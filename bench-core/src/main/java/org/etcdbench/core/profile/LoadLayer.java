package org.etcdbench.core.profile;

import java.util.ArrayList;
import java.util.List;
import org.etcdbench.core.profile.Axis.Located;
import org.etcdbench.core.scenario.ClosedLoad;

/**
 * What one map says of the load: pairs, or lists that multiply with each other.
 *
 * @param pairs {@code load}
 * @param conns {@code conns}
 * @param clients {@code clients}
 */
record LoadLayer(Axis<ClosedLoad> pairs, Axis<Integer> conns, Axis<Integer> clients) {

  static LoadLayer read(Section section) {
    section.exclude("load", "conns");
    section.exclude("load", "clients");
    return new LoadLayer(
        section.axis("load", Values::load),
        section.axis("conns", Bounds.CONNS),
        section.axis("clients", Bounds.CLIENTS));
  }

  /** Pairs hide lists and lists hide pairs; conns and clients may come from different maps. */
  LoadLayer over(LoadLayer below) {
    if (pairs.given()) {
      return this;
    }
    if (conns.given() || clients.given()) {
      return new LoadLayer(pairs, conns.over(below.conns), clients.over(below.clients));
    }
    return below;
  }

  /** All loads, conns before clients; 1/1 if nothing is given. */
  List<Located<ClosedLoad>> loads() {
    if (pairs.given()) {
      return pairs.values();
    }
    List<Located<ClosedLoad>> loads = new ArrayList<>();
    for (Located<Integer> a : conns.orDefault(1).values()) {
      for (Located<Integer> b : clients.orDefault(1).values()) {
        loads.add(
            new Located<>(new ClosedLoad(a.value(), b.value()), a.place().orLater(b.place())));
      }
    }
    return loads;
  }
}
