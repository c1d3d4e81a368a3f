package org.etcdbench.core.cause;

import static org.etcdbench.core.result.Indicator.APPLY_BUSY_PCT;
import static org.etcdbench.core.result.Indicator.COMMIT_P99_MS;
import static org.etcdbench.core.result.Indicator.FSYNC_BUSY_PCT;
import static org.etcdbench.core.result.Indicator.FSYNC_MEAN_MS;
import static org.etcdbench.core.result.Indicator.FSYNC_P99_MS;
import static org.etcdbench.core.result.Indicator.GENERATOR_CPU_PCT;
import static org.etcdbench.core.result.Indicator.LEADER_CPU_LIMIT_PCT;
import static org.etcdbench.core.result.Indicator.LEADER_CPU_PCT;
import static org.etcdbench.core.result.Indicator.MACHINE_BUSY_PCT;
import static org.etcdbench.core.result.Indicator.MACHINE_STOLEN_PCT;
import static org.etcdbench.core.result.Indicator.OTHERS_BUSY_PCT;
import static org.etcdbench.core.result.Indicator.PROPOSALS_UNAPPLIED;
import static org.etcdbench.core.result.Indicator.QUORUM_ROUND_TRIP_MS;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.etcdbench.core.result.Finding;
import org.etcdbench.core.result.Finding.Code;
import org.etcdbench.core.result.Indicator;
import org.etcdbench.core.result.IterationResult;
import org.etcdbench.core.result.LogEvents;
import org.etcdbench.core.result.RunResult;
import org.etcdbench.core.result.ScenarioResult;
import org.etcdbench.core.scenario.Consistency;
import org.etcdbench.core.scenario.Operation;
import org.jspecify.annotations.Nullable;

/** What speaks for each cause; each method tells its evidence, or nothing. */
final class Evidence {
  /** A serial worker that is busy for more of the time has no room for what comes unevenly. */
  static final double BUSY_LIMIT_PCT = 90;

  /** etcd's FAQ. */
  static final double FSYNC_P99_LIMIT_MS = 10;

  /** etcd's FAQ. */
  static final double COMMIT_P99_LIMIT_MS = 25;

  static final double CPU_LIMIT_PCT = 85;

  /** What an operating system does besides needs less. */
  private static final double OTHERS_LIMIT_PCT = 10;

  /** Fewer that wait to be applied are usual between two scrapes. */
  private static final double FEW_UNAPPLIED = 100;

  /** Share of the mean response time that the way to the quorum may take. */
  static final double NETWORK_LIMIT_PCT = 50;

  private static final double PERCENT = 100;
  private static final double NS_PER_MS = 1e6;
  private static final Set<Code> MEMBERS =
      Set.of(Code.MEMBER_LOST, Code.MEMBER_RESTARTED, Code.MEMBER_SILENT);
  private static final String FULL = "database space exceeded";
  private static final String TOO_MANY = "too many requests";

  private final ScenarioResult result;
  private final Map<Indicator, Double> indicators;

  Evidence(ScenarioResult result, Map<Indicator, Double> indicators) {
    this.result = result;
    this.indicators = indicators;
  }

  /** Whether any member's metrics were read. */
  boolean watchedMembers() {
    return result.measuredRuns().stream()
        .flatMap(run -> run.observations().stream())
        .flatMap(observed -> observed.members().stream())
        .anyMatch(member -> member.scrapes() > 0);
  }

  Optional<String> generator() {
    return finding(Set.of(Code.GENERATOR_LIMITED)).map(text -> "the generator: " + text);
  }

  Optional<String> noSpace() {
    return finding(Set.of(Code.NO_SPACE))
        .or(() -> failures(text -> text.contains(FULL)))
        .map(text -> "space for the database ran out: " + text)
        .or(
            () ->
                finding(Set.of(Code.QUOTA_NEAR))
                    .map(text -> "stopped before space ran out: " + text));
  }

  Optional<String> alarm() {
    return finding(Set.of(Code.ALARM)).map(text -> "an alarm was raised: " + text);
  }

  Optional<String> member() {
    return finding(MEMBERS).map(text -> text + logged(LogEvents.Kind.LATE_HEARTBEAT));
  }

  Optional<String> leaderChange() {
    return finding(Set.of(Code.LEADER_CHANGED))
        .map(text -> text + logged(LogEvents.Kind.LEADER_LOST));
  }

  /** What members logged of a kind, as further evidence; empty if they did not. */
  private String logged(LogEvents.Kind kind) {
    return Logged.of(result, kind).map(logged -> "; " + logged.sentence()).orElse("");
  }

