package org.etcdbench.core.driver;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.etcd.jetcd.api.KeyValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.etcdbench.core.cluster.Cluster;
import org.etcdbench.core.cluster.EtcdForTests;
import org.etcdbench.core.cluster.RawEtcd;
import org.etcdbench.core.cluster.local.LocalClusters;
import org.etcdbench.core.scenario.Consistency;
import org.etcdbench.core.scenario.Data;
import org.etcdbench.core.scenario.DriverKind;
import org.etcdbench.core.scenario.KeyOrder;
import org.etcdbench.core.scenario.Outcome;
import org.etcdbench.core.workload.Request;
import org.etcdbench.core.workload.RequestSamples;
import org.etcdbench.core.workload.Workload;
import org.junit.jupiter.api.Test;

/** The same workload through either driver that reaches members does the same to them. */
class DriversAgreeIT {
  private static final int KEYS = 250;
  private static final int ROUNDS = 4;
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  /** What a driver left behind, and what it found in doing so. */
  private record Trace(List<Pair> pairs, long revisions, List<String> outcomes) {}

  private record Pair(ByteString key, ByteString value, long writes) {}

  @Test
  void leavesTheSameKeysAndRevisions() throws Exception {
    try (LocalClusters clusters = EtcdForTests.clusters("drivers-agree");
        Cluster cluster = clusters.open(1, "agree")) {
      Trace jetcd = trace(DriverKind.JETCD, cluster.endpoints().get(0));
      Trace lean = trace(DriverKind.LEAN, cluster.endpoints().get(0));

      assertThat(lean.revisions()).isEqualTo(jetcd.revisions()).isEqualTo(KEYS * ROUNDS);
      assertThat(lean.pairs()).isEqualTo(jetcd.pairs()).hasSize(KEYS);
      assertThat(lean.outcomes()).isEqualTo(jetcd.outcomes()).contains("OK", "MISSING_KEY");
    }
  }

  private static Trace trace(DriverKind kind, Endpoint member) throws Exception {
    Data data = new Data(12, 100, KEYS, KeyOrder.SEQUENTIAL, 7);
    Workload workload = new Workload(EtcdDriverContract.putsOf(data), "/agree/");
    try (RawEtcd raw = new RawEtcd(member);
        Driver driver = Drivers.open(kind, new DriverSettings(TIMEOUT));
        Connection connection = DriverContract.ready(driver, member)) {
      raw.deleteAll();
      long before = raw.revision();
      for (int round = 0; round < ROUNDS; round++) {
        putEachKey(connection, workload, round);
      }
      long revisions = raw.revision() - before;
      List<Pair> pairs = raw.all().stream().map(DriversAgreeIT::pair).toList();
      return new Trace(pairs, revisions, outcomes(connection, workload));
    }
  }

  private static Pair pair(KeyValue found) {
    return new Pair(found.getKey(), found.getValue(), found.getVersion());
  }

  private static void putEachKey(Connection connection, Workload workload, int round)
      throws Exception {
    List<Request> requests = new ArrayList<>();
    for (int i = 0; i < KEYS; i++) {
      Request request = workload.newRequest();
      workload.fill(request, round * (long) KEYS + i);
      requests.add(request);
    }
    for (Answer answer : Answer.toAll(connection, requests)) {
      assertThat(answer.outcome()).isEqualTo(Outcome.OK);
    }
  }

  /** Of reads of keys that are there, and of some that are not. */
  private static List<String> outcomes(Connection connection, Workload workload) throws Exception {
    List<Request> requests = new ArrayList<>();
    for (int i = 0; i < KEYS; i++) {
      byte[] key = workload.keys().key(i % KEYS);
      if (i % 5 == 0) {
        key[key.length - 1] = 'x';
      }
      requests.add(
          RequestSamples.range(
              key, i % 2 == 0 ? Consistency.LINEARIZABLE : Consistency.SERIALIZABLE));
    }
    List<String> outcomes = new ArrayList<>();
    for (Answer answer : Answer.toAll(connection, requests)) {
      outcomes.add(answer.outcome().name());
    }
    return outcomes;
  }
}
