package org.etcdbench.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.etcdbench.core.access.Access;
import org.etcdbench.core.cluster.ControlPlane;
import org.etcdbench.core.cluster.EtcdForTests;
import org.etcdbench.core.cluster.GrpcControlPlane;
import org.etcdbench.core.cluster.existing.ExistingClusters;
import org.etcdbench.core.cluster.existing.ExistingSettings;
import org.etcdbench.core.driver.Endpoint;
import org.etcdbench.core.observe.metrics.FactsFromMetrics;
import org.etcdbench.core.result.MemberStatus;
import org.etcdbench.core.time.Time;
import org.jspecify.annotations.Nullable;

/** Three members that a test runs itself, and stops and starts again as it likes. */
final class OwnMembers implements AutoCloseable {
  private static final int COUNT = 3;
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final String etcd;
  private final Path root;
  private final List<Member> members;
  private final @Nullable Process[] processes = new Process[COUNT];

  private record Member(String name, String client, String peer) {}

  /**
   * Members that are not started yet.
   *
   * @param version etcd's; a test is skipped where there is none
   * @param root where their data and logs are
   * @param peers how they reach each other: {@code http}; or {@code unix}, by sockets in the
   *     directory that each is started in, so that those in another one are out of reach
   */
  static OwnMembers of(String version, Path root, String peers) throws Exception {
    List<ServerSocket> ports = new ArrayList<>();
    List<Member> members = new ArrayList<>();
    // all at once, so that none is given twice
    for (int i = 0; i < 2 * COUNT; i++) {
      ports.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
    }
    for (int i = 0; i < COUNT; i++) {
      members.add(
          new Member(
              "m" + (i + 1),
              "http://127.0.0.1:" + ports.get(2 * i).getLocalPort(),
              peers + "://127.0.0.1:" + ports.get(2 * i + 1).getLocalPort()));
    }
    for (ServerSocket port : ports) {
      port.close();
    }
    return new OwnMembers(EtcdForTests.version(version).path().toString(), root, members);
  }

  private OwnMembers(String etcd, Path root, List<Member> members) {
    this.etcd = etcd;
    this.root = root;
    this.members = members;
  }

  List<Endpoint> endpoints() {
    return members.stream().map(m -> new Endpoint(m.name(), URI.create(m.client()))).toList();
  }

  /** Where a member's data is. */
  Path data(int member) {
    return root.resolve("data" + member);
  }

  /** Starts these members, numbered from 0, in a directory. */
  void start(Path directory, int... numbers) throws IOException {
    String all =
        members.stream().map(m -> m.name() + "=" + m.peer()).collect(Collectors.joining(","));
    for (int i : numbers) {
      Member member = members.get(i);
      processes[i] =
          new ProcessBuilder(
                  etcd,
                  "--name=" + member.name(),
                  "--data-dir=" + data(i),
                  "--listen-client-urls=" + member.client(),
                  "--advertise-client-urls=" + member.client(),
                  "--listen-peer-urls=" + member.peer(),
                  "--initial-advertise-peer-urls=" + member.peer(),
                  "--initial-cluster=" + all)
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectOutput(Files.createTempFile(root, member.name(), ".log").toFile())
              .start();
    }
  }

  /** Ends these members, numbered from 0, and waits until they have. */
  void stop(int... numbers) throws InterruptedException {
    for (int i : numbers) {
      Process process = Objects.requireNonNull(processes[i]);
      process.destroy();
      assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }
  }

  /** Waits until all serve and follow a leader. */
  void awaitServing() throws InterruptedException {
    try (GrpcControlPlane control = new GrpcControlPlane(endpoints(), Access.OPEN, Time.SYSTEM)) {
      await(
          control,
          statuses -> statuses.stream().allMatch(s -> s.answered() && s.errors().isEmpty()));
    }
  }

  /** Waits until what members say of themselves is as wished. */
  static void await(ControlPlane control, Predicate<List<MemberStatus>> wished)
      throws InterruptedException {
    long deadlineNs = Time.SYSTEM.nanoTime() + LIMIT.toNanos();
    while (!wished.test(control.statuses())) {
      assertThat(deadlineNs - Time.SYSTEM.nanoTime()).isPositive();
      Time.SYSTEM.sleep(Duration.ofMillis(50));
    }
  }

  /** The same members as somebody's, under whose keys we write our own. */
  ExistingClusters clusters() {
    return new ExistingClusters(
        new ExistingSettings(
            endpoints().stream().map(Endpoint::uri).toList(),
            "it",
            false,
            Set.of(),
            ExistingSettings.DEFAULT_HASH_UP_TO_BYTES,
            0),
        Access.OPEN,
        new FactsFromMetrics(Access.OPEN, Time.SYSTEM),
        Time.SYSTEM);
  }

  @Override
  public void close() {
    List<Process> started = Arrays.stream(processes).filter(Objects::nonNull).toList();
    started.forEach(Process::destroyForcibly);
    started.forEach(
        process -> process.onExit().orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join());
  }
}
