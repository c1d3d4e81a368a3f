package org.etcdbench.core.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.etcdbench.core.Allocations;
import org.etcdbench.core.cluster.Cluster;
import org.etcdbench.core.cluster.EtcdForTests;
import org.etcdbench.core.cluster.RawEtcd;
import org.etcdbench.core.cluster.local.LocalClusters;
import org.etcdbench.core.scenario.Consistency;
import org.etcdbench.core.scenario.DriverKind;
import org.etcdbench.core.scenario.Outcome;
import org.etcdbench.core.workload.Request;
import org.etcdbench.core.workload.RequestSamples;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** How much the lean driver carries, and how little it needs for that, with one real member. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LeanDriverLimitsIT {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final byte[] KEY = "lean-key".getBytes(StandardCharsets.UTF_8);
  private static final Request PUT = RequestSamples.put(KEY, new byte[256]);
  private static final Request RANGE = RequestSamples.range(KEY, Consistency.SERIALIZABLE);
  private static final int SLOTS = 10;

  /** Enough for the code to be compiled. */
  private static final int MANY = 2_000;

  /** Then these, each of which waits for a disk, may be fewer. */
  private static final int SOME = 400;

  /** On each of a thousand connections: etcd rejects puts when 5000 are not applied yet. */
  private static final int PUTS_AT_ONCE = 4;

  private LocalClusters clusters;
  private Cluster cluster;

  @BeforeAll
  void openCluster() throws Exception {
    clusters = EtcdForTests.clusters("lean-limits");
    cluster = clusters.open(1, "limits");
  }

  @AfterAll
  void closeCluster() throws Exception {
    cluster.close();
    clusters.close();
  }

  private Driver driver() {
    return Drivers.open(DriverKind.LEAN, new DriverSettings(TIMEOUT));
  }

  private Endpoint member() {
    return cluster.endpoints().get(0);
  }

  @Test
  void allocatesNextToNothingForARequest() throws Exception {
    try (Driver driver = driver();
        Connection connection = DriverContract.ready(driver, member())) {
      CompletableFuture<Thread> loop = new CompletableFuture<>();
      connection.loop().execute(() -> loop.complete(Thread.currentThread()));

      assertThat(bytesPerRequest(connection, RANGE, SLOTS, MANY, loop.get())).isLessThan(32);
      assertThat(bytesPerRequest(connection, PUT, SLOTS, SOME, loop.get())).isLessThan(32);
      // alone, a request has a read and a write of its own
      assertThat(bytesPerRequest(connection, RANGE, 1, MANY, loop.get())).isLessThan(96);
    }
  }

  private static long bytesPerRequest(
      Connection connection, Request request, int slots, int times, Thread loop)
      throws InterruptedException {
    // the code must have been compiled: what the interpreter does may allocate more
    for (int i = 0; i < 5; i++) {
      send(connection, request, slots, times);
    }
    long before = Allocations.soFar(loop);
    send(connection, request, slots, times);
    return (Allocations.soFar(loop) - before) / (slots * (long) times);
  }

  private static void send(Connection connection, Request request, int count, int times)
      throws InterruptedException {
    CountDownLatch done = new CountDownLatch(count);
    List<Slot> slots =
        Stream.generate(() -> new Slot(connection, request, times, done)).limit(count).toList();
    slots.forEach(Slot::start);
    assertThat(done.await(TIMEOUT.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(slots).allSatisfy(slot -> assertThat(slot.failure()).isNull());
  }

  @Test
  void carriesTenThousandRequestsOnAThousandConnectionsWithTheThreadsOfOne() throws Exception {
    List<Connection> connections = new ArrayList<>();
    try (Driver driver = driver();
        RawEtcd raw = new RawEtcd(member())) {
      connections.add(DriverContract.ready(driver, member()));
      int threads = ManagementFactory.getThreadMXBean().getThreadCount();
      for (int i = 1; i < 1_000; i++) {
        connections.add(driver.connect(member()));
      }
      for (Connection connection : connections) {
        connection.ready().toCompletableFuture().get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
      }
      long revision = raw.revision();
      assertAllSucceedAtOnce(connections, PUT, PUTS_AT_ONCE);
      assertThat(raw.revision()).isEqualTo(revision + 1_000L * PUTS_AT_ONCE);
      assertAllSucceedAtOnce(connections, RANGE, 10);
      assertThat(ManagementFactory.getThreadMXBean().getThreadCount())
          .isLessThanOrEqualTo(threads + 2);
    } finally {
      connections.forEach(Connection::close);
    }
  }

  private static void assertAllSucceedAtOnce(
      List<Connection> connections, Request request, int onEach) throws Exception {
    List<Answer> answers = new ArrayList<>();
    for (Connection connection : connections) {
      answers.addAll(Answer.toAll(connection, Collections.nCopies(onEach, request)));
    }
    for (Answer answer : answers) {
      assertThat(answer.outcome()).as(answer.message()).isEqualTo(Outcome.OK);
    }
    assertThat(answers)
        .hasSize(connections.size() * onEach)
        .allMatch(answer -> answer.times() == 1);
  }
}
