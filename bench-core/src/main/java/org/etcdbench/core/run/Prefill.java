package org.etcdbench.core.run;

import org.etcdbench.core.cluster.Cluster;
import org.etcdbench.core.cluster.ClusterException;
import org.etcdbench.core.scenario.Operation;
import org.etcdbench.core.scenario.Scenario;
import org.etcdbench.core.workload.Workload;

/** Writes the keys that reads must find, before anything is measured. */
final class Prefill {
  private Prefill() {}

  static void run(Cluster cluster, Scenario scenario, Workload workload) throws ClusterException {
    if (scenario.operation() != Operation.RANGE) {
      return;
    }
    cluster
        .control()
        .prefill(
            scenario.data().keySpace(),
            workload.keys()::key,
            number -> {
              byte[] value = new byte[workload.values().lengthBytes()];
              workload.values().write(number, value);
              return value;
            });
  }
}
