package org.etcdbench.core.cluster.operate;

import java.net.URI;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.etcdbench.core.access.Access;
import org.etcdbench.core.cluster.ClusterException;
import org.etcdbench.core.cluster.MemberFacts;
import org.etcdbench.core.driver.Endpoint;
import org.etcdbench.core.result.ClusterSnapshot;
import org.etcdbench.core.result.MemberStatus;
import org.etcdbench.core.result.member.ActiveAlarm;
import org.etcdbench.core.result.member.DataHashes;
import org.etcdbench.core.result.member.MemberEntry;
import org.etcdbench.core.scenario.ByteSizes;
import org.etcdbench.core.time.Time;

/**
 * Looks at a whole cluster: its members, also those that we have no endpoint of, and whether they
 * hold the same data. Connects anew each time. Safe for use by several threads.
 */
public final class Snapshots {
  private final List<Endpoint> endpoints;
  private final Access access;
  private final Time time;
  private final MemberFacts facts;
  private final long hashUpToBytes;

  /**
   * Of the cluster that these members belong to.
   *
   * @param endpoints members that we reach, at least one
   * @param access how they, and the others, let us in
   * @param facts what they tell elsewhere
   * @param hashUpToBytes size of a database beyond which members are not asked for hashes: each
   *     reads all its data for it, and may hold up writes meanwhile
   */
  public Snapshots(
      List<Endpoint> endpoints, Access access, Time time, MemberFacts facts, long hashUpToBytes) {
    this.endpoints = List.copyOf(endpoints);
    this.access = access;
    this.time = time;
    this.facts = facts;
    this.hashUpToBytes = hashUpToBytes;
  }

  /**
   * What the cluster is now; members that do not answer, and what is not known, are no failure.
   *
   * @param compareData whether members are to be asked for hashes
   */
  public ClusterSnapshot take(boolean compareData) throws InterruptedException {
    try (Operator operator = Operator.open(urls(), access, time)) {
      List<MemberStatus> members = members(operator.statuses());
      Optional<List<MemberEntry>> listed = listed(operator);
      List<MemberStatus> others = others(listed.orElse(List.of()), members);
      String notHashed = compareData ? whyNotHashed(members) : "";
      DataHashes hashes = compareData && notHashed.isEmpty() ? operator.hashes() : null;
      return new ClusterSnapshot(
          time.now().truncatedTo(ChronoUnit.MILLIS),
          members,
          others,
          listed.orElse(null),
          alarms(operator).orElse(null),
          hashes,
          notHashed);
    } catch (ClusterException e) {
      return nobodyLetsUsIn(String.valueOf(e.getMessage()));
    }
  }

  private ClusterSnapshot nobodyLetsUsIn(String reason) {
    return ClusterSnapshot.of(
        endpoints.stream()
            .map(e -> MemberStatus.silent(e.member(), e.uri().toString(), reason))
            .toList());
  }

  private List<URI> urls() {
    return endpoints.stream().map(Endpoint::uri).toList();
  }

  private static Optional<List<MemberEntry>> listed(Operator operator) throws InterruptedException {
    try {
      return Optional.of(operator.members());
    } catch (ClusterException e) {
      return Optional.empty();
    }
  }

  private static Optional<List<ActiveAlarm>> alarms(Operator operator) throws InterruptedException {
    try {
      return Optional.of(operator.alarms());
    } catch (ClusterException e) {
      return Optional.empty();
    }
  }

  /** With the names that we know them by, and their quotas. */
  private List<MemberStatus> members(List<MemberStatus> statuses) throws InterruptedException {
    List<MemberStatus> members = new ArrayList<>();
    for (int i = 0; i < endpoints.size(); i++) {
      MemberStatus named = statuses.get(i).named(endpoints.get(i).member());
      members.add(named.answered() && named.quota().isEmpty() ? withQuota(named, i) : named);
    }
    return members;
  }

  /** What a member says itself, as since etcd 3.6, needs no other source. */
  private MemberStatus withQuota(MemberStatus member, int index) throws InterruptedException {
    OptionalLong quota =
        facts
            .of(endpoints.get(index))
            .map(MemberFacts.Facts::quotaBytes)
            .orElse(OptionalLong.empty());
    return quota.isPresent() ? member.withQuota(quota.getAsLong()) : member;
  }

  /** Members of the list that none of ours is, asked where they say that they can be reached. */
  private List<MemberStatus> others(List<MemberEntry> listed, List<MemberStatus> members)
      throws InterruptedException {
    Set<String> known = members.stream().map(MemberStatus::id).collect(Collectors.toSet());
    Set<String> names = members.stream().map(MemberStatus::name).collect(Collectors.toSet());
    List<MemberStatus> others = new ArrayList<>();
    for (MemberEntry entry : listed) {
      if (!known.contains(entry.id()) && !names.contains(entry.name()) && entry.started()) {
        others.add(other(entry));
      }
    }
    return others;
  }

  private MemberStatus other(MemberEntry entry) throws InterruptedException {
    MemberStatus answer =
        MemberStatus.silent(entry.name(), "", "it advertises no client URL that could be used");
    for (String url : entry.clientUrls()) {
      Optional<URI> uri = MemberUrls.usable(url);
      if (uri.isPresent() && !answer.answered()) {
        answer = ask(uri.get()).named(entry.name());
        if (answer.answered() && !answer.id().equals(entry.id())) {
          answer =
              MemberStatus.silent(
                  entry.name(), url, "another member answers there: " + answer.id());
        }
      }
    }
    return answer;
  }

  /** As nobody: nobody named this address, so it must not get to know the user. */
  private MemberStatus ask(URI url) throws InterruptedException {
    Access asNobody = new Access(access.tls(), null);
    try (Operator operator = Operator.open(List.of(url), asNobody, time)) {
      return operator.statuses().get(0);
    } catch (ClusterException e) {
      return MemberStatus.silent("", url.toString(), String.valueOf(e.getMessage()));
    }
  }

  private String whyNotHashed(List<MemberStatus> members) {
    long largest = members.stream().mapToLong(MemberStatus::dbSizeBytes).max().orElse(0);
    return largest <= hashUpToBytes
        ? ""
        : "databases have up to "
            + ByteSizes.format(largest)
            + ", and members read all of it for that; they are asked up to "
            + ByteSizes.format(hashUpToBytes);
  }
}
