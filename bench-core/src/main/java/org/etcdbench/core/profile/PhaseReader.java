package org.etcdbench.core.profile;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.etcdbench.core.profile.Axis.Located;
import org.etcdbench.core.scenario.Durations;
import org.etcdbench.core.scenario.IterationLength;
import org.etcdbench.core.scenario.Phase;
import org.etcdbench.core.scenario.Rate;

/**
 * Reads {@code phases}: a list of maps, each a rate, a ramp from one to another, or steps that last
 * the same time each; one after the other unless {@code at} says otherwise.
 */
final class PhaseReader {
  private static final List<String> SHAPES = List.of("rate", "ramp", "steps");

  private final List<Phase> phases = new ArrayList<>();
  private Duration end = Duration.ZERO;
  private boolean broken;

  private PhaseReader() {}

  /** All phases; absent if there are none, broken if one of them is. */
  static Axis<Rate> read(Section section) {
    if (!section.has("phases")) {
      return Axis.absent();
    }
    PhaseReader reader = new PhaseReader();
    List<Section> maps = section.maps("phases", Keys.PHASE);
    maps.forEach(reader::phase);
    if (reader.broken || maps.isEmpty()) {
      return new Axis<>(true, true, List.of());
    }
    Place place = section.node("phases").orElseThrow().place();
    return maps.get(0)
        .<Rate>whole(() -> new Rate.Phases(reader.phases))
        .map(rate -> new Axis<>(true, false, List.of(new Located<>(rate, place))))
        .orElseGet(() -> new Axis<>(true, true, List.of()));
  }

  private void phase(Section map) {
    List<String> shapes = SHAPES.stream().filter(map::has).toList();
    Axis<Duration> at = map.single("at", Values::duration);
    Axis<IterationLength.Time> time =
        map.single("time", (n, text) -> new IterationLength.Time(Values.duration(n, text)));
    Axis<Double> rates = shapes.size() == 1 ? map.axis(shapes.get(0), Bounds.RATE) : Axis.absent();
    Optional<Duration> begins = map.whole(() -> begin(map, shapes, at.only(end)));
    if (begins.isEmpty() || at.broken() || time.broken() || rates.broken()) {
      broken = true;
      return;
    }
    end = begins.get();
    Duration length = time.values().get(0).value().duration();
    List<Double> values = rates.plain();
    switch (shapes.get(0)) {
      case "rate" -> add(map, values, 1, length, false);
      case "ramp" -> add(map, values, 2, length, true);
      default -> add(map, values, values.size(), length, false);
    }
  }

  private Duration begin(Section map, List<String> shapes, Duration at) {
    if (shapes.size() != 1) {
      throw new IllegalArgumentException(
          "a phase has one of rate, ramp: [from, to] and steps: [...], got: "
              + (shapes.isEmpty() ? "none" : String.join(" and ", shapes)));
    }
    if (!map.has("time")) {
      throw new IllegalArgumentException("a phase needs a time");
    }
    if (at.compareTo(end) < 0) {
      throw new IllegalArgumentException(
          "phases overlap: this one begins at "
              + Durations.format(at)
              + ", the one before ends at "
              + Durations.format(end));
    }
    return at;
  }

  private void add(Section map, List<Double> rates, int count, Duration length, boolean ramp) {
    if (rates.size() != count) {
      map.whole(
          () -> {
            throw new IllegalArgumentException(
                ramp
                    ? "ramp must be two rates, [from, to], got: " + rates.size()
                    : "rate must be one value; several, one after the other, are steps");
          });
      broken = true;
      return;
    }
    for (int i = 0; i < (ramp ? 1 : count); i++) {
      double from = rates.get(i);
      double to = ramp ? rates.get(1) : from;
      Duration at = end;
      map.whole(() -> new Phase(at, length, from, to))
          .ifPresentOrElse(phases::add, () -> broken = true);
      end = end.plus(length);
    }
  }
}
