package org.etcdbench.core.run;

import org.etcdbench.core.scenario.IterationLength;
import org.etcdbench.core.scenario.Iterations;
import org.etcdbench.core.scenario.OpenLoad;
import org.etcdbench.core.scenario.Operation;
import org.etcdbench.core.scenario.Phase;
import org.etcdbench.core.scenario.Scenario;

/**
 * By how much a plan will make each member's database grow, if nothing is compacted meanwhile: etcd
 * keeps every version of every key, also of those that are deleted.
 *
 * @param bytes an upper estimate of what can be foreseen
 * @param atLeast whether there is more that cannot: how much a closed load writes in a given time,
 *     which only the cluster knows, and so what the generator's warm-up does
 */
public record Growth(long bytes, boolean atLeast) {
  /**
   * What etcd adds to each version of a key: the revision that is its key in the database, the
   * fields and lengths of the record, the database's own entry.
   */
  private static final long RECORD_BYTES = 100;

  /** Our prefix, at its longest. */
  private static final long PREFIX_BYTES = 100;

  /** Pages are not full, and a page that is changed is written anew before the old one is free. */
  private static final double PAGES = 1.5;

  /** A page; larger values have pages of their own, the last of which is not full. */
  private static final long PAGE_BYTES = 4096;

  private static final double SECONDS_PER_NS = 1e-9;

  /** Of a whole plan. */
  public static Growth of(Plan plan) {
    long bytes = 0;
    boolean atLeast = !plan.generatorWarmup().isZero();
    for (Scenario scenario : plan.scenarios()) {
      bytes += plan.runs() * Math.round(writes(scenario) * writeBytes(scenario));
      atLeast |= scenario.operation() == Operation.PUT && !foreseen(scenario);
    }
    return new Growth(bytes, atLeast);
  }

  /** What one write adds, and its deletion later, in bytes. */
  static double writeBytes(Scenario scenario) {
    long key = scenario.data().keySizeBytes() + PREFIX_BYTES + RECORD_BYTES;
    long value = scenario.data().valueSizeBytes();
    long pages = value > PAGE_BYTES / 2 ? PAGE_BYTES : 0;
    return PAGES * (key + value + pages);
  }

  /** What it adds to delete as many keys as so many writes have made, in bytes. */
  static double deletionBytes(Scenario scenario, long writes) {
    long key = scenario.data().keySizeBytes() + PREFIX_BYTES + RECORD_BYTES;
    return PAGES * key * Math.min(writes, scenario.data().keySpace());
  }

  /** How many writes a run makes at the most; infinite if that cannot be foreseen. */
  static double mostWrites(Scenario scenario) {
    boolean known = scenario.operation() != Operation.PUT || foreseen(scenario);
    return known ? writes(scenario) : Double.POSITIVE_INFINITY;
  }

  /** How many keys are written before a run's load and by it; its keys are deleted once each. */
  private static double writes(Scenario scenario) {
    if (scenario.operation() != Operation.PUT) {
      return scenario.data().keySpace();
    }
    double measured =
        scenario.phases().isEmpty()
            ? requests(scenario, scenario.measurement())
            : scenario.phases().stream().mapToDouble(Growth::requests).sum();
    return requests(scenario, scenario.warmup()) + measured;
  }

  private static double requests(Scenario scenario, Iterations iterations) {
    if (iterations.length() instanceof IterationLength.Requests requests) {
      return (double) iterations.count() * requests.count();
    }
    if (!(scenario.load() instanceof OpenLoad open)) {
      return 0;
    }
    long ns =
        iterations.length() instanceof IterationLength.Steady steady
            ? steady.limit().toNanos()
            : ((IterationLength.Time) iterations.length()).duration().toNanos();
    return iterations.count() * Loops.warmupPerSec(open) * ns * SECONDS_PER_NS;
  }

  private static double requests(Phase phase) {
    double meanPerSec = (phase.fromPerSec() + phase.toPerSec()) / 2;
    return meanPerSec * phase.length().toNanos() * SECONDS_PER_NS;
  }

  private static boolean foreseen(Scenario scenario) {
    return scenario.load() instanceof OpenLoad
        || (byRequests(scenario.warmup()) && byRequests(scenario.measurement()));
  }

  private static boolean byRequests(Iterations iterations) {
    return iterations.count() == 0 || iterations.length() instanceof IterationLength.Requests;
  }
}
