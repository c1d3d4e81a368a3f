package org.etcdbench.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.etcdbench.core.cluster.ClusterException;
import org.etcdbench.core.preflight.ClusterChecks;
import org.etcdbench.core.preflight.MachineChecks;
import org.etcdbench.core.result.member.Check;
import org.etcdbench.core.scenario.Durations;
import org.etcdbench.report.operator.PreflightReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tells whether cluster, disk, network and generator are fit to be measured. */
@Command(
    name = "preflight",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Checks whether cluster, disk, network and generator are fit to be measured; 1 if one is"
            + " not. Writes nothing to a cluster.")
final class PreflightCommand implements Callable<Integer> {
  /** Longer than anybody would wait for a table. */
  private static final Duration LONGEST_WATCH = Duration.ofHours(1);

  private static final int MOST_CONNS = 100_000;

  private final Surroundings surroundings;

  @Spec private CommandSpec spec;
  @Mixin private TargetOptions options = new TargetOptions();
  @Mixin private OutputOption output;

  @Option(
      names = "--endpoints",
      paramLabel = "URL",
      split = ",",
      description =
          "The members' client URLs. Default: those of the cluster that 'cluster up' started, else"
              + " none: only the generator is checked.")
  private List<String> endpoints = new ArrayList<>();

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "Measure how fast this directory's disk syncs: one on the disk of etcd's data.")
  private @Nullable Path directory;

  @Option(
      names = "--conns",
      paramLabel = "N",
      defaultValue = "100",
      description = "Connections that a run will open. Default: ${DEFAULT-VALUE}.")
  private int conns;

  @Option(
      names = "--watch",
      paramLabel = "DURATION",
      defaultValue = "5s",
      description = "How long to watch whether the leader stays. Default: ${DEFAULT-VALUE}.")
  private String watch;

  PreflightCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws InterruptedException {
    // what is wrong is told before anything is asked
    output.format();
    Duration watched = watched();
    if (conns < 1 || conns > MOST_CONNS) {
      throw new UsageException("--conns must be >= 1 and <= " + MOST_CONNS + ", got: " + conns);
    }
    PreflightReport report = new PreflightReport(checks(watched));
    try {
      report.write(output.format(), spec.commandLine().getOut());
    } catch (IOException e) {
      throw new FailedException("cannot print: " + e.getMessage(), e);
    }
    return report.fit() ? ExitCode.OK : ExitCode.FAILED;
  }

  private Duration watched() {
    try {
      Duration duration = Durations.parse(watch);
      if (duration.compareTo(LONGEST_WATCH) <= 0) {
        return duration;
      }
    } catch (IllegalArgumentException e) {
      throw new UsageException("--watch: " + e.getMessage());
    }
    throw new UsageException("--watch must be <= 1h, got: " + watch);
  }

  private List<Check> checks(Duration watched) throws InterruptedException {
    try {
      Optional<Target> target = target();
      List<Check> checks = new ArrayList<>();
      // while nothing else of ours runs
      tell("looking at the generator");
      MachineChecks machine = new MachineChecks(surroundings.time());
      checks.add(machine.cpu());
      checks.add(machine.openFiles(conns));
      fsync(machine, target).ifPresent(checks::add);
      if (target.isPresent()) {
        Target cluster = target.get();
        checks.addAll(
            0,
            new ClusterChecks(cluster.urls(), cluster.access(), cluster.time())
                .run(watched, conns, this::tell));
      }
      return checks;
    } catch (ClusterException e) {
      throw new FailedException(String.valueOf(e.getMessage()), e);
    }
  }

  private Optional<Target> target() throws ClusterException, InterruptedException {
    Optional<Target> target = options.find(endpoints, surroundings, this::tell);
    if (target.isPresent()) {
      return target;
    }
    Optional<String> given = options.given();
    if (given.isPresent()) {
      throw new UsageException(
          given.get() + " is for members: give --endpoints, or start some with 'cluster up'");
    }
    tell(
        "no members are named with --endpoints, and none run of 'cluster up':"
            + " only the generator is checked");
    return target;
  }

  private Optional<Check> fsync(MachineChecks machine, Optional<Target> target)
      throws InterruptedException {
    if (directory != null) {
      tell("measuring how fast " + directory + " syncs");
      return Optional.of(machine.fsync(directory));
    }
    return target.isPresent() && target.get().urls().stream().anyMatch(PreflightCommand::isHere)
        ? Optional.of(MachineChecks.fsyncNotMeasured())
        : Optional.empty();
  }

  /** Whether a member, and so its disk, is on this machine. */
  private static boolean isHere(URI url) {
    try {
      InetAddress address = InetAddress.getByName(url.getHost());
      return address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null;
    } catch (IOException e) {
      return false;
    }
  }

  private void tell(String what) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("# " + what);
    err.flush();
  }
}
