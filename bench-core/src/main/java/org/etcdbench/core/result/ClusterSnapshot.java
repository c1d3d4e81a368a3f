package org.etcdbench.core.result;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.etcdbench.core.result.member.ActiveAlarm;
import org.etcdbench.core.result.member.DataHashes;
import org.etcdbench.core.result.member.MemberEntry;
import org.jspecify.annotations.Nullable;

/**
 * A cluster at one moment, before or after a load. What could not be had is absent, never 0.
 *
 * @param takenAt when it was taken; null in results of before schema 3
 * @param members what the members say that we have endpoints of
 * @param others what those say that we have none of, asked through the client URLs that they
 *     advertise; that they do not answer there may be no fault of theirs
 * @param memberList the members that the cluster says it has; null if it is not known
 * @param alarms the alarms that are raised; null if that is not known
 * @param hashes the members' hashes over their data; null if they were not asked
 * @param notHashed why they were not asked; empty if they were, or nobody wanted to know
 */
public record ClusterSnapshot(
    @Nullable Instant takenAt,
    List<MemberStatus> members,
    List<MemberStatus> others,
    @Nullable List<MemberEntry> memberList,
    @Nullable List<ActiveAlarm> alarms,
    @Nullable DataHashes hashes,
    String notHashed) {

  /** Nothing is known of any member. */
  public static final ClusterSnapshot NONE = of(List.of());

  /** Copies the lists. */
  public ClusterSnapshot {
    members = List.copyOf(members);
    others = List.copyOf(others);
    memberList = memberList == null ? null : List.copyOf(memberList);
    alarms = alarms == null ? null : List.copyOf(alarms);
    Objects.requireNonNull(notHashed, "notHashed is null");
  }

  /** Of members of which nothing is known but what they say of themselves. */
  public static ClusterSnapshot of(List<MemberStatus> members) {
    return new ClusterSnapshot(null, members, List.of(), null, null, null, "");
  }

  /** The members that the cluster says it has; empty if it is not known. */
  public Optional<List<MemberEntry>> listed() {
    return Optional.ofNullable(memberList);
  }

  /** The alarms that are raised; none if that is not known. */
  public List<ActiveAlarm> raised() {
    return alarms == null ? List.of() : alarms;
  }

  /** What the members' hashes say of their data; empty if they were not asked. */
  public Optional<DataHashes> data() {
    return Optional.ofNullable(hashes);
  }

  /** All members that answered, whether we have an endpoint of them or not. */
  public List<MemberStatus> answered() {
    return Stream.concat(members.stream(), others.stream()).filter(MemberStatus::answered).toList();
  }

  /** The ids of members that are learners, by what they say of themselves or the list of them. */
  public Set<String> learnerIds() {
    return Stream.concat(
            answered().stream().filter(MemberStatus::learner).map(MemberStatus::id),
            listed().stream()
                .flatMap(List::stream)
                .filter(MemberEntry::learner)
                .map(MemberEntry::id))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The latest revision that a member knows; empty if none said. */
  public OptionalLong revision() {
    return answered().stream()
        .flatMap(member -> Optional.ofNullable(member.revision()).stream())
        .mapToLong(Long::longValue)
        .max();
  }

  /** The revision up to which history was compacted; empty if it never was or is not known. */
  public OptionalLong compactRevision() {
    return data().stream()
        .flatMap(all -> all.members().stream())
        .flatMap(member -> Optional.ofNullable(member.compactRevision()).stream())
        .mapToLong(Long::longValue)
        .max();
  }
}
