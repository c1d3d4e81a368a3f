package org.etcdbench.core.result;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * Why a scenario's figures are what they are: which resource was at its limit, and the evidence.
 *
 * @param kind what held the load back first, of all that did
 * @param also what else was at its limit, in the order in which it was looked for
 * @param text the cause with its evidence, as one sentence
 * @param timeSplit where the mean response time went, as far as metrics tell, as one sentence;
 *     empty where they tell nothing
 * @param indicators what it was concluded from: medians over runs
 */
public record Cause(
    Kind kind, List<Kind> also, String text, String timeSplit, Map<Indicator, Double> indicators) {

  /** Copies the collections. */
  public Cause {
    Objects.requireNonNull(kind, "kind is null");
    Objects.requireNonNull(text, "text is null");
    Objects.requireNonNull(timeSplit, "timeSplit is null");
    also = List.copyOf(also);
    EnumMap<Indicator, Double> ordered = new EnumMap<>(Indicator.class);
    ordered.putAll(indicators);
    indicators = Collections.unmodifiableMap(ordered);
  }

  /** A figure that it was concluded from; empty if that is unknown. */
  public OptionalDouble indicator(Indicator indicator) {
    Double value = indicators.get(indicator);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /** What can hold a load back, in the order in which it is looked for. */
  public enum Kind {
    /** The generator itself: the figures are partly its own. */
    GENERATOR("generator"),
    /** The database reached its quota, so that members refused writes, or was about to. */
    NO_SPACE("no space"),
    /** An alarm other than that of a full database was raised. */
    ALARM("alarm"),
    /** A member was lost, stood still or was started again. */
    MEMBER("member lost"),
    /** Leadership changed. */
    LEADER_CHANGE("leader change"),
    /** The leader refused requests since members were too far behind in applying them. */
    TOO_MANY_REQUESTS("too many requests"),
    /** Requests failed for other reasons. */
    ERRORS("errors"),
    /** A member was applying nearly all of the time. */
    APPLY("apply"),
    /** The leader's disk: syncs of its write-ahead log. */
    WAL_FSYNC("WAL fsync"),
    /** CPUs. */
    CPU("CPU"),
    /** The network between members. */
    NETWORK("network"),
    /** A member's disk: commits of its database. */
    BACKEND_COMMIT("backend commit"),
    /** Nothing that was watched was at its limit. */
    NONE("no limit reached"),
    /** Members' metrics were not there to be read, and nothing else explains the figures. */
    UNKNOWN("unknown");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    /** Its name in tables. */
    public String label() {
      return label;
    }
  }
}
