package org.etcdbench.core.cause;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.etcdbench.core.result.GeneratorResult;
import org.etcdbench.core.result.Indicator;
import org.etcdbench.core.result.MachineUse;
import org.etcdbench.core.result.MemberMetrics;
import org.etcdbench.core.result.MetricReading;
import org.etcdbench.core.result.Observations;
import org.etcdbench.core.result.RunResult;

/** Draws the indicators from one run. */
final class RunIndicators {
  private static final double MS_PER_S = 1e3;
  private static final double NS_PER_S = 1e9;
  private static final double PERCENT = 100;
  private static final double P99 = 0.99;

  private final Map<Indicator, Double> found = new EnumMap<>(Indicator.class);

  private RunIndicators() {}

  /** What this run tells; nothing of members whose metrics were not read. */
  static Map<Indicator, Double> of(RunResult run) {
    RunIndicators indicators = new RunIndicators();
    indicators.generator(run);
    run.observations().ifPresent(observed -> indicators.observed(run, observed));
    return indicators.found;
  }

  private void generator(RunResult run) {
    List<GeneratorResult> measured =
        run.measured().stream().flatMap(i -> i.recordedGenerator().stream()).toList();
    double elapsedNs = measured.stream().mapToLong(GeneratorResult::elapsedNs).sum();
    double cpuNs = measured.stream().mapToLong(GeneratorResult::cpuNs).sum();
    if (elapsedNs > 0) {
      found.put(Indicator.GENERATOR_CPU_PCT, PERCENT * cpuNs / elapsedNs);
    }
  }

  private void observed(RunResult run, Observations observed) {
    observed
        .machineUse()
        .ifPresent(
            machine -> {
              found.put(Indicator.MACHINE_BUSY_PCT, machine.busyPct());
              found.put(Indicator.MACHINE_STOLEN_PCT, machine.stolenPct());
            });
    // of a member that started again, differences say too little
    List<MemberMetrics> members =
        observed.members().stream().filter(m -> !m.restarted() && seconds(m) > 0).toList();
    members.stream()
        .filter(MemberMetrics::leader)
        .findFirst()
        .ifPresent(leader -> leader(leader, new Learners(run, observed.members())));
    List<MemberMetrics> followers = members.stream().filter(m -> !m.leader()).toList();
    most(Indicator.FOLLOWER_CPU_PCT, followers.stream().map(MemberMetrics::cpuPct));
    // of one that nobody watched it is not known whether it was among the fastest
    if (members.size() == observed.members().size() && run.before().others().isEmpty()) {
      put(
          Indicator.QUORUM_FSYNC_MEAN_MS,
          completesQuorum(
              followers.stream()
                  .filter(follower -> !Learners.is(follower))
                  .map(RunIndicators::fsyncMeanMs)
                  .toList()));
    }
    most(Indicator.COMMIT_P99_MS, members.stream().map(m -> p99Ms(m, MetricNames.BACKEND_COMMIT)));
    most(Indicator.APPLY_BUSY_PCT, members.stream().map(m -> busyPct(m, MetricNames.APPLY)));
    others(run, observed, members);
    most(Indicator.PROPOSALS_UNAPPLIED, members.stream().map(RunIndicators::unapplied));
    slowApplies(members);
  }

  /** What remains of the machine's work if members and generator are taken off. */
  private void others(RunResult run, Observations observed, List<MemberMetrics> members) {
    Double generatorPct = found.get(Indicator.GENERATOR_CPU_PCT);
    Optional<MachineUse> machine = observed.machineUse();
    if (!allHere(run, observed)
        || machine.isEmpty()
        || generatorPct == null
        || members.size() < observed.members().size()
        || members.stream().anyMatch(member -> member.cpuPct().isEmpty())) {
      return;
    }
    double ownPct = generatorPct + members.stream().flatMapToDouble(m -> m.cpuPct().stream()).sum();
    found.put(
        Indicator.OTHERS_BUSY_PCT,
        Math.max(0, machine.get().busyPct() - ownPct / machine.get().cpus()));
  }

  /** Whether all members, also those that we have no endpoint of, run here and were watched. */
  private static boolean allHere(RunResult run, Observations observed) {
    Set<String> watched =
        observed.members().stream().map(MemberMetrics::member).collect(Collectors.toSet());
    return run.before().others().isEmpty()
        && !watched.isEmpty()
        && watched.equals(Set.copyOf(observed.here()));
  }

  private static OptionalDouble unapplied(MemberMetrics member) {
    return member
        .gauge(MetricNames.PROPOSALS_UNAPPLIED)
        .map(gauge -> OptionalDouble.of(gauge.max()))
        .orElse(OptionalDouble.empty());
  }

