package org.etcdbench.report.operator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.etcdbench.core.result.MemberStatus;
import org.etcdbench.core.result.member.ActiveAlarm;
import org.etcdbench.core.result.member.DataHashes;
import org.etcdbench.core.result.member.DefragReport;
import org.etcdbench.core.result.member.DefragStep;
import org.etcdbench.core.result.member.MemberEntry;
import org.etcdbench.core.result.member.MemberHash;
import org.etcdbench.core.result.member.MemberHealth;
import org.jspecify.annotations.Nullable;

/** What each of the operator's commands shows: columns as etcdctl has them, and the JSON fields. */
public final class OperatorTables {
  private static final String MEMBERS = "members";

  private OperatorTables() {}

  /** {@code endpoint status} of etcdctl, and the size in use behind the size. */
  public static Listing<MemberStatus> status(List<MemberStatus> statuses) {
    return Listing.of(
        MEMBERS,
        List.of(
            Field.of("ENDPOINT", "endpoint", MemberStatus::endpoint),
            said("ID", "id", MemberStatus::id),
            said("VERSION", "version", MemberStatus::version),
            size("DB SIZE", "dbSizeBytes", ifSaid(MemberStatus::dbSizeBytes)),
            size("DB SIZE IN USE", "dbSizeInUseBytes", ifSaid(MemberStatus::dbSizeInUseBytes)),
            said("IS LEADER", "leader", MemberStatus::leader),
            said("IS LEARNER", "learner", MemberStatus::learner),
            said("RAFT TERM", "raftTerm", MemberStatus::raftTerm),
            said("RAFT INDEX", "raftIndex", MemberStatus::raftIndex),
            said("RAFT APPLIED INDEX", "raftAppliedIndex", MemberStatus::raftAppliedIndex),
            texts("ERRORS", "errors", MemberStatus::errors, ", ")),
        statuses);
  }

  private static Field<MemberStatus> said(
      String header, String name, Function<MemberStatus, Object> value) {
    return Field.of(header, name, ifSaid(value));
  }

  private static <V> Function<MemberStatus, @Nullable V> ifSaid(Function<MemberStatus, V> value) {
    return status -> status.answered() ? value.apply(status) : null;
  }

  /** {@code endpoint health} of etcdctl. */
  public static Listing<MemberHealth> health(List<MemberHealth> members) {
    return Listing.of(
            MEMBERS,
            List.of(
                Field.of("ENDPOINT", "endpoint", MemberHealth::endpoint),
                Field.<MemberHealth>of("HEALTH", "healthy", MemberHealth::healthy),
                duration("TOOK", "tookNs", MemberHealth::tookNs),
                Field.<MemberHealth>of("ERROR", "error", MemberHealth::error)),
            members)
        .withLines(OperatorTables::healthLine);
  }

  private static String healthLine(MemberHealth health) {
    return health.healthy()
        ? health.endpoint()
            + " is healthy: successfully committed proposal: took = "
            + Humanized.duration(health.tookNs())
        : health.endpoint() + " is unhealthy: failed to commit proposal: " + health.error();
  }

  /** {@code member list} of etcdctl. */
  public static Listing<MemberEntry> members(List<MemberEntry> members) {
    return Listing.of(
        MEMBERS,
        List.of(
            Field.<MemberEntry>of("ID", "id", MemberEntry::id),
            Field.<MemberEntry>of("STATUS", "status", m -> m.started() ? "started" : "unstarted"),
            Field.<MemberEntry>of("NAME", "name", MemberEntry::name),
            texts("PEER ADDRS", "peerUrls", MemberEntry::peerUrls, ","),
            texts("CLIENT ADDRS", "clientUrls", MemberEntry::clientUrls, ","),
            Field.<MemberEntry>of("IS LEARNER", "learner", MemberEntry::learner)),
        members);
  }

  /**
   * The member list of a cluster that was just started.
   *
   * @param name how it is called
   * @param endpoints its members' client URLs
   * @param access the options that let a command in, by name; none if everybody is let in
   */
  public static Listing<MemberEntry> up(
      String name, List<String> endpoints, Map<String, String> access, List<MemberEntry> members) {
    Map<String, @Nullable Object> facts = new LinkedHashMap<>();
    facts.put("name", name);
    facts.put("endpoints", endpoints);
    facts.put("access", access);
    return members(members).withFacts(facts, "");
  }

