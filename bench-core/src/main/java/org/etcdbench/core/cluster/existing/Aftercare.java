package org.etcdbench.core.cluster.existing;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.etcdbench.core.access.Access;
import org.etcdbench.core.cluster.Allowance;
import org.etcdbench.core.cluster.ClusterException;
import org.etcdbench.core.cluster.QuotaLimits;
import org.etcdbench.core.cluster.operate.DefragListener;
import org.etcdbench.core.cluster.operate.Operator;
import org.etcdbench.core.cluster.operate.Snapshots;
import org.etcdbench.core.result.ClusterSnapshot;
import org.etcdbench.core.result.MemberStatus;
import org.etcdbench.core.result.member.ActiveAlarm;
import org.etcdbench.core.result.member.DefragReport;
import org.etcdbench.core.result.member.DefragStep;
import org.etcdbench.core.scenario.ByteSizes;
import org.etcdbench.core.time.Time;
import org.jspecify.annotations.Nullable;

/**
 * Sees to databases that a load has filled, or nearly, once our keys are deleted: drops history,
 * defragments and takes the alarm back, each only if it is allowed, and says what is left to do.
 */
final class Aftercare {
  private static final DefragListener NOBODY =
      new DefragListener() {
        @Override
        public void begins(String endpoint, boolean leader, long sizeBytes) {
          // the outcome says enough
        }

        @Override
        public void ended(DefragStep step) {
          // the outcome says enough
        }
      };

  private final Snapshots snapshots;
  private final List<URI> urls;
  private final Access access;
  private final Time time;
  private final Set<Allowance> allowed;
  private final List<String> sentences = new ArrayList<>();

  Aftercare(Snapshots snapshots, List<URI> urls, Access access, Time time, Set<Allowance> allowed) {
    this.snapshots = snapshots;
    this.urls = urls;
    this.access = access;
    this.time = time;
    this.allowed = allowed;
  }

  /** Drops the history of all keys before a revision. */
  interface Compaction {
    void upTo(long revision) throws ClusterException;
  }

  /** Does it, and returns what was done and what is left to do; nothing if nothing is full. */
  List<String> run(Compaction compaction) throws ClusterException, InterruptedException {
    ClusterSnapshot cluster = snapshots.take(false);
    if (noSpace(cluster).isEmpty() && fullest(cluster, QuotaLimits.START_PCT).isEmpty()) {
      return List.of();
    }
    try (Operator operator = Operator.open(urls, access, time)) {
      if (allowed.contains(Allowance.COMPACT) && cluster.revision().isPresent()) {
        compaction.upTo(cluster.revision().getAsLong());
        sentences.add(
            "history of all keys was compacted up to revision "
                + cluster.revision().getAsLong()
                + ", as allowed by "
                + Allowance.COMPACT.option());
      }
      if (allowed.contains(Allowance.DEFRAG)) {
        defragment(operator);
      }
      if (allowed.contains(Allowance.DISARM)) {
        disarm(operator);
      }
    }
    sayWhatIsLeft(snapshots.take(false));
    return List.copyOf(sentences);
  }

  private static List<ActiveAlarm> noSpace(ClusterSnapshot cluster) {
    return cluster.raised().stream().filter(ActiveAlarm::noSpace).toList();
  }

  private static Optional<String> fullest(ClusterSnapshot cluster, int pct) {
    return cluster.members().stream()
        .filter(member -> Fitness.fullerThan(member, pct))
        .max((a, b) -> Long.compare(a.dbSizeBytes(), b.dbSizeBytes()))
        .map(Aftercare::size);
  }

  private static String size(MemberStatus member) {
    return "the database of "
        + member.name()
        + " has "
        + ByteSizes.format(member.dbSizeBytes())
        + " of its quota of "
        + ByteSizes.format(member.quota().orElseThrow())
        + ", of which "
        + ByteSizes.format(member.dbSizeInUseBytes())
        + " are in use";
  }

  private void defragment(Operator operator) throws InterruptedException {
    DefragReport report = operator.defragment(NOBODY);
    for (DefragStep step : report.steps()) {
      sentences.add(
          step.outcome() == DefragStep.Outcome.DONE
              ? step.endpoint()
                  + " was defragmented, from "
                  + size(step.sizeBeforeBytes())
                  + " to "
                  + size(step.sizeAfterBytes())
                  + ", as allowed by "
                  + Allowance.DEFRAG.option()
              : step.endpoint() + " was not defragmented" + because(step.error()));
    }
    if (!report.trouble().isEmpty()) {
      sentences.add("defragmenting the members met trouble" + because(report.trouble()));
    }
  }

  private static String because(String reason) {
    return reason.isEmpty() ? "" : ": " + reason;
  }

  private static String size(@Nullable Long bytes) {
    return bytes == null ? "an unknown size" : ByteSizes.format(bytes);
  }

  /** Only the alarm that a load can have raised, and only if it would not be raised again. */
  private void disarm(Operator operator) throws ClusterException, InterruptedException {
    ClusterSnapshot cluster = snapshots.take(false);
    List<ActiveAlarm> raised = noSpace(cluster);
    boolean others = raised.size() < cluster.raised().size();
    if (raised.isEmpty() || others || fullest(cluster, QuotaLimits.STOP_PCT).isPresent()) {
      return;
    }
    operator.disarm();
    sentences.add(
        "the alarm NOSPACE of member "
            + raised.stream().map(ActiveAlarm::memberId).collect(Collectors.joining(", "))
            + " was disarmed, as allowed by "
            + Allowance.DISARM.option());
  }

  private void sayWhatIsLeft(ClusterSnapshot cluster) {
    List<ActiveAlarm> raised = noSpace(cluster);
    Optional<String> full = fullest(cluster, QuotaLimits.START_PCT);
    if (raised.isEmpty() && full.isEmpty()) {
      sentences.add("no alarm is raised now, and no database is full");
      return;
    }
    if (!raised.isEmpty()) {
      sentences.add(
          "the alarm NOSPACE is raised on member "
              + raised.stream().map(ActiveAlarm::memberId).collect(Collectors.joining(", "))
              + ", so the cluster refuses writes: compact its history ("
              + "etcdctl compact "
              + cluster.revision().orElse(0)
              + "), defragment its members (etcdctl defrag --cluster, or etcd-bench cluster"
              + " defrag), then disarm it (etcdctl alarm disarm, or etcd-bench cluster alarms"
              + " --disarm); "
              + Allowance.COMPACT.option()
              + ", "
              + Allowance.DEFRAG.option()
              + " and "
              + Allowance.DISARM.option()
              + " have a run do that itself");
    }
    full.ifPresent(
        size ->
            sentences.add(size + "; compact history and defragment to have the rest of it free"));
  }
}
