package org.etcdbench.cli.docker;

import com.github.dockerjava.api.DockerClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.etcdbench.core.cluster.Cluster;
import org.etcdbench.core.cluster.ClusterException;
import org.etcdbench.core.cluster.ClusterProvider;
import org.etcdbench.core.cluster.local.LocalAccess;
import org.etcdbench.core.cluster.local.PortTakenException;
import org.etcdbench.core.cluster.local.Ports;
import org.etcdbench.core.cluster.local.WorkDirectory;
import org.etcdbench.core.time.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.utility.ResourceReaper;

/**
 * Starts a fresh cluster in containers for every run. Members are named m1, m2, …; they are reached
 * at ports published on loopback, and reach each other on a network of the cluster's own. They are
 * removed with their cluster; what a killed process left is removed by the next one.
 */
public final class DockerClusters implements ClusterProvider {
  private static final Logger log = LoggerFactory.getLogger(DockerClusters.class);

  /** Somebody else may take a port between its choice and its use. */
  private static final int TRIES = 3;

  /** Testcontainers' own switch; only if it says so, its cleaner watches over us as well. */
  private static final String RYUK_DISABLED = "TESTCONTAINERS_RYUK_DISABLED";

  private final DockerSettings settings;
  private final Time time;
  private final Ports ports;
  private final Engine engine;
  private final String image;
  private final WorkDirectory work;
  private final LocalAccess access;
  private final Ownership ownership;
  private final AtomicInteger attempts = new AtomicInteger();

  private DockerClusters(
      DockerSettings settings,
      Time time,
      Ports ports,
      Engine engine,
      String image,
      WorkDirectory work,
      LocalAccess access) {
    this.settings = settings;
    this.time = time;
    this.ports = ports;
    this.engine = engine;
    this.image = image;
    this.work = work;
    this.access = access;
    this.ownership = Ownership.of(work.path());
  }

  /**
   * Prepares for clusters in containers: finds the engine, removes what a killed predecessor left,
   * and has the image pulled if need be.
   *
   * @param environment may name the engine with DOCKER_HOST
   * @param progress is told of what takes long, in lines
   * @throws ClusterException if there is no engine or no image
   */
  public static DockerClusters prepare(
      DockerSettings settings,
      Map<String, String> environment,
      Time time,
      Consumer<String> progress)
      throws ClusterException, InterruptedException {
    return prepare(settings, environment, time, progress, Ports.FREE);
  }

  static DockerClusters prepare(
      DockerSettings settings,
      Map<String, String> environment,
      Time time,
      Consumer<String> progress,
      Ports ports)
      throws ClusterException, InterruptedException {
    Engine engine = Engine.connect(environment);
    boolean ready = false;
    try {
      WorkDirectory work = workDirectory(settings.workRoot(), engine.client());
      try {
        String image = new Images(engine.client(), progress).require(settings.image());
        LocalAccess access = LocalAccess.of(settings.secured(), MemberSpec.names(), time);
        DockerClusters clusters =
            new DockerClusters(settings, time, ports, engine, image, work, access);
        clusters.haveRyukWatchIfAsked(environment);
        ready = true;
        return clusters;
      } finally {
        if (!ready) {
          work.close();
        }
      }
    } finally {
      if (!ready) {
        engine.close();
      }
    }
  }

  private static WorkDirectory workDirectory(Path root, DockerClient client)
      throws ClusterException {
    try {
      return WorkDirectory.create(root, directory -> removeEstate(directory, client));
    } catch (IOException e) {
      throw new ClusterException("cannot use the directory " + root + ": " + e.getMessage(), e);
    }
  }

  private static void removeEstate(Path directory, DockerClient client) throws IOException {
    try {
      Ownership.of(directory).removeAll(client);
    } catch (ClusterException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private void haveRyukWatchIfAsked(Map<String, String> environment) throws ClusterException {
    if (!"false".equalsIgnoreCase(environment.get(RYUK_DISABLED))) {
      return;
    }
    try {
      ResourceReaper.instance().registerLabelsFilterForCleanup(ownership.labels());
    } catch (RuntimeException e) {
      throw new ClusterException(
          "Testcontainers' cleaner Ryuk does not start: "
              + EngineFailures.message(e)
              + "; etcd-bench also works without "
              + RYUK_DISABLED
              + "=false",
          e);
    }
  }

  @Override
  public String describe() {
    return "containers of "
        + engine.version()
        + ", ports published on loopback"
        + access.describe();
  }

  @Override
  public String etcdOrigin() {
    return "image " + settings.image().name() + ", " + image;
  }

  @Override
  public String dataFileSystem() {
    return engine.volumeFileSystem();
  }

  @Override
  public Cluster open(int members, String name) throws ClusterException, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      // names of the engine's are more limited than names of runs
      String unique = work.path().getFileName() + "-" + attempts.incrementAndGet();
      try {
        return new DockerStart(
                engine.client(),
                settings,
                image,
                access,
                time,
                work.path().resolve(unique),
                ownership.ofCluster(unique),
                ports.pick(members))
            .start();
      } catch (PortTakenException e) {
        if (attempt == TRIES) {
          throw e;
        }
      } catch (IOException e) {
        throw new ClusterException(
            "cannot start " + members + " members in containers: " + e.getMessage(), e);
      }
    }
  }

  @Override
  public void close() {
    try {
      access.forget();
    } catch (IOException e) {
      log.warn("cannot remove a password that opens nothing any more: {}", e.getMessage());
    }
    try {
      ownership.removeAll(engine.client());
      work.close();
    } catch (ClusterException e) {
      // the directory stays, and with it the next one to come knows
      log.warn("{}", e.getMessage());
    } finally {
      engine.close();
    }
  }
}