  /** {@code endpoint hashkv} of etcdctl, what the hash is of, and what the hashes say. */
  public static Listing<MemberHash> hashes(DataHashes hashes) {
    Map<String, @Nullable Object> facts = new LinkedHashMap<>();
    facts.put("revision", hashes.revision());
    facts.put("verdict", label(hashes.verdict()));
    return Listing.of(
            MEMBERS,
            List.of(
                Field.<MemberHash>of("ENDPOINT", "endpoint", MemberHash::endpoint),
                Field.<MemberHash>of("HASH", "hash", MemberHash::hash),
                Field.<MemberHash>of("REVISION", "revision", m -> revision(hashes, m)),
                Field.<MemberHash>of(
                    "COMPACT REVISION", "compactRevision", MemberHash::compactRevision),
                Field.<MemberHash>of("ERROR", "error", MemberHash::error)),
            hashes.members())
        .withFacts(facts, inWords(hashes));
  }

  private static @Nullable Long revision(DataHashes hashes, MemberHash member) {
    return member.hash() == null ? null : hashes.revision();
  }

  private static String inWords(DataHashes hashes) {
    return switch (hashes.verdict()) {
      case EQUAL -> "equal: all members hold the same data at revision " + hashes.revision();
      case DIFFERENT -> "different: members hold different data at revision " + hashes.revision();
      case UNKNOWN ->
          hashes.members().stream().allMatch(member -> member.hash() != null)
              ? "unknown: members compacted up to different revisions; try again"
              : "unknown: not every member gave a hash";
    };
  }

  /** The alarms that are raised, or, if they were disarmed, were. */
  public static Listing<ActiveAlarm> alarms(List<ActiveAlarm> alarms, boolean disarmed) {
    String state = disarmed ? "disarmed" : "active";
    return Listing.of(
            "alarms",
            List.of(
                Field.<ActiveAlarm>of("MEMBER ID", "memberId", ActiveAlarm::memberId),
                Field.<ActiveAlarm>of("ALARM", "alarm", ActiveAlarm::kind),
                Field.<ActiveAlarm>of("STATE", "state", alarm -> state)),
            alarms)
        .withFacts(Map.of(), alarms.isEmpty() ? "no alarm is active" : "");
  }

  /** What a defragmentation did. */
  public static Listing<DefragStep> defrag(DefragReport report) {
    Map<String, @Nullable Object> facts = new LinkedHashMap<>();
    facts.put("complete", report.complete());
    facts.put("trouble", report.trouble().isEmpty() ? null : report.trouble());
    return Listing.of(
            MEMBERS,
            List.of(
                Field.<DefragStep>of("ENDPOINT", "endpoint", DefragStep::endpoint),
                Field.<DefragStep>of("OUTCOME", "outcome", step -> label(step.outcome())),
                Field.<DefragStep>of("IS LEADER", "leader", DefragStep::leader),
                size("DB SIZE BEFORE", "sizeBeforeBytes", DefragStep::sizeBeforeBytes),
                size("DB SIZE AFTER", "sizeAfterBytes", DefragStep::sizeAfterBytes),
                duration("TOOK", "tookNs", DefragStep::tookNs),
                duration("BLOCKED", "blockedNs", DefragStep::blockedNs),
                Field.<DefragStep>of("ERROR", "error", DefragStep::error)),
            report.steps())
        .withFacts(facts, trouble(report));
  }

  private static String trouble(DefragReport report) {
    if (report.trouble().isEmpty()) {
      return "";
    }
    return (report.allDone() ? "all done, but now " : "stopped: ") + report.trouble();
  }

  private static String label(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static <R> Field<R> size(String header, String name, Function<R, @Nullable Long> bytes) {
    return Field.of(header, name, bytes, Humanized::bytes);
  }

  private static <R> Field<R> duration(String header, String name, Function<R, @Nullable Long> ns) {
    return Field.of(header, name, ns, Humanized::duration);
  }

  private static <R> Field<R> texts(
      String header, String name, Function<R, List<String>> texts, String separator) {
    return new Field<>(header, name, row -> String.join(separator, texts.apply(row)), texts::apply);
  }
}
