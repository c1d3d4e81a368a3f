package org.etcdbench.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.etcdbench.core.access.Access;
import org.etcdbench.core.cluster.ClusterException;
import org.etcdbench.core.cluster.binary.EtcdBinary;
import org.etcdbench.core.cluster.local.LocalSettings;
import org.etcdbench.core.cluster.local.StandingCluster;
import org.etcdbench.core.cluster.local.StandingClusters;
import org.etcdbench.core.cluster.local.StandingClusters.Life;
import org.etcdbench.core.cluster.operate.Operator;
import org.etcdbench.report.operator.OperatorFormat;
import org.etcdbench.report.operator.OperatorTables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts a cluster to play with. */
@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Starts a local cluster on fresh data, which runs until 'cluster down', and says how to"
            + " reach it.")
final class UpCommand implements Callable<Integer> {
  private static final Duration POLL = Duration.ofMillis(500);

  /** As many as etcd's own documents advise at most. */
  private static final int MAX_MEMBERS = 9;

  private final Surroundings surroundings;

  @Spec private CommandSpec spec;
  @Mixin private EtcdOptions etcdOptions;
  @Mixin private OutputOption output;

  @Option(
      names = "--members",
      paramLabel = "N",
      defaultValue = "3",
      description = "How many members. Default: ${DEFAULT-VALUE}.")
  private int members = 3;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = Standing.DEFAULT_NAME,
      description = "How the cluster is called. Default: ${DEFAULT-VALUE}.")
  private String name = Standing.DEFAULT_NAME;

  @Option(
      names = "--etcd-arg",
      paramLabel = "ARG",
      description = "A further argument for every member; may be repeated.")
  private List<String> etcdArgs = new ArrayList<>();

  @Option(
      names = "--foreground",
      description = "Stay until Ctrl-C; the members end with this command, however it ends.")
  private boolean foreground;

  UpCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws InterruptedException {
    output.format();
    if (members < 1 || members > MAX_MEMBERS) {
      throw new UsageException(
          "--members must be >= 1 and <= " + MAX_MEMBERS + ", got: " + members);
    }
    StandingClusters clusters = Standing.of(surroundings);
    try {
      StandingCluster cluster = start(clusters);
      return foreground ? stay(clusters, cluster) : tell(cluster);
    } catch (ClusterException e) {
      throw new FailedException(String.valueOf(e.getMessage()), e);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--" + e.getMessage());
    }
  }

  private StandingCluster start(StandingClusters clusters)
      throws ClusterException, InterruptedException {
    if (clusters.find(name).isPresent()) {
      throw new FailedException(
          "a cluster named "
              + name
              + " is there already; end it with '"
              + launcher()
              + " cluster down"
              + nameOption()
              + "', or give this one another --name",
          null);
    }
    LocalEtcd local = new LocalEtcd(surroundings, etcdOptions);
    EtcdBinary etcd = local.find("", line -> progress(line));
    progress("starting " + members + " members");
    LocalSettings settings =
        new LocalSettings(
            etcd.path(),
            "etcd " + etcd.version(),
            etcdArgs,
            local.workRoot(),
            local.workRoot().resolve("failed"));
    return clusters.up(name, members, settings, foreground ? Life.ENDS_WITH_US : Life.OUTLIVES_US);
  }

  private void progress(String line) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("# " + line);
    err.flush();
  }

  private int tell(StandingCluster cluster) throws ClusterException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    boolean forPeople = output.format() == OperatorFormat.TABLE;
    List<String> urls = cluster.urls().stream().map(String::valueOf).toList();
    if (forPeople) {
      out.println(
          cluster.name() + ": " + urls.size() + " members of " + cluster.etcd() + ", healthy");
    }
    try (Operator operator = Operator.open(cluster.urls(), Access.OPEN, surroundings.time())) {
      output.print(OperatorTables.up(cluster.name(), urls, operator.members()), out);
    }
    if (forPeople) {
      lines(urls).forEach(out::println);
    }
    out.flush();
    return ExitCode.OK;
  }

  private List<String> lines(List<String> urls) {
    return List.of(
        "To use it:",
        "  " + launcher() + " cluster status" + nameOption(),
        "  " + launcher() + " run quick --endpoints " + String.join(",", urls),
        foreground
            ? "Ctrl-C ends it."
            : "To end it:\n  " + launcher() + " cluster down" + nameOption());
  }

  private String nameOption() {
    return name.equals(Standing.DEFAULT_NAME) ? "" : " --name " + name;
  }

  /** What the user can type: the launcher beside our profiles. */
  private String launcher() {
    Path home = surroundings.home().toAbsolutePath().normalize();
    return home.equals(Path.of("").toAbsolutePath())
        ? "./etcd-bench"
        : home.resolve("etcd-bench").toString();
  }

  private int stay(StandingClusters clusters, StandingCluster cluster)
      throws ClusterException, InterruptedException {
    boolean told = false;
    try {
      tell(cluster);
      while (cluster.running() > 0) {
        surroundings.time().sleep(POLL);
      }
    } catch (InterruptedException e) {
      // this is how it is told to end
      told = true;
    } finally {
      told |= clusters.down(name).isEmpty();
    }
    progress(told ? "the cluster " + name + " is ended" : "all members have ended");
    return told ? ExitCode.OK : ExitCode.FAILED;
  }
}
