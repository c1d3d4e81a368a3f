package org.etcdbench.core.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.etcdbench.core.cluster.Cluster;
import org.etcdbench.core.cluster.EtcdForTests;
import org.etcdbench.core.cluster.EtcdProcesses;
import org.etcdbench.core.cluster.RawEtcd;
import org.etcdbench.core.cluster.binary.EtcdBinary;
import org.etcdbench.core.cluster.local.LocalClusters;
import org.etcdbench.core.cluster.local.LocalSettings;
import org.etcdbench.core.scenario.ClosedLoad;
import org.etcdbench.core.scenario.Consistency;
import org.etcdbench.core.scenario.Data;
import org.etcdbench.core.scenario.DriverKind;
import org.etcdbench.core.scenario.IterationLength;
import org.etcdbench.core.scenario.Iterations;
import org.etcdbench.core.scenario.KeyOrder;
import org.etcdbench.core.scenario.Operation;
import org.etcdbench.core.scenario.Outcome;
import org.etcdbench.core.scenario.Scenario;
import org.etcdbench.core.scenario.Target;
import org.etcdbench.core.time.Time;
import org.etcdbench.core.workload.Request;
import org.etcdbench.core.workload.RequestSamples;
import org.etcdbench.core.workload.Workload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every driver that reaches members promises, seen with three real ones: of the etcd that
 * distributions have, and of a newer one.
 */
