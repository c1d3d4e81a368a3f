package org.etcdbench.core.profile;

import org.etcdbench.core.scenario.IterationLength;
import org.etcdbench.core.scenario.Iterations;

/**
 * What one map says of a warm-up or a measurement; the parts may come from different maps.
 *
 * @param iterations how many
 * @param length of each: {@code time} or {@code requests}
 */
record LengthLayer(Axis<Integer> iterations, Axis<IterationLength> length) {

  static LengthLayer read(Section section, ValueParser<Integer> iterations) {
    section.exclude("time", "requests");
    Axis<IterationLength> time =
        section.single("time", (n, text) -> new IterationLength.Time(Values.duration(n, text)));
    Axis<IterationLength> requests =
        section.single(
            "requests", (n, text) -> new IterationLength.Requests(Values.whole(n, text)));
    return new LengthLayer(section.single("iterations", iterations), time.over(requests));
  }

  LengthLayer over(LengthLayer below) {
    return new LengthLayer(iterations.over(below.iterations), length.over(below.length));
  }

  Iterations orDefault(int count, IterationLength otherwise) {
    return new Iterations(iterations.only(count), length.only(otherwise));
  }
}
