package org.etcdbench.core.profile;

import java.util.ArrayList;
import java.util.List;
import org.etcdbench.core.profile.Axis.Located;
import org.etcdbench.core.scenario.Arrival;
import org.etcdbench.core.scenario.ClosedLoad;
import org.etcdbench.core.scenario.Load;
import org.etcdbench.core.scenario.OpenLoad;
import org.etcdbench.core.scenario.Rate;

/**
 * What one map says of the load: pairs, or lists that multiply with each other; closed, or open.
 *
 * @param pairs {@code load}
 * @param conns {@code conns}
 * @param clients {@code clients}
 * @param rate {@code rate}
 * @param phases {@code phases}
 * @param arrival {@code arrival}
 * @param maxInFlight {@code max-in-flight}
 */
record LoadLayer(
    Axis<Load> pairs,
    Axis<Integer> conns,
    Axis<Integer> clients,
    Axis<Rate> rate,
    Axis<Rate> phases,
    Axis<Arrival> arrival,
    Axis<Integer> maxInFlight) {

  static LoadLayer read(Section section) {
    List.of("conns", "clients", "rate", "phases").forEach(key -> section.exclude("load", key));
    section.exclude("clients", "rate");
    section.exclude("clients", "phases");
    section.exclude("rate", "phases");
    return new LoadLayer(
        section.axis("load", Values::load),
        section.axis("conns", Bounds.CONNS),
        section.axis("clients", Bounds.CLIENTS),
        section.axis("rate", (name, text) -> new Rate.Constant(Bounds.RATE.parse(name, text))),
        PhaseReader.read(section),
        section.axis("arrival", Values.oneOf(Arrival.class, Arrival::label)),
        section.single("max-in-flight", Bounds.MAX_IN_FLIGHT));
  }

  /** Whether it asks for an open load. */
  boolean open() {
    return rate.given() || phases.given();
  }

  private boolean closed() {
    return pairs.given() || clients.given();
  }

  /**
   * Pairs hide everything, an open load hides a closed one and the other way round; conns may come
   * from another map.
   */
  LoadLayer over(LoadLayer below) {
    if (pairs.given()) {
      return this;
    }
    boolean decided = open() || closed();
    boolean mine = decided || conns.given();
    return new LoadLayer(
        mine ? pairs : below.pairs,
        conns.over(below.conns),
        decided && open() ? clients : clients.over(below.clients),
        decided ? rate : rate.over(below.rate),
        decided ? phases : phases.over(below.phases),
        arrival.over(below.arrival),
        maxInFlight.over(below.maxInFlight));
  }

  /** All loads, conns before clients, or rates; 1/1 if nothing is given. */
  List<Located<Load>> loads() {
    if (pairs.given()) {
      return pairs.values();
    }
    List<Located<Load>> loads = new ArrayList<>();
    for (Located<Integer> a : conns.orDefault(1).values()) {
      if (open()) {
        addOpen(a, loads);
      } else {
        for (Located<Integer> b : clients.orDefault(1).values()) {
          loads.add(
              new Located<>(new ClosedLoad(a.value(), b.value()), a.place().orLater(b.place())));
        }
      }
    }
    return loads;
  }

  private void addOpen(Located<Integer> of, List<Located<Load>> loads) {
    int inFlight = maxInFlight.only(Defaults.maxInFlight(of.value()));
    if (inFlight < of.value()) {
      return;
    }
    for (Located<Rate> one : rate.over(phases).values()) {
      for (Located<Arrival> spread : arrival.orDefault(Defaults.ARRIVAL).values()) {
        loads.add(
            new Located<>(
                new OpenLoad(of.value(), one.value(), spread.value(), inFlight),
                of.place().orLater(one.place())));
      }
    }
  }
}
