package org.etcdbench.core.cluster.existing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.etcdbench.core.cluster.Allowance;
import org.etcdbench.core.cluster.MemberFacts;
import org.etcdbench.core.cluster.QuotaLimits;
import org.etcdbench.core.cluster.binary.VersionPrefix;
import org.etcdbench.core.driver.Endpoint;
import org.etcdbench.core.result.ClusterSnapshot;
import org.etcdbench.core.result.MemberStatus;
import org.etcdbench.core.result.member.ActiveAlarm;
import org.etcdbench.core.result.member.MemberEntry;
import org.etcdbench.core.scenario.ByteSizes;

/** Whether a cluster may be measured, and loaded, by what is known of it. Immutable. */
public final class Fitness {
  private final ClusterSnapshot cluster;
  private final PeerViews views;
  private final Set<Allowance> allowed;

  Fitness(ClusterSnapshot cluster, PeerViews views, Set<Allowance> allowed) {
    this.cluster = cluster;
    this.views = views;
    this.allowed = allowed;
  }

  /**
   * Of a cluster as it is. Asks its members about each other only if one of them is not reached.
   *
   * @param cluster what is known of it
   * @param endpoints its members that we reach
   * @param facts what these tell of each other
   * @param allowed what whoever runs the members allows
   */
  public static Fitness of(
      ClusterSnapshot cluster, List<Endpoint> endpoints, MemberFacts facts, Set<Allowance> allowed)
      throws InterruptedException {
    PeerViews views = new PeerViews();
    if (!cluster.others().stream().allMatch(MemberStatus::answered)) {
      for (Endpoint endpoint : endpoints) {
        facts.of(endpoint).ifPresent(told -> views.add(endpoint.member(), told.peers()));
      }
    }
    return new Fitness(cluster, views, allowed);
  }

  /**
   * Why nothing may be written to it, as sentences; none if it may.
   *
   * @param growthBytes what is to be written will make a database grow by this much at least; 0 if
   *     it is not known
   * @param wanted the etcd that its members must run
   */
  List<String> refusals(long growthBytes, VersionPrefix wanted) {
    List<String> refusals = new ArrayList<>();
    alarms().ifPresent(refusals::add);
    listed().forEach(member -> missing(member).ifPresent(refusals::add));
    otherVersion(cluster.answered(), wanted).or(this::versions).ifPresent(refusals::add);
    for (MemberStatus member : cluster.answered()) {
      full(member).or(() -> tooSmall(member, growthBytes)).ifPresent(refusals::add);
    }
    return refusals;
  }

  private List<MemberEntry> listed() {
    return cluster.listed().orElse(List.of());
  }

  /** What is said against its alarms; empty if none is known of. */
  public Optional<String> alarms() {
    List<ActiveAlarm> raised = cluster.raised();
    return raised.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "the cluster has an active alarm: "
                + raised.stream()
                    .map(alarm -> alarm.kind() + " on member " + alarm.memberId())
                    .collect(Collectors.joining(", ")));
  }

  /** What is said against a member of the list: that it is not there; empty if it is. */
  public Optional<String> missing(MemberEntry entry) {
    if (cluster.answered().stream().anyMatch(member -> member.id().equals(entry.id()))) {
      return Optional.empty();
    }
    if (!entry.started()) {
      return Optional.of(
          "member "
              + entry.id()
              + " at "
              + String.join(", ", entry.peerUrls())
              + " was added to the cluster and has not started yet");
    }
    String member = "member " + entry.name() + " (" + entry.id() + ")";
    Optional<Boolean> connected = views.connected(entry.id());
    if (connected.isPresent()) {
      return connected.get()
          ? Optional.empty()
          : Optional.of(
              member + " is not healthy: " + views.evidence(entry.id()) + whyNotReached(entry));
    }
    return allowed.contains(Allowance.UNREACHABLE)
        ? Optional.empty()
        : Optional.of(
            member
                + " cannot be reached, and no other member tells whether it is there"
                + whyNotReached(entry)
                + "; name its endpoint, or give "
                + Allowance.UNREACHABLE.option());
  }

  private String whyNotReached(MemberEntry entry) {
    List<String> reasons =
        cluster.others().stream()
            .filter(other -> other.name().equals(entry.name()))
            .map(other -> other.endpoint() + ": " + String.join("; ", other.errors()))
            .toList();
    return reasons.isEmpty() ? "" : " (" + String.join(", ", reasons) + ")";
  }

  /** What is said against members' versions: that another was asked for; empty if it was not. */
  public static Optional<String> otherVersion(List<MemberStatus> members, VersionPrefix wanted) {
    String others =
        members.stream()
            .filter(member -> !wanted.matches(member.version()))
            .map(member -> member.name() + " runs " + member.version())
            .collect(Collectors.joining(", "));
    return wanted.equals(VersionPrefix.ANY) || others.isEmpty()
        ? Optional.empty()
        : Optional.of("the profile asks for etcd " + wanted.text() + ", " + others);
  }

  /** What is said against its versions: that they differ; empty if they do not. */
  public Optional<String> versions() {
    List<String> versions =
        cluster.answered().stream().map(MemberStatus::version).distinct().sorted().toList();
    if (versions.size() < 2 || allowed.contains(Allowance.MIXED_VERSIONS)) {
      return Optional.empty();
    }
    return Optional.of(
        "the members run different versions of etcd: "
            + cluster.answered().stream()
                .map(member -> member.name() + " " + member.version())
                .collect(Collectors.joining(", "))
            + "; give "
            + Allowance.MIXED_VERSIONS.option()
            + " to measure the mixture");
  }

  /** Whether a database is fuller than a share of its quota, in percent, as far as is known. */
  static boolean fullerThan(MemberStatus member, int pct) {
    return member
        .quota()
        .filter(quota -> member.dbSizeBytes() > QuotaLimits.shareBytes(quota, pct))
        .isPresent();
  }

  /**
   * What is said against a member: that its database is too full; empty if it is not known to be.
   */
  public static Optional<String> full(MemberStatus member) {
    return member
        .quota()
        .filter(quota -> fullerThan(member, QuotaLimits.START_PCT))
        .map(
            quota ->
                size(member)
                    + ", more than "
                    + QuotaLimits.START_PCT
                    + " % of its quota of "
                    + ByteSizes.format(quota)
                    + "; compact and defragment it, or raise its quota");
  }

  private Optional<String> tooSmall(MemberStatus member, long growthBytes) {
    return member
        .quota()
        .filter(Predicate.not(quota -> allowed.contains(Allowance.GROWTH)))
        .filter(
            quota ->
                member.dbSizeBytes() + growthBytes
                    > QuotaLimits.shareBytes(quota, QuotaLimits.STOP_PCT))
        .map(
            quota ->
                size(member)
                    + ", what is to be written will need about "
                    + ByteSizes.format(growthBytes)
                    + " more, and together that is more than "
                    + QuotaLimits.STOP_PCT
                    + " % of its quota of "
                    + ByteSizes.format(quota)
                    + "; write less, or give "
                    + Allowance.GROWTH.option()
                    + " if history is compacted meanwhile");
  }

  private static String size(MemberStatus member) {
    return "the database of " + member.name() + " has " + ByteSizes.format(member.dbSizeBytes());
  }
}
