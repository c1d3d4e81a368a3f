package org.etcdbench.core.cluster.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.etcdbench.core.cluster.ClusterException;
import org.etcdbench.core.cluster.GrpcControlPlane;
import org.etcdbench.core.cluster.MemberFacts;
import org.etcdbench.core.cluster.operate.Snapshots;
import org.etcdbench.core.driver.Endpoint;
import org.etcdbench.core.time.Time;

/** One attempt to start a cluster: all members or none. */
final class LocalStart {
  private final LocalSettings settings;
  private final LocalAccess access;
  private final Time time;
  private final Tie tie;
  private final Path directory;
  private final List<Integer> ports;
  private final int members;
  private final List<MemberProcess> started = new ArrayList<>();

  LocalStart(
      LocalSettings settings,
      LocalAccess access,
      Time time,
      Tie tie,
      Path directory,
      List<Integer> ports) {
    this.settings = settings;
    this.access = access;
    this.time = time;
    this.tie = tie;
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
        started.add(MemberProcess.start(endpoint, tie.wrap(command(i)), log));
      }
      new Readiness(endpoints(), access, time).await(control, this::requireAll);
      ready = true;
      return new LocalCluster(started, access.access(), control, snapshots(), directory);
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

  /** No member of ours is spared: what hashes cost falls between runs. */
  private Snapshots snapshots() {
    MemberFacts.Facts quota = new MemberFacts.Facts(settings.quotaBytes(), Map.of());
    return new Snapshots(
        endpoints(), access.access(), time, member -> Optional.of(quota), Long.MAX_VALUE);
  }

  private Path keepLogs() throws IOException {
    Path kept = settings.failedLogs().resolve(directory.getFileName());
    LocalCluster.copyLogs(started, kept);
    return kept;
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
    Map<String, String> peerUrls =
        IntStream.range(0, members)
            .boxed()
            .collect(Collectors.toMap(LocalStart::name, this::peerUrl));
    List<String> command = new ArrayList<>(List.of(settings.etcd().toString()));
    command.addAll(
        new MemberArguments(
                name(i),
                directory.resolve(name(i)).toString(),
                new MemberArguments.Urls(clientUrl(i), clientUrl(i)),
                new MemberArguments.Urls(peerUrl(i), peerUrl(i)),
                peerUrls,
                directory.toString())
            .list());
    command.addAll(access.memberArgs());
    command.addAll(settings.args());
    return command;
  }

  private void requireAll() throws PortTakenException, NotReadyException, InterruptedException {
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
