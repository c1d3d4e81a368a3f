package org.etcdbench.core.cause;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.etcdbench.core.result.MemberMetrics;
import org.etcdbench.core.result.MemberStatus;
import org.etcdbench.core.result.MetricReading;
import org.etcdbench.core.result.RunResult;

/** The learners of a run's cluster: members that a leader sends entries to and never waits for. */
final class Learners {
  private final RunResult run;
  private final List<MemberMetrics> members;

  /**
   * Of this run.
   *
   * @param members all whose metrics were to be read
   */
  Learners(RunResult run, List<MemberMetrics> members) {
    this.run = run;
    this.members = members;
  }

  /** Whether a member said that it was one. */
  static boolean is(MemberMetrics member) {
    return member.gauge(MetricNames.IS_LEARNER).filter(learner -> learner.max() > 0).isPresent();
  }

  /**
   * A leader's round trips to members that vote; empty if it is not known which of its peers do.
   */
  Optional<List<MetricReading.Histogram>> voters(MemberMetrics leader) {
    Set<String> learners = new HashSet<>(run.before().learnerIds());
    learners.addAll(run.after().learnerIds());
    for (MemberMetrics member : members) {
      if (is(member)) {
        Optional<String> id = id(member.member());
        if (id.isEmpty()) {
          return Optional.empty();
        }
        learners.add(id.get());
      }
    }
    return Optional.of(
        leader.metrics().entrySet().stream()
            .filter(metric -> MetricNames.isOf(metric.getKey(), MetricNames.PEER_ROUND_TRIP))
            .filter(metric -> learners.stream().noneMatch(id -> isTo(metric.getKey(), id)))
            .map(Map.Entry::getValue)
            .filter(MetricReading.Histogram.class::isInstance)
            .map(MetricReading.Histogram.class::cast)
            .toList());
  }

  private Optional<String> id(String name) {
    return Stream.of(run.before(), run.after())
        .flatMap(snapshot -> snapshot.answered().stream())
        .filter(status -> status.name().equals(name))
        .map(MemberStatus::id)
        .findFirst();
  }

  private static boolean isTo(String key, String id) {
    return key.equals(MetricNames.PEER_ROUND_TRIP + "{To=" + id + "}");
  }
}
