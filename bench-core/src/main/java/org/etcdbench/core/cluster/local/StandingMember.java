package org.etcdbench.core.cluster.local;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/**
 * A member of a cluster that outlives the command that started it.
 *
 * @param name the member's name
 * @param url its client URL
 * @param pid its process, or the one that guards it
 */
public record StandingMember(String name, URI url, long pid) {

  /** Checks that nothing is missing. */
  public StandingMember {
    Objects.requireNonNull(name, "name is null");
    Objects.requireNonNull(url, "url is null");
    if (pid < 1) {
      throw new IllegalArgumentException("pid must be >= 1, got: " + pid);
    }
  }

  static StandingMember of(MemberProcess member) {
    return new StandingMember(
        member.endpoint().member(), member.endpoint().uri(), member.handle().pid());
  }

  /**
   * Its process, if it runs: process ids are used again, so the one of this id must also have the
   * cluster's data directory in its command line. When it started is no proof: machines derive that
   * from their clock, which may be set.
   */
  Optional<ProcessHandle> process(Processes of) {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(of::owns);
  }
}
