package org.etcdbench.core.cluster.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.etcdbench.core.cluster.ClusterException;
import org.etcdbench.core.time.Time;

/**
 * Local clusters to play with, which outlive the command that starts them until another ends them.
 * A file for each, in one directory, says which processes they are; several commands may use it at
 * once.
 */
public final class StandingClusters {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,39}");
  private static final String PREFIX = "etcd-bench-cluster-";

  private final Path directory;
  private final Time time;

  /**
   * Those of one directory.
   *
   * @param directory where the files are; need not exist
   */
  public StandingClusters(Path directory, Time time) {
    this.directory = directory;
    this.time = time;
  }

  /** How long members live. */
  public enum Life {
    /** Until they are told to end. */
    OUTLIVES_US,
    /** At most as long as this process. */
    ENDS_WITH_US
  }

  /**
   * Starts a cluster and waits until it is healthy. If that fails or is interrupted, nothing of it
   * is left but the logs of members that did not get ready.
   *
   * @param name how it is called; unlike all others in the directory
   * @param members its size
   * @param settings of its members; what secures them is made in the cluster's own directory
   * @throws ClusterException if there is one of this name, or it cannot be started
   */
  public StandingCluster up(String name, int members, LocalSettings settings, Life life)
      throws ClusterException, InterruptedException {
    try (StandingFile file = StandingFile.lock(directory, checked(name))) {
      Optional<StandingCluster> there = StandingFile.read(directory, name);
      if (there.isPresent() && !there.get().members().isEmpty()) {
        throw new ClusterException(
            "a cluster named " + name + " is there already, with " + running(there.get()));
      }
      if (there.isPresent()) {
        // whoever was starting it was killed, else the file were locked
        requireOurs(there.get());
        remove(file, there.get());
      }
      Tie tie = life == Life.OUTLIVES_US ? Outliving.best() : DeathGuard.best();
      return start(file, name, members, settings, tie);
    } catch (IOException e) {
      throw new ClusterException(
          "cannot start the cluster " + name + ": " + LocalClusters.describe(e), e);
    }
  }

  private static String running(StandingCluster cluster) {
    return cluster.running() + " of " + cluster.members().size() + " members running";
  }

  private StandingCluster start(
      StandingFile file, String name, int members, LocalSettings settings, Tie tie)
      throws ClusterException, IOException, InterruptedException {
    Path root = Files.createDirectories(settings.workRoot()).toRealPath();
    Path data = Files.createTempDirectory(root, PREFIX + name + "-");
    LocalSettings own = settings.securedIn(data.resolve("access"));
    StandingCluster starting =
        new StandingCluster(name, time.now(), own.origin(), data, own.security(), List.of());
    boolean up = false;
    try {
      // first of all: should we be killed, this is how what we started is found
      file.write(starting);
      LocalAccess access = LocalAccess.of(own.secured(), List.of(), time);
      LocalCluster cluster =
          new Starter(own, access, time, Ports.FREE, tie).start(data, members, name);
      cluster.leave();
      StandingCluster standing =
          starting.withMembers(cluster.members().stream().map(StandingMember::of).toList());
      file.write(standing);
      up = true;
      return standing;
    } finally {
      if (!up) {
        remove(file, starting);
      }
    }
  }

  private static void remove(StandingFile file, StandingCluster cluster)
      throws IOException, InterruptedException {
    Processes.kill(cluster.processes());
    WorkDirectory.delete(cluster.directory());
    file.delete();
  }

  /**
   * The cluster of this name; empty if none was started, or it was ended.
   *
   * @throws ClusterException if its file cannot be read
   */
  public Optional<StandingCluster> find(String name) throws ClusterException {
    try {
      return StandingFile.read(directory, checked(name)).filter(c -> !c.members().isEmpty());
    } catch (IOException e) {
      throw new ClusterException(
          "cannot read the file of the cluster " + name + ": " + LocalClusters.describe(e), e);
    }
  }

  /** All clusters that were started and not ended. */
  public List<StandingCluster> all() throws ClusterException {
    List<StandingCluster> all = new ArrayList<>();
    try (var files = Files.newDirectoryStream(Files.createDirectories(directory), "[!.]*.json")) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        find(name.substring(0, name.length() - ".json".length())).ifPresent(all::add);
      }
      return all;
    } catch (IOException e) {
      throw new ClusterException("cannot read " + directory + ": " + LocalClusters.describe(e), e);
    }
  }

  /**
   * Ends the processes of a cluster, and no others, and removes its data.
   *
   * @return the cluster that was; empty if there was none
   * @throws ClusterException if its data cannot be removed; what is left is ended by another try
   */
  public Optional<StandingCluster> down(String name) throws ClusterException, InterruptedException {
    try (StandingFile file = StandingFile.lock(directory, checked(name))) {
      Optional<StandingCluster> there = StandingFile.read(directory, name);
      if (there.isPresent()) {
        requireOurs(there.get());
        remove(file, there.get());
      }
      return there;
    } catch (IOException e) {
      throw new ClusterException(
          "cannot end the cluster " + name + ": " + LocalClusters.describe(e), e);
    }
  }

  /** A file that somebody has changed must not make us delete what is not ours. */
  private static void requireOurs(StandingCluster cluster) throws ClusterException {
    String directory = String.valueOf(cluster.directory().getFileName());
    if (!directory.startsWith(PREFIX + cluster.name() + "-")) {
      throw new ClusterException(
          "the file of the cluster "
              + cluster.name()
              + " names a directory that is not ours: "
              + cluster.directory());
    }
  }

  private static String checked(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "name must be letters, digits, '_', '.' and '-', at most 40, got: '" + name + "'");
    }
    return name;
  }
}
