package org.etcdbench.core.preflight;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.etcdbench.core.cluster.ClusterException;
import org.etcdbench.core.cluster.ControlPlane;
import org.etcdbench.core.cluster.Leadership;
import org.etcdbench.core.observe.metrics.LifetimeReader.Lifetime;
import org.etcdbench.core.result.member.Check;
import org.etcdbench.core.result.member.Check.Topic;
import org.etcdbench.core.result.member.Check.Verdict;
import org.etcdbench.core.scenario.Durations;
import org.etcdbench.core.time.Time;

/** Watches for a while whether the members agree on one leader, and go on doing so. */
final class LeaderWatch {
  private static final Duration POLL = Duration.ofMillis(250);

  /** So many changes in this time are an alert of etcd's own monitoring mixin. */
  private static final int MANY = 4;

  private static final Duration MANY_WITHIN = Duration.ofMinutes(15);

  private final ControlPlane control;
  private final Duration span;
  private final Time time;

  LeaderWatch(ControlPlane control, Duration span, Time time) {
    this.control = control;
    this.span = span;
    this.time = time;
  }

  /**
   * Watches.
   *
   * @param lifetimes what members say of the time before, by name
   */
  Check check(Map<String, Lifetime> lifetimes) throws InterruptedException {
    try {
      Leadership first = control.leadership();
      long startedNs = time.nanoTime();
      while (time.nanoTime() - startedNs < span.toNanos()) {
        time.sleep(POLL);
        Leadership next = control.leadership();
        if (!next.equals(first)) {
          return check(Verdict.FAIL, "changed from " + first + " to " + next, lifetimes);
        }
      }
      return check(
          oftenChanged(lifetimes) ? Verdict.WARN : Verdict.PASS, first.toString(), lifetimes);
    } catch (ClusterException e) {
      return check(Verdict.FAIL, String.valueOf(e.getMessage()), lifetimes);
    }
  }

  private Check check(Verdict verdict, String found, Map<String, Lifetime> lifetimes) {
    return check(verdict, found + before(lifetimes), Durations.format(span));
  }

  static Check check(Verdict verdict, String found, String span) {
    return new Check(
        Topic.LEADER,
        ClusterChecks.CLUSTER,
        verdict,
        found,
        "one, same for " + span + "; < 4 changes in 15 min",
        "etcd-bench; etcd mixin's alert of leader changes");
  }

  private static String before(Map<String, Lifetime> lifetimes) {
    String seen =
        new TreeMap<>(lifetimes)
            .entrySet().stream()
                .filter(of -> of.getValue().value(LifetimeChecks.LEADER_CHANGES).isPresent())
                .map(of -> of.getKey() + " " + seen(of.getValue()))
                .collect(Collectors.joining(", "));
    return seen.isEmpty() ? "" : "; changes seen since start: " + seen;
  }

  private static String seen(Lifetime lifetime) {
    return Math.round(lifetime.value(LifetimeChecks.LEADER_CHANGES).orElseThrow())
        + lifetime.age().map(age -> " in " + LifetimeChecks.rough(age)).orElse("");
  }

  private static boolean oftenChanged(Map<String, Lifetime> lifetimes) {
    return lifetimes.values().stream().anyMatch(LeaderWatch::often);
  }

  /** As many changes as the alert's, on an average of its whole life. */
  private static boolean often(Lifetime lifetime) {
    double changes = lifetime.value(LifetimeChecks.LEADER_CHANGES).orElse(0);
    double spans =
        lifetime.age().map(age -> (double) age.toMillis() / MANY_WITHIN.toMillis()).orElse(1.0);
    return changes >= MANY && changes / Math.max(1, spans) >= MANY;
  }
}
