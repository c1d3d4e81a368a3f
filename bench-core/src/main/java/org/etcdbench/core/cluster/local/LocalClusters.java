package org.etcdbench.core.cluster.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.etcdbench.core.cluster.Cluster;
import org.etcdbench.core.cluster.ClusterException;
import org.etcdbench.core.cluster.ClusterProvider;
import org.etcdbench.core.time.Time;

/**
 * Starts a fresh cluster on loopback for every run. Members are named m1, m2, …; they end with this
 * process, also when it is killed.
 */
public final class LocalClusters implements ClusterProvider {
  /** Somebody else may take a port between its choice and its use. */
  private static final int TRIES = 3;

  private final LocalSettings settings;
  private final Time time;
  private final Ports ports;
  private final WorkDirectory work;
  private final DeathGuard guard;

  private LocalClusters(
      LocalSettings settings, Time time, Ports ports, WorkDirectory work, DeathGuard guard) {
    this.settings = settings;
    this.time = time;
    this.ports = ports;
    this.work = work;
    this.guard = guard;
  }

  /**
   * Prepares for local clusters; also removes what a killed predecessor left.
   *
   * @throws ClusterException if the work directory cannot be used
   */
  public static LocalClusters prepare(LocalSettings settings, Time time)
      throws ClusterException, InterruptedException {
    return prepare(settings, time, Ports.FREE, DeathGuard.best());
  }

  static LocalClusters prepare(LocalSettings settings, Time time, Ports ports, DeathGuard guard)
      throws ClusterException {
    try {
      WorkDirectory work = WorkDirectory.create(settings.workRoot());
      return new LocalClusters(settings, time, ports, work, guard);
    } catch (IOException e) {
      throw new ClusterException(
          "cannot use the work directory " + settings.workRoot() + ": " + describe(e), e);
    }
  }

  @Override
  public String describe() {
    return "local members on loopback";
  }

  @Override
  public String etcdOrigin() {
    return settings.origin();
  }

  @Override
  public String dataFileSystem() {
    try {
      return Files.getFileStore(work.path()).type();
    } catch (IOException e) {
      return "";
    }
  }

  @Override
  public Cluster open(int members, String name) throws ClusterException, InterruptedException {
    return start(settings, time, ports, guard, work.path(), members, name);
  }

  /**
   * Starts a cluster in a directory of its own under this one; begins anew where somebody takes one
   * of its ports.
   */
  static LocalCluster start(
      LocalSettings settings, Time time, Ports ports, Tie tie, Path under, int members, String name)
      throws ClusterException, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      Path directory = under.resolve(name + "-" + attempt);
      try {
        return new LocalStart(settings, time, tie, directory, ports.pick(2 * members)).start();
      } catch (PortTakenException e) {
        if (attempt == TRIES) {
          throw e;
        }
      } catch (IOException e) {
        throw new ClusterException("cannot start " + members + " members: " + describe(e), e);
      }
    }
  }

  static String describe(IOException e) {
    return e.getClass().getSimpleName().replace("Exception", "") + ": " + e.getMessage();
  }

  @Override
  public void close() {
    work.close();
  }
}
