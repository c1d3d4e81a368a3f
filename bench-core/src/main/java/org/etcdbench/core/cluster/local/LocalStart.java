package org.etcdbench.core.cluster.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.etcdbench.core.access.Credentials;
import org.etcdbench.core.cluster.ClusterException;
import org.etcdbench.core.cluster.GrpcControlPlane;
import org.etcdbench.core.driver.Endpoint;
import org.etcdbench.core.time.Time;

/** One attempt to start a cluster: all members or none. */
final class LocalStart {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(20);
  private static final long QUOTA_BYTES = 8L << 30;

  private final LocalSettings settings;
  private final LocalAccess access;
  private final Time time;
  private final DeathGuard guard;
  private final Path directory;
  private final List<Integer> ports;
  private final int members;
  private final List<MemberProcess> started = new ArrayList<>();

  LocalStart(
      LocalSettings settings,
      LocalAccess access,
      Time time,
      DeathGuard guard,
      Path directory,
      List<Integer> ports) {
    this.settings = settings;
    this.access = access;
    this.time = time;
    this.guard = guard;
    this.directory = directory;
    this.ports = ports;
    this.members = ports.size() / 2;
  }

  LocalCluster start() throws ClusterException, IOException, InterruptedException {
    boolean ready = false;
    GrpcControlPlane control = new GrpcControlPlane(endpoints(), access.access(), time);
    try {
      Files.createDirectories(directory);
      for (int i = 0; i < members; i++) {
        Endpoint endpoint = endpoints().get(i);
        Path log = directory.resolve(endpoint.member() + ".log");
        started.add(MemberProcess.start(endpoint, guard.wrap(command(i)), log));
      }
      awaitReady(control);
      ready = true;
      return new LocalCluster(started, access.access(), control, directory);
    } catch (NotReadyException e) {
      throw new ClusterException(e.getMessage() + "\nThe members' logs: " + keepLogs(), e);
    } finally {
      if (!ready) {
        control.close();
        LocalCluster.stop(started);
        WorkDirectory.delete(directory);
      }
    }
  }

  /** Also tells them who the user is, when they are able to listen. */
  private void awaitReady(GrpcControlPlane control)
      throws ClusterException, NotReadyException, InterruptedException {
    Optional<Credentials> root = access.root();
    if (root.isEmpty()) {
      awaitHealthy(control);
      return;
    }
    try (GrpcControlPlane nobody = new GrpcControlPlane(endpoints(), access.beforeUsers(), time)) {
      awaitHealthy(nobody);
      nobody.enableAuth(root.get());
    }
    control.authenticate();
    awaitHealthy(control);
  }

  private Path keepLogs() throws IOException {
    Path kept = settings.failedLogs().resolve(directory.getFileName());
    LocalCluster.copyLogs(started, kept);
    return kept;
  }

  /** The members are there, or were, but are of no use. */
  private static final class NotReadyException extends Exception {
    private static final long serialVersionUID = 1L;

    NotReadyException(String message) {
      super(message);
    }
  }

  private List<Endpoint> endpoints() {
    return IntStream.range(0, members)
        .mapToObj(i -> new Endpoint(name(i), URI.create(clientUrl(i))))
        .toList();
  }

  private static String name(int i) {
    return "m" + (i + 1);
  }

  private String clientUrl(int i) {
    return access.scheme() + "://127.0.0.1:" + ports.get(2 * i);
  }

  private String peerUrl(int i) {
    return access.scheme() + "://127.0.0.1:" + ports.get(2 * i + 1);
  }

  private List<String> command(int i) {
    String peers =
        IntStream.range(0, members)
            .mapToObj(j -> name(j) + "=" + peerUrl(j))
            .collect(Collectors.joining(","));
    List<String> command =
        new ArrayList<>(
            List.of(
                settings.etcd().toString(),
                "--name=" + name(i),
                "--data-dir=" + directory.resolve(name(i)),
                "--listen-client-urls=" + clientUrl(i),
                "--advertise-client-urls=" + clientUrl(i),
                "--listen-peer-urls=" + peerUrl(i),
                "--initial-advertise-peer-urls=" + peerUrl(i),
                "--initial-cluster=" + peers,
                "--initial-cluster-state=new",
                // members of another harness that got one of our ports must not join in
                "--initial-cluster-token=" + directory,
                "--quota-backend-bytes=" + QUOTA_BYTES,
                "--logger=zap",
                "--log-outputs=stderr"));
    command.addAll(access.memberArgs());
    command.addAll(settings.args());
    return command;
  }

  private void awaitHealthy(GrpcControlPlane control)
      throws PortTakenException, NotReadyException, InterruptedException {
    long startedNs = time.nanoTime();
    while (!control.healthy()) {
      for (MemberProcess member : started) {
        Optional<String> gone = member.gone();
        if (gone.isPresent()) {
          requirePort(member);
          throw new NotReadyException(
              "member "
                  + member.endpoint().member()
                  + " did not start: "
                  + gone.get()
                  + "; its log:\n"
                  + member.telltaleLines());
        }
      }
      if (time.nanoTime() - startedNs > LIMIT.toNanos()) {
        throw new NotReadyException(
            "the members were not healthy within "
                + LIMIT.toSeconds()
                + " s: "
                + GrpcControlPlane.describe(control.statuses()));
      }
      time.sleep(POLL);
    }
  }

  private static void requirePort(MemberProcess member) throws PortTakenException {
    if (member.portTaken()) {
      throw new PortTakenException(
          "member "
              + member.endpoint().member()
              + " could not listen: a port that was free was taken by somebody else");
    }
  }
}
