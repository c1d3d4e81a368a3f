package org.etcdbench.core.preflight;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.etcdbench.core.cluster.QuotaLimits;
import org.etcdbench.core.cluster.SharedHost;
import org.etcdbench.core.cluster.SharedHosts;
import org.etcdbench.core.cluster.existing.Fitness;
import org.etcdbench.core.driver.Endpoint;
import org.etcdbench.core.result.MemberStatus;
import org.etcdbench.core.result.member.Check;
import org.etcdbench.core.result.member.Check.Topic;
import org.etcdbench.core.result.member.Check.Verdict;
import org.etcdbench.core.result.member.MemberEntry;
import org.etcdbench.core.result.member.MemberHealth;
import org.etcdbench.core.scenario.ByteSizes;

/** The checks of what members said of themselves; where a run would refuse, these fail. */
record StateChecks(ClusterLook look) {
  /** Says that a run does the same. */
  static final String REFUSAL = "etcd-bench run refuses";

  private static final double PERCENT = 100;

  List<Check> all() {
    List<Check> checks = new ArrayList<>(health());
    checks.add(members());
    checks.add(alarms());
    checks.add(versions());
    checks.addAll(quotas());
    checks.add(sharedHost());
    return checks;
  }

  List<Check> health() {
    List<Check> checks = new ArrayList<>();
    for (int i = 0; i < look.endpoints().size(); i++) {
      MemberHealth health = look.health().get(i);
      boolean answered = look.snapshot().members().get(i).answered();
      String found =
          health.healthy()
              ? "answered in " + SortedTimes.text(health.tookNs())
              : health.error() + (answered ? "" : "; nothing else was asked of it");
      checks.add(
          health(
              look.endpoints().get(i).member(),
              health.healthy() && answered ? Verdict.PASS : Verdict.FAIL,
              found));
    }
    return checks;
  }

  static Check health(String subject, Verdict verdict, String found) {
    return new Check(
        Topic.HEALTH,
        subject,
        verdict,
        found,
        "linearizable read, no alarm",
        "etcdctl endpoint health");
  }

  private static Check ofCluster(Topic topic, Verdict verdict, String found, String limit) {
    return new Check(topic, ClusterChecks.CLUSTER, verdict, found, limit, REFUSAL);
  }

  /** Whether the endpoints and the member list name the same members. */
  Check members() {
    Optional<List<MemberEntry>> listed = look.snapshot().listed();
    if (listed.isEmpty()) {
      return members(Verdict.UNKNOWN, "the member list cannot be had");
    }
    List<String> wrong = new ArrayList<>(strangers(listed.orElseThrow()));
    List<String> unnamed = new ArrayList<>();
    Set<String> named = look.endpoints().stream().map(Endpoint::member).collect(Collectors.toSet());
    for (MemberEntry entry : listed.orElseThrow()) {
      // of those that are named, HEALTH tells
      if (!named.contains(entry.name())) {
        Optional<String> missing = look.fitness().missing(entry);
        missing.ifPresent(wrong::add);
        if (missing.isEmpty()) {
          unnamed.add(entry.name());
        }
      }
    }
    if (!wrong.isEmpty()) {
      return members(Verdict.FAIL, String.join("; ", wrong));
    }
    return unnamed.isEmpty()
        ? members(Verdict.PASS, "all " + listed.orElseThrow().size() + " are named")
        : members(
            Verdict.WARN,
            String.join(", ", unnamed) + " named by no endpoint: no load would go there");
  }

  private static Check members(Verdict verdict, String found) {
    return ofCluster(Topic.MEMBERS, verdict, found, "each named once, and there");
  }

  /** Members that are no others of the same cluster. */
  private List<String> strangers(List<MemberEntry> listed) {
    Set<String> ids = listed.stream().map(MemberEntry::id).collect(Collectors.toSet());
    Map<String, MemberStatus> seen = new HashMap<>();
    List<String> strangers = new ArrayList<>();
    for (MemberStatus member : look.snapshot().members()) {
      if (member.answered()) {
        MemberStatus same = seen.putIfAbsent(member.id(), member);
        if (same != null) {
          strangers.add(same.endpoint() + " and " + member.endpoint() + " are the same member");
        }
        if (!ids.contains(member.id())) {
          strangers.add(member.endpoint() + " belongs to another cluster");
        }
      }
    }
    return strangers;
  }

  Check alarms() {
    Optional<String> raised = look.fitness().alarms();
    if (raised.isPresent()) {
      return alarms(Verdict.FAIL, raised.get());
    }
    return look.snapshot().alarms() == null
        ? alarms(Verdict.UNKNOWN, "alarms cannot be asked for")
        : alarms(Verdict.PASS, "none is active");
  }

  private static Check alarms(Verdict verdict, String found) {
    return ofCluster(Topic.ALARMS, verdict, found, "none is active");
  }

  Check versions() {
    List<MemberStatus> answered = look.snapshot().answered();
    if (answered.isEmpty()) {
      return versions(Verdict.UNKNOWN, "no member answers");
    }
    return look.fitness()
        .versions()
        .map(mixed -> versions(Verdict.FAIL, mixed))
        .orElseGet(() -> versions(Verdict.PASS, "etcd " + answered.get(0).version()));
  }

  private static Check versions(Verdict verdict, String found) {
    return ofCluster(Topic.VERSIONS, verdict, found, "one for all members");
  }

  List<Check> quotas() {
    return look.snapshot().answered().stream().map(StateChecks::quota).toList();
  }

  static Check quota(MemberStatus member) {
    Function<Long, String> use =
        quota ->
            ByteSizes.format(member.dbSizeBytes())
                + " of "
                + ByteSizes.format(quota)
                + String.format(Locale.ROOT, " (%.0f%%)", PERCENT * member.dbSizeBytes() / quota);
    Verdict known = Fitness.full(member).isPresent() ? Verdict.FAIL : Verdict.PASS;
    return new Check(
        Topic.QUOTA,
        member.name(),
        member.quota().isPresent() ? known : Verdict.UNKNOWN,
        member
            .quota()
            .map(use)
            .orElseGet(() -> ByteSizes.format(member.dbSizeBytes()) + "; its quota cannot be had"),
        "database <= " + QuotaLimits.START_PCT + "% of quota",
        REFUSAL);
  }

  Check sharedHost() {
    Optional<SharedHost> shared = SharedHosts.among(look.endpoints());
    return new Check(
        Topic.SHARED_HOST,
        ClusterChecks.CLUSTER,
        shared.isPresent() ? Verdict.WARN : Verdict.PASS,
        shared
            .map(SharedHost::text)
            .orElse("no two have one address, none has one of this machine's"),
        "one machine each",
        "etcd-bench: else no capacities");
  }
}
