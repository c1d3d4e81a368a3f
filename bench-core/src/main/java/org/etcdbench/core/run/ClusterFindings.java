package org.etcdbench.core.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.etcdbench.core.cluster.Cluster;
import org.etcdbench.core.cluster.ClusterException;
import org.etcdbench.core.cluster.Leadership;
import org.etcdbench.core.observe.ClusterWatch;
import org.etcdbench.core.observe.Trouble;
import org.etcdbench.core.result.Finding;
import org.etcdbench.core.result.Finding.Code;
import org.etcdbench.core.result.IterationResult;
import org.etcdbench.core.result.MemberStatus;

/** Finds out afterwards whether the cluster was the same throughout. */
final class ClusterFindings {
  private final Cluster cluster;

  ClusterFindings(Cluster cluster) {
    this.cluster = cluster;
  }

  /** What a trouble that the watch saw is to a run. */
  static Finding of(Trouble trouble) {
    return new Finding(
        switch (trouble.kind()) {
          case MEMBER_LOST -> Code.MEMBER_LOST;
          case NO_SPACE -> Code.NO_SPACE;
          case ALARM -> Code.ALARM;
          case QUOTA_NEAR -> Code.QUOTA_NEAR;
        },
        trouble.sentence());
  }

  /** Members that did not answer for a while, but for the one that was lost. */
  List<Finding> silences(ClusterWatch watch, List<IterationResult> iterations) {
    boolean lost = watch.trouble().filter(t -> t.kind() == Trouble.Kind.MEMBER_LOST).isPresent();
    return watch.silences().stream()
        .filter(silence -> silence.over() || !lost)
        .map(silence -> SilenceFindings.of(silence, iterations))
        .toList();
  }

  /** The watch looks now and then: who was lost at the very end is only missed afterwards. */
  List<Finding> lost(List<MemberStatus> after) {
    Map<String, String> lost = new TreeMap<>(cluster.gone());
    after.stream()
        .filter(status -> !status.answered())
        .forEach(status -> lost.putIfAbsent(status.name(), String.join("; ", status.errors())));
    return lost.entrySet().stream()
        .map(
            gone ->
                new Finding(
                    Code.MEMBER_LOST,
                    "member " + gone.getKey() + " was lost at the end: " + gone.getValue()))
        .toList();
  }

  /**
   * That another member leads than before an iteration, or by another election; empty if not.
   *
   * @param changesBefore changes of leadership that the watch had seen before it
   */
  Optional<Finding> leaderChange(
      int iteration, Leadership before, ClusterWatch watch, int changesBefore) {
    String now;
    try {
      Leadership after = cluster.control().leadership();
      if (after.equals(before)) {
        return Optional.empty();
      }
      now = after.toString();
    } catch (ClusterException e) {
      if (Thread.currentThread().isInterrupted()) {
        return Optional.empty();
      }
      now = "nobody: " + e.getMessage();
    }
    String seen =
        watch.leaderChanges().stream().skip(changesBefore).collect(Collectors.joining("; "));
    return Optional.of(
        new Finding(
            Code.LEADER_CHANGED,
            "during iteration "
                + iteration
                + " the leader went from "
                + before
                + " to "
                + now
                + (seen.isEmpty() ? "" : "; " + seen)));
  }
}
