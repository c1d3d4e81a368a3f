package org.etcdbench.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.etcdbench.core.access.AccessSettings;
import org.etcdbench.core.cluster.ClusterException;
import org.etcdbench.core.cluster.ClusterProvider;
import org.etcdbench.core.cluster.MemberFacts;
import org.etcdbench.core.cluster.existing.ExistingClusters;
import org.etcdbench.core.cluster.existing.ExistingSettings;
import org.etcdbench.core.profile.MemberNames;
import org.etcdbench.core.profile.ProfileException;
import org.etcdbench.core.profile.ProfileOverride;
import org.etcdbench.core.profile.Profiles;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.store.ResultStore;
import org.etcdbench.core.run.Benchmark;
import org.etcdbench.core.run.Plan;
import org.etcdbench.core.scenario.DriverKind;
import org.etcdbench.report.format.ReportFormats;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a profile. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Runs a profile, prints its tables and keeps its result.")
final class RunCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Spec private CommandSpec spec;
  @Mixin private ClusterOptions cluster;

  @Parameters(
      paramLabel = "PROFILE",
      description = "A YAML file, or the name of a profile that comes with etcd-bench.")
  private Path profile;

  @Option(
      names = "-p",
      paramLabel = "NAME=VALUE,...",
      description = "Overrides a key of the profile; may be repeated.")
  private List<String> overrides = new ArrayList<>();

  @Option(names = "--runs", paramLabel = "N", description = "Repetitions of each scenario.")
  private @Nullable Integer runs;

  @Option(
      names = "--driver",
      paramLabel = "NAME",
      split = ",",
      description =
          "What sends the requests, instead of the profile's: lean, jetcd, loopback; several take"
              + " turns.")
  private List<String> drivers = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "results",
      description = "Where the result's directory is made. Default: ${DEFAULT-VALUE}.")
  private Path out;

  @Option(
      names = "--metrics-urls",
      paramLabel = "URL",
      split = ",",
      description =
          "Where the members' metrics are, if not at their client URLs: in the order of the"
              + " members, or each as member=URL.")
  private List<String> metricsUrls = new ArrayList<>();

  @Option(names = "--no-metrics", description = "Do not read the members' metrics.")
  private boolean noMetrics;

  @Option(
      names = "--dry-run",
      description = "Print what would run and for how long, and run nothing.")
  private boolean dryRun;

  RunCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws InterruptedException {
    cluster.check(given());
    Plan plan = plan();
    cluster.check(plan.drivers());
    if (dryRun) {
      DryRun.print(plan, spec.commandLine().getOut());
      return ExitCode.OK;
    }
    try {
      return run(plan);
    } catch (IOException e) {
      throw notKept(e);
    } catch (UncheckedIOException e) {
      throw notKept(e.getCause());
    }
  }

  private static FailedException notKept(@Nullable IOException e) {
    String reason = e == null ? "unknown" : String.valueOf(e.getMessage());
    return new FailedException("the result could not be kept: " + reason, e);
  }

  /** The drivers that the command line names, be it with {@code -p}. */
  private List<DriverKind> given() {
    try {
      List<DriverKind> kinds =
          Stream.concat(
                  drivers.stream(),
                  overrides.stream()
                      .filter(override -> override.startsWith("driver="))
                      .flatMap(o -> Stream.of(o.substring("driver=".length()).split(","))))
              .map(DriverKind::parse)
              .toList();
      if (kinds.size() > 1 && kinds.contains(DriverKind.LOOPBACK)) {
        throw new UsageException(
            "--driver: loopback sends nothing to any member, so it can only run alone");
      }
      return kinds;
    } catch (IllegalArgumentException e) {
      throw new UsageException("--driver: " + e.getMessage());
    }
  }

  private Plan plan() {
    List<String> all = new ArrayList<>(overrides);
    if (runs != null) {
      refuseOverrideOf("runs", "--runs");
      all.add("runs=" + runs);
    }
    if (!drivers.isEmpty()) {
      refuseOverrideOf("driver", "--driver");
      all.add("driver=" + String.join(",", drivers));
    }
    if (cluster.sizes().isPresent()) {
      refuseOverrideOf("members", "--cluster");
      all.add("members=" + cluster.sizes().get());
    }
    if (noMetrics) {
      refuseOverrideOf("observe.metrics", "--no-metrics");
      all.add("observe.metrics=off");
    }
    if (!metricsUrls.isEmpty()) {
      refuseOverrideOf("observe.metrics-urls", "--metrics-urls");
      all.add("observe.metrics-urls=" + String.join(",", metricsUrls));
    }
    MemberNames names = MemberNames.ours();
    if (cluster.existing()) {
      refuseOverrideOf("members", "--endpoints");
      cluster.fallBackOn(accessOfProfile(all));
      names = existing(all);
    }
    try {
      List<ProfileOverride> parsed = all.stream().map(ProfileOverride::parse).toList();
      return Profiles.read(file(), parsed, names);
    } catch (ProfileException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private AccessSettings accessOfProfile(List<String> all) {
    try {
      return Profiles.access(file(), all.stream().map(ProfileOverride::parse).toList());
    } catch (ProfileException | IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private void refuseOverrideOf(String key, String option) {
    if (overrides.stream().anyMatch(override -> override.startsWith(key + "="))) {
      throw new UsageException(
          "-p " + key + " and " + option + " both say " + key + "; leave one out");
    }
  }

  /** A plain name that is no file is one of the profiles that come with us. */
  private Path file() {
    Path shipped = surroundings.home().resolve("profiles").resolve(profile + ".yaml");
    boolean plain = profile.getNameCount() == 1;
    return plain && !Files.exists(profile) && Files.exists(shipped) ? shipped : profile;
  }

  /** The cluster has the size and the names that it has, whatever the profile says. */
  private MemberNames existing(List<String> overridden) {
    try {
      ExistingClusters there =
          new ExistingClusters(
              ExistingSettings.of(cluster.urls(), "names"),
              cluster.access(surroundings),
              MemberFacts.NONE,
              surroundings.time());
      overridden.add("members=" + there.size());
      return new MemberNames(there.names());
    } catch (ClusterException e) {
      throw new FailedException(String.valueOf(e.getMessage()), e);
    }
  }

  private int run(Plan plan) throws IOException, InterruptedException {
    PrintWriter err = spec.commandLine().getErr();
    Clusters clusters = new Clusters(surroundings, cluster, line -> err.println("# " + line));
    try (ResultStore store =
        ResultStore.create(out, surroundings.time().now(), plan.source().name())) {
      try (ClusterProvider provider = clusters.provider(plan, store)) {
        Keeper keeper = new Keeper(new Progress(err, surroundings.time(), plan), store, err);
        Benchmark.End end =
            new Benchmark(plan, store.id(), provider, Version.text(), surroundings.time(), keeper)
                .run();
        return finish(end, store);
      }
    }
  }

  private int finish(Benchmark.End end, ResultStore store) throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    BenchResult result = end.result();
    if (result.scenarios().isEmpty()) {
      err.println(end.failed().orElse("interrupted before anything was measured"));
      return code(result);
    }
    err.println();
    ReportFormats.byName("text").write(result, spec.commandLine().getOut());
    boolean written = KeptFormats.finish(result, store, err);
    err.println();
    err.println("# Result: " + store.directory());
    err.println("# Report: " + store.directory().resolve(KeptFormats.PAGE));
    end.failed().ifPresent(err::println);
    int code = code(result);
    return written || code != ExitCode.OK ? code : ExitCode.FAILED;
  }

  private static int code(BenchResult result) {
    return switch (result.status()) {
      case INTERRUPTED -> ExitCode.INTERRUPTED;
      case FAILED, PARTIAL -> ExitCode.FAILED;
      case COMPLETE -> result.valid() ? ExitCode.OK : ExitCode.INVALID;
    };
  }
}
