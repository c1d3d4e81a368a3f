package org.etcdbench.core.run;

import java.util.List;
import java.util.OptionalLong;
import org.etcdbench.core.cluster.QuotaLimits;
import org.etcdbench.core.scenario.ByteSizes;
import org.etcdbench.core.scenario.IterationLength;
import org.etcdbench.core.scenario.Operation;
import org.etcdbench.core.scenario.Scenario;

/**
 * How much the generator's warm-up may write to a cluster: a small share of the room in the fullest
 * database, so that the runs find theirs.
 *
 * @param freeBytes by how much the database may grow that has the least room; empty if that is not
 *     known, or members are ours to fill
 * @param loads scenarios that write, which share it
 */
record WarmupWrites(OptionalLong freeBytes, int loads) {
  /** Share of the room, in percent. */
  private static final int SHARE_PCT = 10;

  private static final int PERCENT = 100;

  static WarmupWrites of(OptionalLong freeBytes, List<Scenario> loads) {
    long writing = loads.stream().filter(load -> load.operation() == Operation.PUT).count();
    return new WarmupWrites(freeBytes, (int) Math.max(1, writing));
  }

  /** How many writes this load may make; as many as it can if there is no bound. */
  long of(Scenario scenario) {
    if (freeBytes.isEmpty() || scenario.operation() != Operation.PUT) {
      return IterationLength.Requests.MOST;
    }
    double bytes = (double) freeBytes.getAsLong() * SHARE_PCT / PERCENT / loads;
    return (long) Math.min(IterationLength.Requests.MOST, bytes / Growth.writeBytes(scenario));
  }

  /** Why it may not make more, as a sentence. */
  String why(Scenario scenario) {
    return "the generator's warm-up makes "
        + of(scenario)
        + " writes only: a database has room for "
        + ByteSizes.format(freeBytes.orElseThrow())
        + " more until "
        + QuotaLimits.STOP_PCT
        + " % of its quota, and a warm-up may use "
        + SHARE_PCT
        + " % of that; the first runs may be slower than the last";
  }
}
