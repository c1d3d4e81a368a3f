package org.etcdbench.core.cause;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.etcdbench.core.result.Cause;
import org.etcdbench.core.result.Cause.Kind;
import org.etcdbench.core.result.Indicator;
import org.etcdbench.core.result.RunResult;
import org.etcdbench.core.result.ScenarioResult;
import org.etcdbench.core.scenario.OpenLoad;

/**
 * Finds why a scenario's figures are what they are. What is at its limit, or takes most of the
 * time, is looked for in the order of {@link Kind}: what makes figures meaningless first, then what
 * members can only do one after the other, then what they share. The first that is found is the
 * cause, the others are named with it. Slow syncs and commits are hints: a busy machine makes them
 * too, so they are causes only where nothing else is found.
 */
public final class Causes {
  private static final double NS_PER_MS = 1e6;

  /** What looks for one kind of cause; tells its evidence if it finds it. */
  private record Rule(Kind kind, Function<Evidence, Optional<String>> look) {}

  private static final List<Rule> RULES =
      List.of(
          new Rule(Kind.GENERATOR, Evidence::generator),
          new Rule(Kind.NO_SPACE, Evidence::noSpace),
          new Rule(Kind.ALARM, Evidence::alarm),
          new Rule(Kind.MEMBER, Evidence::member),
          new Rule(Kind.LEADER_CHANGE, Evidence::leaderChange),
          new Rule(Kind.TOO_MANY_REQUESTS, Evidence::tooManyRequests),
          new Rule(Kind.ERRORS, Evidence::errors),
          new Rule(Kind.APPLY, Evidence::apply),
          new Rule(Kind.WAL_FSYNC, Evidence::walFsync),
          new Rule(Kind.CPU, Evidence::cpu),
          new Rule(Kind.NETWORK, Evidence::network));

  private static final List<Rule> HINTS =
      List.of(
          new Rule(Kind.WAL_FSYNC, Evidence::slowSyncs),
          new Rule(Kind.BACKEND_COMMIT, Evidence::slowCommits));

  private Causes() {}

  /** The cause of a scenario's figures; empty if nothing was measured. */
  public static Optional<Cause> of(ScenarioResult result) {
    if (result.measuredRuns().isEmpty()) {
      return Optional.empty();
    }
    Map<Indicator, Double> indicators = medians(result.measuredRuns());
    Evidence evidence = new Evidence(result, indicators);
    List<Kind> kinds = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    look(RULES, evidence, kinds, texts);
    // among causes, what is no more than a hint is told and not counted
    look(HINTS, evidence, kinds.isEmpty() ? kinds : new ArrayList<>(), texts);
    if (kinds.isEmpty()) {
      boolean watched = evidence.watchedMembers();
      kinds.add(watched ? Kind.NONE : Kind.UNKNOWN);
      texts.add(watched ? nothing(result, evidence) : "members' metrics could not be read");
    }
    double responseMs = result.ok().meanNs() / NS_PER_MS;
    return Optional.of(
        new Cause(
            kinds.get(0),
            kinds.subList(1, kinds.size()),
            String.join("; also ", texts),
            new TimeSplit(result.scenario(), indicators).text(responseMs),
            indicators));
  }

  private static void look(
      List<Rule> rules, Evidence evidence, List<Kind> kinds, List<String> texts) {
    for (Rule rule : rules) {
      rule.look()
          .apply(evidence)
          .ifPresent(
              found -> {
                kinds.add(rule.kind());
                texts.add(found);
              });
    }
  }

  private static String nothing(ScenarioResult result, Evidence evidence) {
    String load =
        result.scenario().load() instanceof OpenLoad
            ? "the rate that was asked for was held"
            : "the clients wait for their answers, so the response time sets the throughput";
    return "nothing that is watched was at its limit: "
        + load
        + evidence.figures()
        + evidence.unwatched();
  }

  /** Of each indicator the median over the runs that have it. */
  private static Map<Indicator, Double> medians(List<RunResult> runs) {
    Map<Indicator, List<Double>> all = new EnumMap<>(Indicator.class);
    for (RunResult run : runs) {
      RunIndicators.of(run)
          .forEach((key, value) -> all.computeIfAbsent(key, k -> new ArrayList<>()).add(value));
    }
    Map<Indicator, Double> medians = new EnumMap<>(Indicator.class);
    all.forEach((key, values) -> medians.put(key, median(values)));
    return medians;
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1
        ? sorted[middle]
        : Arrays.stream(sorted, middle - 1, middle + 1).average().orElseThrow();
  }
}
