package org.etcdbench.core.observe;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.etcdbench.core.result.MemberStatus;
import org.etcdbench.core.result.member.ActiveAlarm;
import org.etcdbench.core.scenario.ByteSizes;

/** Sees from what members say of themselves that there is an alarm, or that space runs out. */
final class SpaceWatch {
  /** How etcd names an alarm among a status' errors. */
  private static final Pattern ALARM = Pattern.compile("memberID:(\\d+)\\s+alarm:(\\w+)");

  private final Map<String, Long> stopAtBytes;

  /**
   * A watch.
   *
   * @param stopAtBytes size of a member's database, by the member's name, that is too near to its
   *     quota; members that are missing may fill theirs
   */
  SpaceWatch(Map<String, Long> stopAtBytes) {
    this.stopAtBytes = Map.copyOf(stopAtBytes);
  }

  /** What is to be said of these members now; empty if there is nothing. */
  Optional<Trouble> look(List<MemberStatus> statuses, Instant now) {
    for (MemberStatus status : statuses) {
      Optional<Trouble> trouble = alarm(status, now).or(() -> nearQuota(status, now));
      if (trouble.isPresent()) {
        return trouble;
      }
    }
    return Optional.empty();
  }

  private static Optional<Trouble> alarm(MemberStatus status, Instant now) {
    if (!status.answered()) {
      return Optional.empty();
    }
    return status.errors().stream()
        .flatMap(error -> parse(error).stream())
        .findFirst()
        .map(alarm -> trouble(alarm, status, now));
  }

  /** The alarm that an error of a status speaks of; empty if it speaks of something else. */
  static Optional<ActiveAlarm> parse(String error) {
    Matcher matcher = ALARM.matcher(error);
    return matcher.find()
        ? Optional.of(
            new ActiveAlarm(
                Long.toHexString(Long.parseUnsignedLong(matcher.group(1))), matcher.group(2)))
        : Optional.empty();
  }

  private static Trouble trouble(ActiveAlarm alarm, MemberStatus status, Instant now) {
    return new Trouble(
        alarm.noSpace() ? Trouble.Kind.NO_SPACE : Trouble.Kind.ALARM,
        String.format(
            Locale.ROOT,
            "alarm %s of member %s was seen at %s: the database of %s, who told of it, has %s",
            alarm.kind(),
            alarm.memberId(),
            now,
            status.name(),
            ByteSizes.format(status.dbSizeBytes())));
  }

  private Optional<Trouble> nearQuota(MemberStatus status, Instant now) {
    return room(status, 0, now)
        .filter(room -> room.freeBytes() == 0)
        .map(room -> new Trouble(Trouble.Kind.QUOTA_NEAR, room.describe()));
  }

  private Optional<Room> room(MemberStatus status, long askedNs, Instant askedAt) {
    Long limit = stopAtBytes.get(status.name());
    return limit == null || !status.answered()
        ? Optional.empty()
        : Optional.of(new Room(status.name(), status.dbSizeBytes(), limit, askedNs, askedAt));
  }

  /** The room of the member that has the least; empty if that of none is known. */
  Optional<Room> least(List<MemberStatus> statuses, long askedNs, Instant askedAt) {
    return statuses.stream()
        .flatMap(status -> room(status, askedNs, askedAt).stream())
        .min(Comparator.comparingLong(Room::freeBytes));
  }
}
