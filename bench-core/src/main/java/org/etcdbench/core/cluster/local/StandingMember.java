package org.etcdbench.core.cluster.local;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A member of a cluster that outlives the command that started it.
 *
 * @param name the member's name
 * @param url its client URL
 * @param pid its process, or the one that guards it
 * @param startedAt when that process started; null where the machine does not say
 */
public record StandingMember(String name, URI url, long pid, @Nullable Instant startedAt) {
  /** The machine derives the start from its clock, which may have been set since. */
  private static final Duration CLOCK_STEP = Duration.ofSeconds(2);

  /** Checks that nothing is missing. */
  public StandingMember {
    Objects.requireNonNull(name, "name is null");
    Objects.requireNonNull(url, "url is null");
    if (pid < 1) {
      throw new IllegalArgumentException("pid must be >= 1, got: " + pid);
    }
  }

  static StandingMember of(MemberProcess member) {
    ProcessHandle process = member.handle();
    return new StandingMember(
        member.endpoint().member(),
        member.endpoint().uri(),
        process.pid(),
        process.info().startInstant().orElse(null));
  }

  /**
   * Its process, if it runs: process ids are used again, so the one of this id must also have the
   * cluster's data directory in its command line, and have started when the member did.
   */
  Optional<ProcessHandle> process(Processes of) {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(of::owns)
        .filter(this::startedThen);
  }

  private boolean startedThen(ProcessHandle process) {
    Instant then = startedAt;
    Optional<Instant> now = process.info().startInstant();
    return then == null
        || now.isEmpty()
        || Duration.between(then, now.get()).abs().compareTo(CLOCK_STEP) <= 0;
  }
}
