package org.etcdbench.core.profile;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.etcdbench.core.result.BenchResult.ProfileSource;
import org.etcdbench.core.run.Estimate;
import org.etcdbench.core.run.EtcdSecurity;
import org.etcdbench.core.run.ObserveSettings;
import org.etcdbench.core.run.Plan;
import org.etcdbench.core.scenario.DriverKind;
import org.etcdbench.core.scenario.Durations;
import org.etcdbench.core.scenario.IterationLength;
import org.etcdbench.core.scenario.Iterations;
import org.etcdbench.core.scenario.OpenLoad;
import org.etcdbench.core.scenario.Scenario;

/** Reads the top level of a profile's tree. */
final class PlanReader {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+");
  private static final Pattern VERSION = Pattern.compile("\\d+(\\.\\d+){0,2}(-[A-Za-z0-9.]+)?");
  private static final Pattern ANY = Pattern.compile("(?s).*");
  private static final Pattern NOT_BLANK = Pattern.compile("\\S.*");

  private final String file;
  private final Section top;
  private final MemberNames names;
  private final Problems problems;

  PlanReader(String file, MapNode root, MemberNames names, Problems problems) {
    this.file = file;
    this.top = Section.of(root, Keys.TOP, problems);
    this.names = names;
    this.problems = problems;
  }

  /** Makes the plan, unless there is any problem, found here or before. */
  Plan read(String text, List<ProfileOverride> overrides) throws ProfileException {
    String name = name();
    top.single("description", Values.text(ANY, "text"));
    int runs = top.single("runs", Bounds.RUNS).only(Defaults.RUNS);
    long seed = top.single("seed", Values::whole).only(Defaults.SEED);
    double maxErrorPct =
        top.single("max-error-pct", Bounds.MAX_ERROR_PCT).only(Defaults.MAX_ERROR_PCT);
    var warmup =
        top.single("generator-warmup", Bounds.GENERATOR_WARMUP).only(Defaults.GENERATOR_WARMUP);
    Duration limit =
        top.single("iteration-limit", Bounds.ITERATION_LIMIT).only(Defaults.ITERATION_LIMIT);
    Section etcd = top.inner("etcd", Keys.ETCD);
    String version =
        etcd.single(
                "version", Values.text(VERSION, "a version or its beginning, like 3.5 or 3.5.12"))
            .only("");
    List<String> args = args(etcd);
    EtcdSecurity security = security(etcd);
    // whoever connects to members asks for it; what is wrong with it is said with all the rest
    AccessReader.read(top);
    Section observe = top.inner("observe", Keys.OBSERVE);
    boolean metrics = observe.single("metrics", Values::onOff).only(true);
    List<String> metricsUrls =
        observe.list("metrics-urls", Values.text(NOT_BLANK, "a URL, or member=URL")).plain();
    Optional<ObserveSettings> observed =
        observe.whole(() -> new ObserveSettings(metrics, metricsUrls));
    Rows rows = Rows.read(top, names, problems);
    problems.throwIfAny();
    List<Scenario> scenarios = rows.scenarios(seed);
    checkLimit(scenarios, limit);
    boolean equipped = !version.isEmpty() || !args.isEmpty();
    checkDrivers(scenarios, security, equipped);
    problems.throwIfAny();
    List<String> given = overrides.stream().map(ProfileOverride::source).toList();
    return new Plan(
        new ProfileSource(name, text, given),
        scenarios,
        runs,
        version,
        args,
        maxErrorPct,
        warmup,
        limit,
        security,
        observed.orElseThrow());
  }

  /** What further arguments members of ours get, by what stands under {@code etcd}. */
  static List<String> args(Section etcd) {
    return etcd.list("args", Values.text(NOT_BLANK, "an argument of etcd")).plain();
  }

  /** How members of ours are secured, by what stands under {@code etcd}. */
  static EtcdSecurity security(Section etcd) {
    return new EtcdSecurity(
        etcd.single("tls", Values::flag).only(false),
        etcd.single("auth", Values::flag).only(false));
  }

  /** An iteration by time that is longer than the limit would always be cut off. */
  private void checkLimit(List<Scenario> scenarios, Duration limit) {
    scenarios.stream()
        .flatMap(PlanReader::knownTimes)
        .filter(duration -> duration.compareTo(limit) >= 0)
        .max(Comparator.naturalOrder())
        .ifPresent(
            longest ->
                problems.add(
                    Place.of(file),
                    "iteration-limit must be longer than the longest iteration, "
                        + Durations.format(longest)
                        + ", got: "
                        + Durations.format(limit)));
  }

  /** How long iterations take whose length does not depend on the cluster. */
  private static Stream<Duration> knownTimes(Scenario scenario) {
    Stream<Duration> times =
        Stream.of(scenario.warmup(), scenario.measurement())
            .map(Iterations::length)
            .filter(IterationLength.Time.class::isInstance)
            .map(length -> ((IterationLength.Time) length).duration());
    boolean atARate =
        scenario.load() instanceof OpenLoad
            && scenario.warmup().length() instanceof IterationLength.Requests;
    return atARate ? Stream.concat(times, Stream.of(Estimate.ofWarmup(scenario))) : times;
  }

  /** One run has members or it has none. */
  private void checkDrivers(List<Scenario> scenarios, EtcdSecurity security, boolean equipped) {
    List<DriverKind> drivers = scenarios.stream().map(Scenario::driver).distinct().toList();
    if (!drivers.contains(DriverKind.LOOPBACK)) {
      return;
    }
    if (drivers.size() > 1) {
      problems.add(
          Place.of(file), "driver loopback sends nothing to any member, so it can only run alone");
    }
    if (!security.equals(EtcdSecurity.NONE)) {
      problems.add(
          Place.of(file),
          "driver loopback sends nothing to any member, so etcd.tls and etcd.auth must be false");
    }
    if (equipped) {
      problems.add(
          Place.of(file),
          "driver loopback sends nothing to any member: leave etcd.version and etcd.args out");
    }
  }

  private String name() {
    String own = fileName();
    if (!top.has("name") && !NAME.matcher(own).matches()) {
      problems.add(
          Place.of(file),
          "the file's name '"
              + own
              + "' cannot name a result (letters, digits, '_' and '-'); add a name: to the"
              + " profile");
    }
    return top.single("name", Values.text(NAME, "letters, digits, '_' and '-'")).only(own);
  }

  private String fileName() {
    Path last = Path.of(file).getFileName();
    String base = last == null ? "" : last.toString();
    int dot = base.lastIndexOf('.');
    return dot > 0 ? base.substring(0, dot) : base;
  }
}
