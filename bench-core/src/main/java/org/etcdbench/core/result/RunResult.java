package org.etcdbench.core.result;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One independent repetition of a scenario: the unit of inference.
 *
 * @param run number of the repetition, from 1
 * @param position place in the order in which all runs were carried out, from 1
 * @param startedAt when it began
 * @param keyPrefix what stands before every key; empty on clusters of our own
 * @param pinned how many connections each member got, as {@code m1=50}
 * @param before the cluster before the load
 * @param after the cluster after it, before keys of ours are deleted
 * @param iterations warm-up and measurement
 * @param observed what members and generator did while it was measured; null where nobody looked
 * @param findings what must be known of this run
 */
public record RunResult(
    int run,
    int position,
    Instant startedAt,
    String keyPrefix,
    List<String> pinned,
    ClusterSnapshot before,
    ClusterSnapshot after,
    List<IterationResult> iterations,
    @Nullable Observations observed,
    List<Finding> findings) {

  /** Copies the collections. */
  public RunResult {
    Objects.requireNonNull(startedAt, "startedAt is null");
    if (run < 1) {
      throw new IllegalArgumentException("run must be >= 1, got: " + run);
    }
    if (position < 1) {
      throw new IllegalArgumentException("position must be >= 1, got: " + position);
    }
    pinned = List.copyOf(pinned);
    Objects.requireNonNull(before, "before is null");
    Objects.requireNonNull(after, "after is null");
    iterations = List.copyOf(iterations);
    findings = List.copyOf(findings);
  }

  /** The same run with one more finding. */
  public RunResult with(Finding finding) {
    List<Finding> more = new ArrayList<>(findings);
    more.add(finding);
    return new RunResult(
        run, position, startedAt, keyPrefix, pinned, before, after, iterations, observed, more);
  }

  /** What it did to its cluster; empty if no member answered before and after. */
  public Optional<ClusterChange> clusterChange() {
    return ClusterChange.between(before, after);
  }

  /** What members and generator did while it was measured; empty where nobody looked. */
  public Optional<Observations> observations() {
    return Optional.ofNullable(observed);
  }

  /** Whether members, as far as is known, ran on the generator's machine and so took its CPUs. */
  public boolean sharedGeneratorsHost() {
    return observations().stream().anyMatch(seen -> !seen.here().isEmpty());
  }

  /** The iterations that count. */
  public List<IterationResult> measured() {
    return iterations.stream().filter(i -> i.kind() == IterationResult.Kind.MEASUREMENT).toList();
  }

  /** Successful requests per second over the measured iterations; NaN if there are none. */
  public double okPerSec() {
    double seconds = measured().stream().mapToLong(IterationResult::windowNs).sum() / 1e9;
    long count = measured().stream().mapToLong(IterationResult::okInWindow).sum();
    return seconds == 0 ? Double.NaN : count / seconds;
  }

  /** Response time of the successful requests over the measured iterations. */
  public Latency ok() {
    return Latency.merge(measured().stream().map(IterationResult::ok).toList());
  }
}