  Optional<String> tooManyRequests() {
    return failures(text -> text.contains(TOO_MANY))
        .map(text -> "members were too far behind in applying: " + text + unapplied());
  }

  private String unapplied() {
    return above(PROPOSALS_UNAPPLIED, FEW_UNAPPLIED)
        .map(
            most ->
                String.format(
                    Locale.ROOT, ", up to %.0f proposals committed and not yet applied", most))
        .orElse("");
  }

  /** Unless all that failed is explained by the causes before it. */
  Optional<String> errors() {
    Optional<String> others = failures(text -> !text.contains(FULL) && !text.contains(TOO_MANY));
    return others.isEmpty() && failures(any -> true).isPresent()
        ? Optional.empty()
        : finding(Set.of(Code.ERRORS))
            .map(text -> text + others.map(most -> ", most as " + most).orElse(""));
  }

  Optional<String> apply() {
    return above(APPLY_BUSY_PCT, BUSY_LIMIT_PCT)
        .map(
            pct ->
                "a member was applying "
                    + Figures.pct(pct)
                    + " of the time"
                    + unapplied()
                    + logged(LogEvents.Kind.SLOW_APPLY));
  }

  /** Syncs that leave no time for more of them, or that are most of what a write takes. */
  Optional<String> walFsync() {
    if (!writes()) {
      return Optional.empty();
    }
    List<String> found =
        Stream.of(busySyncing(), share()).flatMap(Optional::stream).collect(Collectors.toList());
    if (found.isEmpty()) {
      return Optional.empty();
    }
    slowSync().ifPresent(found::add);
    return Optional.of(
        "the leader's disk: " + String.join(", ", found) + logged(LogEvents.Kind.SLOW_FDATASYNC));
  }

  private boolean writes() {
    return result.scenario().operation() == Operation.PUT;
  }

  private Optional<String> busySyncing() {
    return Optional.ofNullable(indicators.get(FSYNC_BUSY_PCT))
        .filter(pct -> pct >= BUSY_LIMIT_PCT)
        .map(pct -> "it synced " + Figures.pct(pct) + " of the time");
  }

  private Optional<String> slowSync() {
    return above(FSYNC_P99_MS, FSYNC_P99_LIMIT_MS)
        .map(ms -> "p99 of a sync " + Figures.ms(ms) + mean());
  }

  /**
   * How much of a write is its sync, if that is more than half, or more than any other part where a
   * single client waits for one write after the other. Other clients wait for each other, which
   * says nothing of the disk.
   */
  private Optional<String> share() {
    double responseMs = responseMs();
    return new TimeSplit(result.scenario(), indicators)
        .write()
        .filter(
            parts ->
                parts.syncMs() > responseMs / 2
                    || (result.clients().equals(OptionalInt.of(1))
                        && parts.syncIsLargestOf(responseMs)))
        .map(
            parts ->
                "a sync is "
                    + Figures.ms(parts.syncMs())
                    + " of the "
                    + Figures.ms(responseMs)
                    + " that a write takes");
  }

  private double responseMs() {
    return result.ok().meanNs() / NS_PER_MS;
  }

  /** A hint only: a sync on a machine without a free CPU is as slow as one on a slow disk. */
  Optional<String> slowSyncs() {
    if (!writes() || walFsync().isPresent()) {
      return Optional.empty();
    }
    Optional<String> slow =
        slowSync().map(text -> "slow syncs seen: " + text + logged(LogEvents.Kind.SLOW_FDATASYNC));
    return slow.or(
        () ->
            Logged.of(result, LogEvents.Kind.SLOW_FDATASYNC)
                .map(logged -> "slow syncs seen: " + logged.sentence()));
  }

  private String mean() {
    Double mean = indicators.get(FSYNC_MEAN_MS);
    return mean == null ? "" : ", mean " + Figures.ms(mean);
  }

  Optional<String> cpu() {
    Double machine = indicators.get(MACHINE_BUSY_PCT);
    Double stolen = indicators.get(MACHINE_STOLEN_PCT);
    double taken = (machine == null ? 0 : machine) + (stolen == null ? 0 : stolen);
    if (sharesWithGenerator() && taken > CPU_LIMIT_PCT) {
      return Optional.of(
          "CPU-bound on a shared host: its CPUs were "
              + busy(taken, stolen)
              + logged(LogEvents.Kind.LATE_HEARTBEAT));
    }
    Double leader = indicators.get(LEADER_CPU_PCT);
    Double most = indicators.get(LEADER_CPU_LIMIT_PCT);
    if (leader != null && most != null && leader > CPU_LIMIT_PCT / PERCENT * most) {
      return Optional.of(
          "CPU-bound: the leader used "
              + Figures.pct(leader)
              + " of its "
              + Figures.pct(most)
              + logged(LogEvents.Kind.LATE_HEARTBEAT));
    }
    return Optional.empty();
  }

