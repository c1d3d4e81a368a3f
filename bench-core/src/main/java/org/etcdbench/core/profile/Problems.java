package org.etcdbench.core.profile;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Collects problems; what is found twice counts once. Not thread-safe. */
final class Problems {
  /** What would break a problem's line, or play with a terminal. */
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  private final Set<Found> found = new LinkedHashSet<>();

  private record Found(Place place, String what) {}

  void add(Place place, String what) {
    found.add(new Found(place, CONTROL.matcher(what).replaceAll("?")));
  }

  boolean none() {
    return found.isEmpty();
  }

  /** Throws all problems in the order of their places, if there is any. */
  void throwIfAny() throws ProfileException {
    if (!none()) {
      throw new ProfileException(sorted());
    }
  }

  private List<Problem> sorted() {
    return found.stream()
        .sorted(Comparator.comparing(Found::place))
        .map(f -> new Problem(f.place().where(), f.what()))
        .toList();
  }
}
