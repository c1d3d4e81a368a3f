package org.etcdbench.core.cluster.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.etcdbench.core.cluster.Cluster;
import org.etcdbench.core.cluster.ClusterException;
import org.etcdbench.core.cluster.ClusterProvider;
import org.etcdbench.core.time.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts a fresh cluster on loopback for every run. Members are named m1, m2, …; they end with this
 * process, also when it is killed.
 */
public final class LocalClusters implements ClusterProvider {
  private static final Logger log = LoggerFactory.getLogger(LocalClusters.class);

  /** Somebody else may take a port between its choice and its use. */
  private static final int TRIES = 3;

  private final LocalSettings settings;
  private final Time time;
  private final Ports ports;
  private final WorkDirectory work;
  private final DeathGuard guard;
  private final LocalAccess access;

  private LocalClusters(
      LocalSettings settings,
      Time time,
      Ports ports,
      WorkDirectory work,
      DeathGuard guard,
      LocalAccess access) {
    this.settings = settings;
    this.access = access;
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
    LocalAccess access = access(settings, time);
    try {
      WorkDirectory work = WorkDirectory.create(settings.workRoot());
      return new LocalClusters(settings, time, ports, work, guard, access);
    } catch (IOException e) {
      throw new ClusterException(
          "cannot use the work directory " + settings.workRoot() + ": " + describe(e), e);
    }
  }

  private static LocalAccess access(LocalSettings settings, Time time) throws ClusterException {
    if (settings.secured().isEmpty()) {
      return LocalAccess.OPEN;
    }
    LocalSecurity security = settings.secured().get();
    try {
      return LocalAccess.make(security, time.now());
    } catch (IOException e) {
      throw new ClusterException(
          "cannot secure local members with files in " + security.directory() + ": " + describe(e),
          e);
    }
  }

  @Override
  public String describe() {
    return "local members on loopback" + access.describe();
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
    for (int attempt = 1; ; attempt++) {
      Path directory = work.path().resolve(name + "-" + attempt);
      try {
        return new LocalStart(settings, access, time, guard, directory, ports.pick(2 * members))
            .start();
      } catch (PortTakenException e) {
        if (attempt == TRIES) {
          throw e;
        }
      } catch (IOException e) {
        throw new ClusterException("cannot start " + members + " members: " + describe(e), e);
      }
    }
  }

  private static String describe(IOException e) {
    return e.getClass().getSimpleName().replace("Exception", "") + ": " + e.getMessage();
  }

  @Override
  public void close() {
    try {
      access.forget();
    } catch (IOException e) {
      log.warn("cannot remove a password that opens nothing any more: {}", e.getMessage());
    }
    work.close();
  }
}
