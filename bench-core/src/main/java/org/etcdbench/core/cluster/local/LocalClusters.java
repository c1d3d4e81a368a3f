package org.etcdbench.core.cluster.local;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
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

  private final LocalSettings settings;
  private final WorkDirectory work;
  private final LocalAccess access;
  private final Starter starter;

  private LocalClusters(
      LocalSettings settings, WorkDirectory work, LocalAccess access, Starter starter) {
    this.settings = settings;
    this.work = work;
    this.access = access;
    this.starter = starter;
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
    LocalAccess access = LocalAccess.of(settings.secured(), List.of(), time);
    try {
      WorkDirectory work = WorkDirectory.create(settings.workRoot());
      return new LocalClusters(
          settings, work, access, new Starter(settings, access, time, ports, guard));
    } catch (IOException e) {
      throw new ClusterException(
          "cannot use the work directory " + settings.workRoot() + ": " + describe(e), e);
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
    return starter.start(work.path(), members, name);
  }

  static String describe(IOException e) {
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
