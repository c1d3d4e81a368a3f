package org.etcdbench.core.profile;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The names by which a scenario may choose its target.
 *
 * @param existing names of members that are there already; empty for members of ours, which are
 *     named m1, m2, …
 */
public record MemberNames(List<String> existing) {
  /** Copies the list. */
  public MemberNames {
    existing = List.copyOf(existing);
  }

  /** Members of ours. */
  public static MemberNames ours() {
    return new MemberNames(List.of());
  }

  /** The names in a cluster of this size. */
  List<String> in(int members) {
    return existing.isEmpty()
        ? IntStream.rangeClosed(1, members).mapToObj(i -> "m" + i).toList()
        : existing;
  }
}
