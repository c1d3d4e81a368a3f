package org.etcdbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.etcdbench.core.cluster.Cluster;
import org.etcdbench.core.cluster.FakeCluster;
import org.etcdbench.core.result.store.ResultStore;
import org.etcdbench.core.run.RunListener;
import org.etcdbench.core.scenario.Scenario;
import org.etcdbench.core.scenario.Scenarios;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeeperTest {
  @TempDir private Path directory;

  /** Members that died, as in a container, may leave nothing to read. */
  @Test
  void goesOnWithoutLogsThatCannotBeKept() throws Exception {
    FakeCluster cluster = new FakeCluster(3);
    cluster.cannotKeepLogs("the log of m1 cannot be read");
    List<Integer> told = new ArrayList<>();
    RunListener next =
        new RunListener() {
          @Override
          public void runWentWrong(Scenario scenario, int run, Cluster of) {
            told.add(run);
          }
        };
    StringWriter err = new StringWriter();
    try (ResultStore store =
        ResultStore.create(directory, Instant.parse("2026-01-31T12:00:00Z"), "it")) {
      new Keeper(next, store, new PrintWriter(err, true))
          .runWentWrong(Scenarios.put(3, 1), 2, cluster);
    }

    assertThat(told).containsExactly(2);
    assertThat(err)
        .hasToString(
            "# WARNING: the members' logs could not be kept: the log of m1 cannot be read"
                + System.lineSeparator());
  }
}
