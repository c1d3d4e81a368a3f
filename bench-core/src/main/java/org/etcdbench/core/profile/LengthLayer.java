package org.etcdbench.core.profile;

import java.time.Duration;
import java.util.Locale;
import org.etcdbench.core.scenario.IterationLength;
import org.etcdbench.core.scenario.Iterations;

/**
 * What one map says of a warm-up or a measurement; the parts may come from different maps.
 *
 * @param iterations how many
 * @param length of each: {@code time} or {@code requests}
 */
record LengthLayer(Axis<Integer> iterations, Axis<IterationLength> length) {
  private static final String TIME = "time";
  private static final String REQUESTS = "requests";

  static final int ONE_WARMUP = 1;

  private static final Duration WINDOW = Duration.ofSeconds(60);
  private static final Duration LIMIT = Duration.ofMinutes(10);

  static LengthLayer read(Section section, ValueParser<Integer> iterations) {
    section.exclude(TIME, REQUESTS);
    Axis<IterationLength> time =
        section.single(TIME, (n, text) -> new IterationLength.Time(Values.duration(n, text)));
    Axis<IterationLength> requests =
        section.single(REQUESTS, (n, text) -> new IterationLength.Requests(Values.whole(n, text)));
    return new LengthLayer(section.single("iterations", iterations), time.over(requests));
  }

  /** A warm-up may also have a gate, which says when it is over. */
  static LengthLayer readWarmup(Section section, ValueParser<Integer> iterations) {
    LengthLayer plain = read(section, iterations);
    Axis<Duration> window = section.single("window", Values::duration);
    Axis<Duration> limit = section.single("limit", Values::duration);
    Axis<IterationLength> gated =
        section.single(
            "gate",
            (name, text) ->
                switch (text) {
                  case "steady" -> steady(section, plain, window, limit);
                  case TIME, REQUESTS -> byLength(section, plain, text);
                  default ->
                      throw new IllegalArgumentException(
                          name + " must be time, requests or steady, got: '" + text + "'");
                });
    if (!section.has("gate")) {
      section.complain("window", "window is for the gate steady");
      section.complain("limit", "limit is for the gate steady");
    }
    return new LengthLayer(plain.iterations(), gated.over(plain.length()));
  }

  private static IterationLength steady(
      Section section, LengthLayer plain, Axis<Duration> window, Axis<Duration> limit) {
    requireNone(section, "the gate steady has no %s; it has a window and a limit", TIME, REQUESTS);
    int iterations = plain.iterations().only(ONE_WARMUP);
    if (iterations != ONE_WARMUP) {
      throw new IllegalArgumentException(notOneWarmup(iterations));
    }
    return new IterationLength.Steady(window.only(WINDOW), limit.only(LIMIT));
  }

  private static IterationLength byLength(Section section, LengthLayer plain, String gate) {
    requireNone(section, "%s is for the gate steady", "window", "limit");
    requireNone(section, "the gate " + gate + " has no %s", gate.equals(TIME) ? REQUESTS : TIME);
    if (plain.length().values().isEmpty()) {
      throw new IllegalArgumentException("warmup.gate " + gate + " needs warmup." + gate);
    }
    return plain.length().values().get(0).value();
  }

  private static void requireNone(Section section, String message, String... keys) {
    for (String key : keys) {
      if (section.has(key)) {
        throw new IllegalArgumentException("warmup: " + String.format(Locale.ROOT, message, key));
      }
    }
  }

  LengthLayer over(LengthLayer below) {
    return new LengthLayer(iterations.over(below.iterations), length.over(below.length));
  }

  /** What to say of a gated warm-up that is to be repeated, or left out. */
  static String notOneWarmup(int iterations) {
    return "warmup.iterations must be 1 with the gate steady, which is one warm-up as long as it"
        + " takes, got: "
        + iterations;
  }

  /** A number that another map gives to lengths of its own does not repeat a gate. */
  Iterations orDefault(int count, IterationLength otherwise) {
    IterationLength each = length.only(otherwise);
    boolean gated = each instanceof IterationLength.Steady;
    return new Iterations(gated ? ONE_WARMUP : iterations.only(count), each);
  }
}
