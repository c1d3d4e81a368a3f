package org.etcdbench.jmh.paired;

import java.io.IOException;
import java.util.List;
import org.etcdbench.core.cluster.Cluster;
import org.etcdbench.core.cluster.ClusterException;
import org.etcdbench.core.driver.Endpoint;
import org.etcdbench.core.time.Time;
import org.etcdbench.core.workload.Workload;
import org.etcdbench.jmh.Asked;
import org.etcdbench.jmh.LoadParam;
import org.etcdbench.jmh.Members;
import org.etcdbench.jmh.Scenarios;

/** The cluster that all clients are measured against, with its one key in it. For one thread. */
final class Bed implements AutoCloseable {
  /** A client that can send but one body always sends the same key: so all do. */
  static final int KEY_SPACE = 1;

  /** Keys 0 and on, so that the index that a request is looked up in is not an empty one. */
  private static final int PREFILLED = 10_000;

  private final Cluster cluster;
  private final Time time;
  private final List<Long> members;
  private final HandledCalls handled = new HandledCalls();

  /** A cluster that runs, as processes below this one. */
  Bed(Cluster cluster, Time time) throws ClusterException {
    this.cluster = cluster;
    this.time = time;
    this.members =
        ProcessHandle.current()
            .descendants()
            .filter(process -> process.info().command().orElse("").endsWith("/etcd"))
            .map(ProcessHandle::pid)
            .toList();
    if (members.size() != cluster.endpoints().size()) {
      throw new ClusterException(
          "found "
              + members.size()
              + " processes of etcd below this one, for "
              + cluster.endpoints().size()
              + " members");
    }
    Members.prefill(
        cluster,
        new Workload(Scenarios.of(Asked.PUT, LoadParam.C1_1.load(), PREFILLED), ""),
        PREFILLED);
  }

  /** The one key. */
  static Workload workload(Asked asked) {
    return new Workload(Scenarios.of(asked, LoadParam.C1_1.load(), KEY_SPACE), "");
  }

  List<Endpoint> endpoints() {
    return cluster.endpoints();
  }

  Time time() {
    return time;
  }

  /** The member that leads now. */
  Endpoint leader() throws IOException {
    try {
      String name = cluster.control().leadership().leader();
      return cluster.endpoints().stream()
          .filter(endpoint -> endpoint.member().equals(name))
          .findFirst()
          .orElseThrow();
    } catch (ClusterException e) {
      throw new IOException("the cluster has no leader: " + e.getMessage(), e);
    }
  }

  /** Calls that ended badly on the leader so far. */
  long badCalls() throws IOException, InterruptedException {
    return handled.bad(leader().uri());
  }

  /** CPU time of all members so far. */
  long membersCpuNs() throws IOException {
    return ProcessCpu.ofNs(members);
  }

  @Override
  public void close() throws ClusterException {
    cluster.close();
  }
}
