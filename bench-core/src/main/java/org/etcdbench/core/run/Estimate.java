package org.etcdbench.core.run;

import java.time.Duration;
import org.etcdbench.core.scenario.ClosedLoad;
import org.etcdbench.core.scenario.IterationLength;
import org.etcdbench.core.scenario.Iterations;
import org.etcdbench.core.scenario.OpenLoad;
import org.etcdbench.core.scenario.Operation;
import org.etcdbench.core.scenario.Scenario;

/**
 * How long a plan is expected to take, before anything of it has been measured. Iterations by
 * requests rest on an assumed rate, which is that of a small machine with members on it.
 */
public final class Estimate {
  /** Start, connections and end of a cluster of ours: mostly its first election. */
  private static final Duration CLUSTER = Duration.ofMillis(2700);

  private static final double PUT_MS = 1.0;
  private static final double PUT_MS_PER_MEMBER = 0.3;
  private static final double RANGE_MS = 0.6;
  private static final double MOST_PUTS_PER_SEC = 6_000;
  private static final double MOST_RANGES_PER_SEC = 12_000;

  private Estimate() {}

  /** The whole plan. */
  public static Duration of(Plan plan) {
    Duration warmup =
        plan.generatorWarmup().isZero()
            ? Duration.ZERO
            : plan.generatorWarmup().multipliedBy(plan.drivers().size()).plus(CLUSTER);
    return ofRuns(plan).plus(warmup);
  }

  /** All its runs. */
  public static Duration ofRuns(Plan plan) {
    return plan.scenarios().stream()
        .map(Estimate::ofRun)
        .reduce(Duration.ZERO, Duration::plus)
        .multipliedBy(plan.runs());
  }

  /** One run of a scenario. */
  public static Duration ofRun(Scenario scenario) {
    return CLUSTER.plus(of(scenario, scenario.warmup())).plus(of(scenario, scenario.measurement()));
  }

  /** One warm-up iteration of a scenario. */
  public static Duration ofWarmup(Scenario scenario) {
    return Duration.ofMillis(Math.round(1000 * seconds(scenario, scenario.warmup().length())));
  }

  /** The rate, in requests per second, that is assumed of a scenario. */
  public static double assumedPerSec(Scenario scenario) {
    boolean put = scenario.operation() == Operation.PUT;
    double requestMs = put ? PUT_MS + PUT_MS_PER_MEMBER * scenario.members() : RANGE_MS;
    double most = put ? MOST_PUTS_PER_SEC / Math.sqrt(scenario.members()) : MOST_RANGES_PER_SEC;
    // an open load has a time; only its warm-up may have requests, at the rate that it offers
    return scenario.load() instanceof ClosedLoad closed
        ? Math.min(most, closed.clients() * 1000 / requestMs)
        : Loops.warmupPerSec((OpenLoad) scenario.load());
  }

  private static Duration of(Scenario scenario, Iterations iterations) {
    double seconds = seconds(scenario, iterations.length());
    return Duration.ofMillis(Math.round(iterations.count() * seconds * 1000));
  }

  private static double seconds(Scenario scenario, IterationLength length) {
    if (length instanceof IterationLength.Requests requests) {
      return requests.count() / assumedPerSec(scenario);
    }
    Duration time =
        length instanceof IterationLength.Steady steady
            ? steady.window().plus(steady.window().dividedBy(2))
            : ((IterationLength.Time) length).duration();
    return time.toMillis() / 1e3;
  }
}
