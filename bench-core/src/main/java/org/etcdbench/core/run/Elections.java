package org.etcdbench.core.run;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.etcdbench.core.cluster.ClusterException;
import org.etcdbench.core.cluster.ControlPlane;
import org.etcdbench.core.cluster.Leadership;
import org.etcdbench.core.time.Time;

/** Asks who leads, with patience for an election that is under way. */
final class Elections {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofMillis(100);

  private Elections() {}

  /**
   * Who leads, as soon as the members agree on somebody.
   *
   * @param hopeless says that nobody will
   * @throws ClusterException if they do not agree in time
   */
  static Leadership await(ControlPlane control, Time time, BooleanSupplier hopeless)
      throws ClusterException, InterruptedException {
    long deadlineNs = time.nanoTime() + LIMIT.toNanos();
    while (true) {
      try {
        return control.leadership();
      } catch (ClusterException e) {
        if (time.nanoTime() - deadlineNs > 0 || hopeless.getAsBoolean()) {
          throw e;
        }
        time.sleep(POLL);
      }
    }
  }
}