  private String busy(double taken, @Nullable Double stolen) {
    String host =
        stolen != null && stolen > 1 ? ", of it " + Figures.pct(stolen) + " by its own host" : "";
    String others =
        above(OTHERS_BUSY_PCT, OTHERS_LIMIT_PCT)
            .map(pct -> ", of it " + Figures.pct(pct) + " by neither members nor generator")
            .orElse("");
    return "taken for " + Figures.pctAbove(taken, CPU_LIMIT_PCT) + host + others + figures();
  }

  private boolean sharesWithGenerator() {
    return result.measuredRuns().stream().anyMatch(RunResult::sharedGeneratorsHost);
  }

  Optional<String> network() {
    boolean asksQuorum =
        result.scenario().operation() == Operation.PUT
            || result.scenario().readConsistency().equals(Optional.of(Consistency.LINEARIZABLE));
    double responseMs = responseMs();
    return asksQuorum && responseMs > 0
        ? above(QUORUM_ROUND_TRIP_MS, NETWORK_LIMIT_PCT / PERCENT * responseMs)
            .map(
                ms ->
                    "the network between members: "
                        + Figures.ms(ms)
                        + " of "
                        + Figures.ms(responseMs)
                        + " are the way to a quorum and back")
        : Optional.empty();
  }

  /** A hint only, for the same reason; besides, no write waits for one. */
  Optional<String> slowCommits() {
    return above(COMMIT_P99_MS, COMMIT_P99_LIMIT_MS)
        .map(ms -> "slow commits of a member's database seen: p99 " + Figures.ms(ms));
  }

  /** Those figures that are known, for a reader to judge himself; begins with a comma. */
  String figures() {
    List<String> known = new ArrayList<>();
    add(known, "leader CPU ", LEADER_CPU_PCT, leaderLimit());
    add(known, "generator CPU ", GENERATOR_CPU_PCT, "");
    Double fsync = indicators.get(FSYNC_P99_MS);
    if (fsync != null && result.scenario().operation() == Operation.PUT) {
      known.add("fsync p99 " + Figures.ms(fsync));
    }
    return known.isEmpty() ? "" : " (" + String.join(", ", known) + ")";
  }

  /** What could have been at its limit and was not watched; begins with a semicolon. */
  String unwatched() {
    return sharesWithGenerator() && !indicators.containsKey(MACHINE_BUSY_PCT)
        ? "; how busy the CPUs were that members share with the generator is not known"
        : "";
  }

  /** Of how much it is; a machine that is shared and watched has its own figure. */
  private String leaderLimit() {
    Double most = indicators.get(LEADER_CPU_LIMIT_PCT);
    if (most != null) {
      return " of " + Figures.pct(most);
    }
    boolean machineTells = sharesWithGenerator() && indicators.containsKey(MACHINE_BUSY_PCT);
    return machineTells ? "" : " of CPUs whose number is not known";
  }

  private void add(List<String> known, String what, Indicator indicator, String ofHowMuch) {
    Double pct = indicators.get(indicator);
    if (pct != null) {
      known.add(what + Figures.pct(pct) + ofHowMuch);
    }
  }

  private Optional<Double> above(Indicator indicator, double limit) {
    return Optional.ofNullable(indicators.get(indicator)).filter(value -> value > limit);
  }

  private Stream<Finding> findings() {
    return Stream.concat(
        result.verdict().findings().stream(),
        result.runs().stream().flatMap(run -> run.findings().stream()));
  }

  private Optional<String> finding(Set<Code> codes) {
    return findings()
        .filter(finding -> codes.contains(finding.code()))
        .map(Finding::message)
        .findFirst();
  }

  /** The most frequent of the failures that this holds for, with its number. */
  private Optional<String> failures(Predicate<String> of) {
    Map<String, Long> counts = new HashMap<>();
    for (RunResult run : result.measuredRuns()) {
      for (IterationResult iteration : run.measured()) {
        iteration.errorTexts().forEach((text, count) -> counts.merge(text, count, Long::sum));
      }
    }
    return counts.entrySet().stream()
        .filter(entry -> of.test(entry.getKey()))
        .max(Comparator.comparing(Map.Entry<String, Long>::getValue))
        .map(most -> most.getValue() + " times \"" + most.getKey() + "\"");
  }
}
