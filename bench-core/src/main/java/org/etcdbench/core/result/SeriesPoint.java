package org.etcdbench.core.result;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What one source did in the second or so that ended at a moment: one line of {@code
 * timeseries.csv}.
 *
 * @param at when that was over
 * @param source {@code member:} and a member's name, {@link #GENERATOR} or {@link #LOAD}
 * @param values what is known; what is not is absent
 */
public record SeriesPoint(Instant at, String source, Map<SeriesColumn, Double> values) {
  /** The source of what the generator's process did. */
  public static final String GENERATOR = "generator";

  /** The source of what became of the requests. */
  public static final String LOAD = "load";

  private static final String MEMBER = "member:";

  /** Copies the map. */
  public SeriesPoint {
    Objects.requireNonNull(at, "at is null");
    Objects.requireNonNull(source, "source is null");
    Map<SeriesColumn, Double> copy = new EnumMap<>(SeriesColumn.class);
    copy.putAll(values);
    values = Collections.unmodifiableMap(copy);
  }

  /** The source of what the member of this name did. */
  public static String member(String name) {
    return MEMBER + name;
  }

  /** A value; empty if it is not known. */
  public Optional<Double> value(SeriesColumn column) {
    return Optional.ofNullable(values.get(column));
  }
}
