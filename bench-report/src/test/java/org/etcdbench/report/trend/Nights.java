package org.etcdbench.report.trend;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.etcdbench.core.result.BenchResult.ProfileSource;
import org.etcdbench.core.result.BenchResult.Status;
import org.etcdbench.core.result.Environment;
import org.etcdbench.core.result.Finding;
import org.etcdbench.core.result.LatencySummary;
import org.etcdbench.core.result.ResultSamples;
import org.etcdbench.core.result.ResultSummary;
import org.etcdbench.core.result.ScenarioSummary;
import org.etcdbench.core.result.Verdict;
import org.etcdbench.core.scenario.Scenario;

/** Made-up results, one for each night from 1 January 2026; the same for the same calls. */
public final class Nights {
  private static final Instant FIRST = Instant.parse("2026-01-01T02:00:00Z");

  private final Random random = new Random(7);
  private final double noise;
  private final List<ResultSummary> results = new ArrayList<>();
  private Environment environment = ResultSamples.environment("3.5.16");

  /**
   * Nights whose scores vary.
   *
   * @param noise standard deviation of their logarithms
   */
  public Nights(double noise) {
    this.noise = noise;
  }

  /** Sets where all nights from now on are measured. */
  public Nights environment(Environment where) {
    environment = where;
    return this;
  }

  /** Adds nights of one valid row each, that answers in so many milliseconds. */
  public Nights add(int nights, Scenario scenario, double meanMs) {
    for (int i = 0; i < nights; i++) {
      add(row(scenario, meanMs * Math.exp(noise * random.nextGaussian())));
    }
    return this;
  }

  /** Adds a night of these rows. */
  public Nights add(ScenarioSummary... rows) {
    Instant startedAt = FIRST.plus(Duration.ofDays(results.size()));
    String id = startedAt.toString().replaceAll("[-:]", "") + "-quick";
    results.add(
        new ResultSummary(
            id,
            Status.COMPLETE,
            startedAt,
            new ProfileSource("quick", "", List.of()),
            environment,
            List.of(rows)));
    return this;
  }

  /** A row of 10 000 requests that is valid unless something was found. */
  public static ScenarioSummary row(Scenario scenario, double meanMs, Finding... findings) {
    long ns = (long) (meanMs * 1e6);
    long count = 10_000;
    LatencySummary latency =
        new LatencySummary(count, count * ns, 20 * ns, ns, 2 * ns, 4 * ns, 8 * ns);
    return new ScenarioSummary(
        scenario,
        scenario.clients().orElse(1) * 1e3 / meanMs,
        count,
        0,
        latency,
        latency,
        null,
        new Verdict(List.of(findings)));
  }

  /** All nights. */
  public List<ResultSummary> results() {
    return List.copyOf(results);
  }
}
