package org.etcdbench.core.run;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.etcdbench.core.access.Access;
import org.etcdbench.core.cluster.EtcdForTests;
import org.etcdbench.core.cluster.GrpcControlPlane;
import org.etcdbench.core.cluster.RawEtcd;
import org.etcdbench.core.cluster.existing.ExistingClusters;
import org.etcdbench.core.cluster.existing.ExistingSettings;
import org.etcdbench.core.driver.Endpoint;
import org.etcdbench.core.observe.metrics.FactsFromMetrics;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.Finding;
import org.etcdbench.core.result.Finding.Code;
import org.etcdbench.core.result.member.DataHashes;
import org.etcdbench.core.scenario.ClosedLoad;
import org.etcdbench.core.scenario.IterationLength;
import org.etcdbench.core.scenario.Scenarios;
import org.etcdbench.core.scenario.Target;
import org.etcdbench.core.time.Time;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A member whose disk has changed a value that all of them had agreed on. */
@Timeout(180)
class DifferingDataIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String VALUE = "what-all-members-agreed-on";
  private static final String ROTTEN = "what-one-disk-made-of-that";

  @TempDir(factory = EtcdForTests.TempDirs.class)
  Path workRoot;

  /** A member of a cluster of three, with ports and data of its own. */
  private record Member(String name, String client, String peer, Path data) {
    Process start(String etcd, List<Member> all) throws IOException {
      return new ProcessBuilder(
              etcd,
              "--name=" + name,
              "--data-dir=" + data,
              "--listen-client-urls=" + client,
              "--advertise-client-urls=" + client,
              "--listen-peer-urls=" + peer,
              "--initial-advertise-peer-urls=" + peer,
              "--initial-cluster="
                  + all.stream()
                      .map(member -> member.name() + "=" + member.peer())
                      .collect(Collectors.joining(",")))
          .redirectErrorStream(true)
          .redirectOutput(Files.createTempFile(data.getParent(), name, ".log").toFile())
          .start();
    }

    Endpoint endpoint() {
      return new Endpoint(name, URI.create(client));
    }
  }

  private List<Member> members() throws IOException {
    List<ServerSocket> ports = new ArrayList<>();
    List<Member> members = new ArrayList<>();
    // all at once, so that none is given twice
    for (int i = 0; i < 6; i++) {
      ports.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
    }
    for (int i = 0; i < 3; i++) {
      members.add(
          new Member(
              "m" + (i + 1),
              "http://127.0.0.1:" + ports.get(2 * i).getLocalPort(),
              "http://127.0.0.1:" + ports.get(2 * i + 1).getLocalPort(),
              workRoot.resolve("data" + i)));
    }
    for (ServerSocket port : ports) {
      port.close();
    }
    return members;
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.4", "3.5"})
  void voidsARunOnMembersThatHoldDifferentData(String version) throws Exception {
    String etcd = EtcdForTests.version(version).path().toString();
    List<Member> members = members();
    List<Process> processes = new ArrayList<>();
    try {
      for (Member member : members) {
        processes.add(member.start(etcd, members));
      }
      awaitLeader(members);
      putEverywhere(members);
      processes.get(2).destroy();
      assertThat(processes.get(2).waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
      spoil(members.get(2).data().resolve("member/snap/db"));
      processes.set(2, members.get(2).start(etcd, members));
      awaitLeader(members);

      BenchResult result = measure(members);

      assertThat(result.valid()).isFalse();
      assertThat(result.scenarios().get(0).runs().get(0).before().data())
          .map(DataHashes::verdict)
          .contains(DataHashes.Verdict.DIFFERENT);
      assertThat(result.scenarios().get(0).runs().get(0).findings())
          .filteredOn(finding -> finding.code() == Code.DATA_DIFFERS)
          .extracting(Finding::message)
          .anySatisfy(text -> assertThat(text).contains("before the load"))
          .anySatisfy(text -> assertThat(text).contains("after the load"));
    } finally {
      processes.forEach(Process::destroyForcibly);
      for (Process process : processes) {
        process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS);
      }
    }
  }

  private static void putEverywhere(List<Member> members) {
    try (RawEtcd first = new RawEtcd(members.get(0).endpoint());
        RawEtcd third = new RawEtcd(members.get(2).endpoint())) {
      first.put("theirs", VALUE);
      // it has what the others have when it answers a linearizable read
      assertThat(third.get("theirs")).containsExactly(VALUE);
    }
  }

  /** The database has no checksums over values, so the member itself does not notice. */
  private static void spoil(Path database) throws IOException {
    String bytes = Files.readString(database, ISO_8859_1);
    assertThat(bytes).contains(VALUE);
    Files.writeString(database, bytes.replace(VALUE, ROTTEN), ISO_8859_1);
  }

  private static void awaitLeader(List<Member> members) throws InterruptedException {
    long deadlineNs = Time.SYSTEM.nanoTime() + LIMIT.toNanos();
    try (GrpcControlPlane control =
        new GrpcControlPlane(
            members.stream().map(Member::endpoint).toList(), Access.OPEN, Time.SYSTEM)) {
      while (!control.statuses().stream()
          .allMatch(status -> status.answered() && status.errors().isEmpty())) {
        assertThat(deadlineNs - Time.SYSTEM.nanoTime()).isPositive();
        Time.SYSTEM.sleep(Duration.ofMillis(50));
      }
    }
  }

  private static BenchResult measure(List<Member> members) {
    ExistingClusters clusters =
        new ExistingClusters(
            new ExistingSettings(
                members.stream().map(member -> member.endpoint().uri()).toList(),
                "it",
                false,
                Set.of(),
                ExistingSettings.DEFAULT_HASH_UP_TO_BYTES,
                0),
            Access.OPEN,
            new FactsFromMetrics(Access.OPEN, Time.SYSTEM),
            Time.SYSTEM);
    Benchmark.End end =
        new Benchmark(
                Plans.of(
                    1,
                    Scenarios.put(
                        3,
                        Target.ALL,
                        new ClosedLoad(3, 3),
                        0,
                        1,
                        new IterationLength.Requests(100))),
                "20260101T000000Z-it",
                clusters,
                "0",
                Time.SYSTEM,
                new RecordingListener(() -> {}))
            .run();
    assertThat(end.failed()).isEmpty();
    return end.result();
  }
}
