package org.etcdbench.cli.docker;

import com.github.dockerjava.api.DockerClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.etcdbench.core.cluster.ClusterException;
import org.etcdbench.core.cluster.GrpcControlPlane;
import org.etcdbench.core.cluster.existing.Fitness;
import org.etcdbench.core.cluster.local.LocalAccess;
import org.etcdbench.core.cluster.local.MemberLog;
import org.etcdbench.core.cluster.local.NotReadyException;
import org.etcdbench.core.cluster.local.PortTakenException;
import org.etcdbench.core.cluster.local.Readiness;
import org.etcdbench.core.cluster.local.WorkDirectory;
import org.etcdbench.core.cluster.operate.Snapshots;
import org.etcdbench.core.driver.Endpoint;
import org.etcdbench.core.observe.metrics.FactsFromMetrics;
import org.etcdbench.core.time.Time;

/** One attempt to start a cluster: all members or none. */
final class DockerStart {
  private final DockerClient client;
  private final DockerSettings settings;
  private final String image;
  private final LocalAccess access;
  private final Time time;
  private final Path directory;
  private final Ownership ownership;
  private final List<MemberSpec> specs;
  private final List<MemberContainer> started = new ArrayList<>();

  /**
   * @param image its identity
   * @param access what secures the members
   * @param directory of this attempt, not there yet; its name is unique on the engine
   * @param ports of loopback, one for each member
   */
  DockerStart(
      DockerClient client,
      DockerSettings settings,
      String image,
      LocalAccess access,
      Time time,
      Path directory,
      Ownership ownership,
      List<Integer> ports) {
    this.client = client;
    this.settings = settings;
    this.image = image;
    this.access = access;
    this.time = time;
    this.directory = directory;
    this.ownership = ownership;
    this.specs =
        IntStream.rangeClosed(1, ports.size())
            .mapToObj(
                i ->
                    new MemberSpec(i, ports.size(), ports.get(i - 1), directory.toString(), access))
            .toList();
  }

  DockerCluster start() throws ClusterException, IOException, InterruptedException {
    Files.createDirectories(directory);
    GrpcControlPlane control = new GrpcControlPlane(endpoints(), access.access(), time);
    boolean ready = false;
    try {
      startAll();
      new Readiness(endpoints(), access, time).await(control, this::requireAll);
      requireVersion(control);
      ready = true;
      return new DockerCluster(
          client, started, access.access(), control, snapshots(), directory, ownership);
    } catch (NotReadyException e) {
      throw new ClusterException(e.getMessage() + "\nThe members' logs: " + keepLogs(), e);
    } finally {
      if (!ready) {
        control.close();
        started.forEach(MemberContainer::close);
        ownership.removeAll(client);
        WorkDirectory.delete(directory);
      }
    }
  }

  private void requireVersion(GrpcControlPlane control) throws ClusterException {
    Optional<String> refusal =
        Fitness.otherVersion(control.statuses(), settings.version())
            .map(other -> other + ", from the image " + settings.image().name());
    if (refusal.isPresent()) {
      throw new ClusterException(refusal.get());
    }
  }

  private List<Endpoint> endpoints() {
    return specs.stream().map(MemberSpec::endpoint).toList();
  }

  /** No member of ours is spared: what hashes cost falls between runs. */
  private Snapshots snapshots() {
    return new Snapshots(
        endpoints(),
        access.access(),
        time,
        new FactsFromMetrics(access.access(), time),
        Long.MAX_VALUE);
  }

  private Path keepLogs() throws IOException {
    Path kept = settings.failedLogs().resolve(directory.getFileName());
    DockerCluster.writeLogs(started, kept);
    return kept;
  }

  /** All at the same time, and each to its end: what was begun must be there to be removed. */
  private void startAll() throws ClusterException {
    ExecutorService threads = Executors.newFixedThreadPool(specs.size());
    try {
      String network = done(CompletableFuture.supplyAsync(this::network, threads));
      List<CompletableFuture<MemberContainer>> starts =
          specs.stream()
              .map(spec -> CompletableFuture.supplyAsync(() -> start(spec, network), threads))
              .toList();
      starts.forEach(start -> start.exceptionally(failure -> null).join());
      for (CompletableFuture<MemberContainer> start : starts) {
        started.add(done(start));
      }
    } finally {
      threads.shutdown();
    }
  }

  private String network() {
    try {
      return client
          .createNetworkCmd()
          .withName(String.valueOf(directory.getFileName()))
          .withLabels(ownership.labels())
          .exec()
          .getId();
    } catch (RuntimeException e) {
      throw new CompletionException(
          new ClusterException("cannot make a network: " + EngineFailures.message(e), e));
    }
  }

  private MemberContainer start(MemberSpec spec, String network) {
    String name = directory.getFileName() + "-" + spec.name();
    try {
      String id =
          spec.container(client, image, name, network, ownership, settings.args()).exec().getId();
      spec.copyFiles(client, id);
      client.startContainerCmd(id).exec();
      return new MemberContainer(client, spec.endpoint(), id, log(spec.endpoint()));
    } catch (IOException | RuntimeException e) {
      throw new CompletionException(failed(spec, e));
    }
  }

  private static ClusterException failed(MemberSpec spec, Exception e) {
    return EngineFailures.portTaken(e)
        ? new PortTakenException(
            "the port of member "
                + spec.name()
                + " could not be published: one that was free was taken by somebody else")
        : new ClusterException(
            "member " + spec.name() + " did not start: " + EngineFailures.message(e), e);
  }

  private static <T> T done(CompletableFuture<T> future) throws ClusterException {
    try {
      return future.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof ClusterException failure) {
        throw failure;
      }
      throw e;
    }
  }

  private void requireAll() throws NotReadyException, IOException {
    for (MemberContainer member : started) {
      String gone = member.gone().orElse("");
      if (!gone.isEmpty()) {
        throw new NotReadyException(
            "member "
                + member.endpoint().member()
                + " did not start: "
                + gone
                + "; its log:\n"
                + telltaleLines(member));
      }
    }
  }

  /** Where what the member logs is seen while it lives. */
  private Path log(Endpoint endpoint) {
    return directory.resolve(endpoint.member() + ".log");
  }

  private String telltaleLines(MemberContainer member) throws IOException {
    Path whole = directory.resolve(member.endpoint().member() + ".whole.log");
    member.writeLog(whole);
    return new MemberLog(whole).telltaleLines();
  }
}