@ParameterizedClass(name = "etcd {0}")
@ValueSource(strings = {"3.4", "3.5"})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EtcdDriverContract extends DriverContract {
  private static final Duration SHORT = Duration.ofMillis(500);

  /** For a member that was paused to come back, and for a machine that is busy. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Filled by JUnit; the two methods below get it as their argument. */
  @Parameter String ofEtcd;

  private Path workRoot;
  private LocalClusters clusters;
  private Cluster cluster;
  private Endpoint follower;

  @BeforeParameterizedClassInvocation
  void openCluster(String version) throws Exception {
    workRoot = EtcdForTests.workRoot(getClass().getSimpleName() + "-" + version);
    clusters =
        LocalClusters.prepare(settings(EtcdForTests.version(version), workRoot), Time.SYSTEM);
    cluster = clusters.open(3, "contract");
    String leader = cluster.control().leadership().leader();
    follower =
        cluster.endpoints().stream()
            .filter(endpoint -> !endpoint.member().equals(leader))
            .findFirst()
            .orElseThrow();
  }

  @AfterParameterizedClassInvocation
  void closeCluster() throws Exception {
    if (cluster != null) {
      cluster.close();
    }
    if (clusters != null) {
      clusters.close();
    }
  }

  /** The driver that is tested. */
  abstract DriverKind kind();

  /** What the members are made of: those of most tests let everybody in. */
  LocalSettings settings(EtcdBinary etcd, Path root) {
    return EtcdForTests.settings(etcd, root);
  }

  @Override
  final Driver driver(Duration timeout) {
    return driver(timeout, cluster);
  }

  private Driver driver(Duration timeout, Cluster members) {
    return Drivers.open(kind(), new DriverSettings(timeout, members.access(), members.tokens()));
  }

  private RawEtcd raw(Endpoint member) {
    return new RawEtcd(member, cluster.access());
  }

  @Override
  Endpoint endpoint() {
    return follower;
  }

  @Test
  void isReadyOnlyWhenTheMemberHasServedARequest() throws Exception {
    try (RawEtcd raw = raw(follower);
        Driver driver = driver(TIMEOUT)) {
      raw.revision();
      long before = raw.started("Range");
      try (Connection connection = ready(driver, follower)) {
        assertThat(connection.ready().toCompletableFuture()).isCompleted();
        assertThat(raw.started("Range")).isEqualTo(before + 1);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"8,256", "1,0", "300,1", "16,1000000"})
  void storesExactlyTheBytesOfTheWorkload(int keySize, int valueSize) throws Exception {
    Data data = new Data(keySize, valueSize, 10, KeyOrder.SEQUENTIAL, 42);
    Workload workload = new Workload(putsOf(data), "");
    Request request = workload.newRequest();
    workload.fill(request, 7);
    try (Driver driver = driver(TIMEOUT);
        Connection connection = ready(driver, follower);
        RawEtcd raw = raw(cluster.endpoints().get(0))) {
      assertThat(Answer.to(connection, request).outcome()).isEqualTo(Outcome.OK);

      assertThat(raw.get(request.key()))
          .singleElement()
          .satisfies(
              pair -> {
                assertThat(pair.getKey().toByteArray()).hasSize(keySize).isEqualTo(request.key());
                assertThat(pair.getValue().toByteArray())
                    .hasSize(valueSize)
                    .isEqualTo(request.value());
              });
    }
  }

  static Scenario putsOf(Data data) {
    Iterations once = new Iterations(1, new IterationLength.Requests(1));
    return new Scenario(
        3,
        DriverKind.LEAN,
        Operation.PUT,
        null,
        Target.ALL,
        new ClosedLoad(1, 1),
        data,
        once,
        once,
        Duration.ofSeconds(1));
  }

  @ParameterizedTest
  @EnumSource
  void tellsAMissingKey(Consistency consistency) throws Exception {
    byte[] none = "no such key".getBytes(StandardCharsets.UTF_8);
    try (Driver driver = driver(TIMEOUT);
        Connection connection = ready(driver, follower)) {
      Answer answer = Answer.to(connection, RequestSamples.range(none, consistency));

      assertThat(answer.outcome()).isEqualTo(Outcome.MISSING_KEY);
      assertThat(answer.message()).isEqualTo("the key does not exist");
    }
  }

  @Test
  void sendsEachRequestOnceAndToNobodyButThePinnedMember() throws Exception {
    List<RawEtcd> members = cluster.endpoints().stream().map(this::raw).toList();
    try (Driver driver = driver(TIMEOUT);
        Connection connection = ready(driver, cluster.endpoints().get(1))) {
      long[] before = puts(members);
      for (Answer answer : Answer.toAll(connection, Collections.nCopies(123, PUT))) {
        assertThat(answer.outcome()).isEqualTo(Outcome.OK);
      }
      long[] after = puts(members);

      assertThat(after).containsExactly(before[0], before[1] + 123, before[2]);
    } finally {
      members.forEach(RawEtcd::close);
    }
  }

  private static long[] puts(List<RawEtcd> members) throws IOException, InterruptedException {
    long[] puts = new long[members.size()];
    for (int i = 0; i < puts.length; i++) {
      puts[i] = members.get(i).started("Put");
    }
    return puts;
  }

  @Test
  void endsEveryRequestByTheTimeoutWhileTheMemberIsSilentAndWorksAgainAfterwards()
      throws Exception {
    ProcessHandle process = EtcdProcesses.member(workRoot, follower.member());
    try (Driver driver = driver(SHORT);
        Connection connection = ready(driver, follower)) {
      EtcdProcesses.pause(process);
      try {
        long sentNs = Time.SYSTEM.nanoTime();
        List<Answer> answers = Answer.toAll(connection, List.of(PUT, RANGE, PUT, RANGE, PUT));
        for (Answer answer : answers) {
          assertThat(answer.outcome()).isEqualTo(Outcome.TIMEOUT);
          assertThat(answer.message()).isEqualTo("no answer within the deadline");
        }
        assertThat(sinceNs(sentNs)).isBetween(SHORT, SHORT.multipliedBy(6));
        EtcdProcesses.resume(process);
        awaitServed(connection);
        assertThat(answers).allMatch(answer -> answer.times() == 1);
      } finally {
        EtcdProcesses.resume(process);
      }
    }
  }

  private static void awaitServed(Connection connection) throws Exception {
    long resumedNs = Time.SYSTEM.nanoTime();
    while (Answer.to(connection, PUT).outcome() != Outcome.OK) {
      assertThat(sinceNs(resumedNs)).isLessThan(PATIENCE);
    }
  }

  @Test
  void failsWhatASilentMemberHasNotAnsweredWhenItIsClosed() throws Exception {
    ProcessHandle process = EtcdProcesses.member(workRoot, follower.member());
    try (Driver driver = driver(PATIENCE)) {
      Connection connection = ready(driver, follower);
      EtcdProcesses.pause(process);
      try {
        long closedNs = Time.SYSTEM.nanoTime();
        List<Answer> answers = Answer.toAll(connection, List.of(PUT, RANGE));
        connection.close();
        for (Answer answer : answers) {
          assertThat(answer.outcome()).isNotEqualTo(Outcome.OK);
          assertThat(answer.message()).isNotEmpty();
        }
        assertThat(sinceNs(closedNs)).isLessThan(Duration.ofSeconds(5));
      } finally {
        EtcdProcesses.resume(process);
      }
    }
  }

  @Test
  void endsEveryRequestToAKilledMember() throws Exception {
    try (Cluster single = clusters.open(1, "killed");
        Driver driver = driver(SHORT, single);
        Connection connection = ready(driver, single.endpoints().get(0))) {
      List<Answer> answers = Answer.toAll(connection, Collections.nCopies(50, PUT));
      EtcdProcesses.kill(processOf("killed"));
      for (Answer answer : answers) {
        assertThat(answer.outcome()).isIn(Outcome.OK, Outcome.UNAVAILABLE, Outcome.TIMEOUT);
      }
      long sentNs = Time.SYSTEM.nanoTime();
      for (Answer answer : Answer.toAll(connection, List.of(PUT, RANGE, PUT, RANGE))) {
        assertThat(answer.outcome())
            .as(answer.message())
            .isIn(Outcome.UNAVAILABLE, Outcome.TIMEOUT);
        assertThat(answer.message()).isNotEmpty();
      }
      assertThat(sinceNs(sentNs)).isLessThan(SHORT.multipliedBy(6));
    }
  }

  private List<ProcessHandle> processOf(String cluster) {
    List<ProcessHandle> found =
        EtcdProcesses.etcds(workRoot).stream()
            .filter(p -> p.info().commandLine().orElse("").contains("/" + cluster + "-"))
            .toList();
    assertThat(found).hasSize(1);
    return found;
  }

  @Test
  void cannotConnectToAClosedPort() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    Endpoint nobody = new Endpoint("m9", URI.create("http://127.0.0.1:" + port));
    try (Driver driver = driver(TIMEOUT);
        Connection connection = driver.connect(nobody)) {
      CompletableFuture<Void> ready = connection.ready().toCompletableFuture();

      assertThatThrownBy(() -> ready.get(3, TimeUnit.SECONDS))
          .isInstanceOf(ExecutionException.class)
          .cause()
          .isInstanceOf(ConnectFailedException.class)
          .hasMessageStartingWith("cannot connect to member m9 at http://127.0.0.1:" + port + ": ")
          .hasMessageContaining("Connection refused");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1700000,etcdserver: request is too large",
    "2097152,received message larger than max"
  })
  void tellsInTheMembersWordsThatAValueIsTooLarge(int valueSize, String words) throws Exception {
    try (Driver driver = driver(TIMEOUT);
        Connection connection = ready(driver, follower)) {
      Answer answer = Answer.to(connection, RequestSamples.put(KEY, new byte[valueSize]));

      assertThat(answer.outcome()).isEqualTo(Outcome.REJECTED);
      assertThat(answer.message()).contains(words);
      assertThat(Answer.to(connection, PUT).outcome()).isEqualTo(Outcome.OK);
    }
  }

  @Test
  void carriesTheLargestValueThatAScenarioMayAskFor() throws Exception {
    byte[] key = "large".getBytes(StandardCharsets.UTF_8);
    byte[] value = new byte[Data.MAX_VALUE_BYTES];
    try (Driver driver = driver(TIMEOUT);
        Connection connection = ready(driver, follower);
        RawEtcd raw = raw(follower)) {
      assertThat(Answer.to(connection, RequestSamples.put(key, value)).outcome())
          .isEqualTo(Outcome.OK);
      assertThat(
              Answer.to(connection, RequestSamples.range(key, Consistency.LINEARIZABLE)).outcome())
          .isEqualTo(Outcome.OK);
      assertThat(raw.get(key).get(0).getValue()).isEqualTo(ByteString.copyFrom(value));
    }
  }

  private static Duration sinceNs(long startNs) {
    return Duration.ofNanos(Time.SYSTEM.nanoTime() - startNs);
  }
}
