package org.etcdbench.core.result;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a member of ours wrote to its log in the measured part of a run.
 *
 * @param member the member's name
 * @param lines lines that it wrote meanwhile, of whatever kind; at least 0
 * @param failure why its log could not be read; null if it could
 * @param events those that say why a member was slow, one per kind that occurred
 */
public record MemberEvents(
    String member, long lines, @Nullable String failure, List<LogEvents> events) {

  /** Copies the list. */
  public MemberEvents {
    Objects.requireNonNull(member, "member is null");
    if (lines < 0) {
      throw new IllegalArgumentException("lines must be >= 0, got: " + lines);
    }
    events = List.copyOf(events);
  }

  /** The events of a kind; empty if there were none. */
  public Optional<LogEvents> of(LogEvents.Kind kind) {
    return events.stream().filter(event -> event.kind() == kind).findFirst();
  }
}