  private void leader(MemberMetrics leader, Learners learners) {
    put(Indicator.LEADER_CPU_PCT, leader.cpuPct());
    leader
        .gauge(MetricNames.GO_MAX_PROCS)
        .ifPresent(procs -> found.put(Indicator.LEADER_CPU_LIMIT_PCT, PERCENT * procs.max()));
    put(Indicator.FSYNC_MEAN_MS, fsyncMeanMs(leader));
    put(Indicator.FSYNC_P99_MS, p99Ms(leader, MetricNames.WAL_FSYNC));
    put(Indicator.FSYNC_BUSY_PCT, busyPct(leader, MetricNames.WAL_FSYNC));
    put(Indicator.APPLY_MEAN_MS, meanMs(leader, MetricNames.APPLY));
    learners
        .voters(leader)
        .ifPresent(
            trips ->
                put(
                    Indicator.QUORUM_ROUND_TRIP_MS,
                    completesQuorum(trips.stream().map(RunIndicators::meanMs).toList())));
    proposalsPerFsync(leader);
    List<MetricReading.Counter> sent = MetricNames.counters(leader, MetricNames.PEER_SENT_BYTES);
    if (!sent.isEmpty()) {
      double bytes = sent.stream().mapToDouble(MetricReading.Counter::increase).sum();
      found.put(Indicator.PEER_BYTES_PER_SEC, bytes / seconds(leader));
    }
  }

  private void proposalsPerFsync(MemberMetrics leader) {
    leader
        .histogram(MetricNames.WAL_FSYNC)
        .filter(syncs -> syncs.count() > 0)
        .ifPresent(
            syncs ->
                leader
                    .counter(MetricNames.PROPOSALS_COMMITTED)
                    .ifPresent(
                        proposals ->
                            found.put(
                                Indicator.PROPOSALS_PER_FSYNC,
                                proposals.increase() / syncs.count())));
  }

  private void slowApplies(List<MemberMetrics> members) {
    List<MetricReading.Counter> slow =
        members.stream()
            .flatMap(member -> MetricNames.counters(member, MetricNames.SLOW_APPLY).stream())
            .toList();
    if (!slow.isEmpty()) {
      found.put(
          Indicator.SLOW_APPLIES, slow.stream().mapToDouble(MetricReading.Counter::increase).sum());
    }
  }

  /**
   * A leader and n − 1 followers that vote commit what ⌊n ÷ 2⌋ followers have: the slowest of the
   * fastest so many is what the leader waits for. Empty if one of them is unknown.
   */
  private static OptionalDouble completesQuorum(List<OptionalDouble> followers) {
    if (followers.isEmpty() || followers.stream().anyMatch(OptionalDouble::isEmpty)) {
      return OptionalDouble.empty();
    }
    List<Double> sorted = new ArrayList<>();
    followers.forEach(value -> value.ifPresent(sorted::add));
    sorted.sort(null);
    int needed = (followers.size() + 1) / 2;
    return OptionalDouble.of(sorted.get(needed - 1));
  }

  private static double seconds(MemberMetrics member) {
    return member.elapsed().toNanos() / NS_PER_S;
  }

  private static OptionalDouble fsyncMeanMs(MemberMetrics member) {
    return meanMs(member, MetricNames.WAL_FSYNC);
  }

  private static OptionalDouble meanMs(MemberMetrics member, String name) {
    List<MetricReading.Histogram> series = MetricNames.histograms(member, name);
    long count = series.stream().mapToLong(MetricReading.Histogram::count).sum();
    double sum = series.stream().mapToDouble(MetricReading.Histogram::sum).sum();
    return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(MS_PER_S * sum / count);
  }

  private static OptionalDouble meanMs(MetricReading.Histogram histogram) {
    OptionalDouble mean = histogram.mean();
    return mean.isEmpty() ? mean : OptionalDouble.of(MS_PER_S * mean.getAsDouble());
  }

  private static OptionalDouble p99Ms(MemberMetrics member, String name) {
    return member
        .histogram(name)
        .flatMap(histogram -> histogram.quantile(P99))
        .map(quantile -> OptionalDouble.of(MS_PER_S * quantile.value()))
        .orElse(OptionalDouble.empty());
  }

  /** What all series took together, as a share of the time: they are done one after the other. */
  private static OptionalDouble busyPct(MemberMetrics member, String name) {
    List<MetricReading.Histogram> series = MetricNames.histograms(member, name);
    double sum = series.stream().mapToDouble(MetricReading.Histogram::sum).sum();
    return series.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(PERCENT * sum / seconds(member));
  }

  private void put(Indicator indicator, OptionalDouble value) {
    value.ifPresent(known -> found.put(indicator, known));
  }

  private void most(Indicator indicator, Stream<OptionalDouble> values) {
    put(indicator, values.flatMapToDouble(OptionalDouble::stream).max());
  }
}
