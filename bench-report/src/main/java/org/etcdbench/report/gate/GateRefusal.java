package org.etcdbench.report.gate;

import java.util.List;
import java.util.Objects;

/**
 * Why nothing is decided on a result.
 *
 * @param result its id
 * @param profile the name of its profile
 * @param kind what it is that stands in the way
 * @param what the same in a few words
 * @param reasons a sentence each, at least one
 */
public record GateRefusal(
    String result, String profile, Kind kind, String what, List<String> reasons) {

  /** Copies the list. */
  public GateRefusal {
    Objects.requireNonNull(result, "result is null");
    Objects.requireNonNull(profile, "profile is null");
    Objects.requireNonNull(kind, "kind is null");
    Objects.requireNonNull(what, "what is null");
    reasons = List.copyOf(reasons);
    if (reasons.isEmpty()) {
      throw new IllegalArgumentException("there must be at least one reason");
    }
  }

  /** What can stand in the way of a decision. */
  public enum Kind {
    /** There is no baseline, or none that the result may be held against. */
    NOT_COMPARABLE,
    /** The result itself must not be used. */
    INVALID
  }
}
