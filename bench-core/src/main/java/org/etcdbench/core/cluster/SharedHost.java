package org.etcdbench.core.cluster;

import java.util.List;
import org.etcdbench.core.driver.Endpoint;

/**
 * That members share a machine, with the generator or with each other.
 *
 * @param membersHere names of the members that run on the generator's machine; empty if it is
 *     another machine that they share
 * @param text who shares a machine with whom, as a sentence
 */
public record SharedHost(List<String> membersHere, String text) {
  /** Copies the list. */
  public SharedHost {
    membersHere = List.copyOf(membersHere);
  }

  /** That all these members run on the generator's machine. */
  public static SharedHost ofAll(List<Endpoint> members, String text) {
    return new SharedHost(members.stream().map(Endpoint::member).toList(), text);
  }
}
