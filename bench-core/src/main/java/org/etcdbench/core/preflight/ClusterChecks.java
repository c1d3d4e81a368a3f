package org.etcdbench.core.preflight;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.etcdbench.core.access.Access;
import org.etcdbench.core.cluster.CaughtUp;
import org.etcdbench.core.cluster.ClusterException;
import org.etcdbench.core.cluster.GrpcControlPlane;
import org.etcdbench.core.cluster.NotPermittedException;
import org.etcdbench.core.driver.Driver;
import org.etcdbench.core.driver.DriverSettings;
import org.etcdbench.core.driver.Drivers;
import org.etcdbench.core.driver.Endpoint;
import org.etcdbench.core.observe.metrics.LifetimeReader;
import org.etcdbench.core.observe.metrics.LifetimeReader.Lifetime;
import org.etcdbench.core.result.member.Check;
import org.etcdbench.core.result.member.Check.Topic;
import org.etcdbench.core.result.member.Check.Verdict;
import org.etcdbench.core.scenario.DriverKind;
import org.etcdbench.core.time.Time;

/**
 * All checks of a cluster. Writes nothing. A member that does not answer fails its own check of
 * health and hides no other; what cannot be had is {@link Verdict#UNKNOWN}.
 */
public final class ClusterChecks {
  /** Whom a check is of that is of no single member. */
  public static final String CLUSTER = "cluster";

  /** What all keys of ours begin with. */
  private static final String PREFIX = "/etcd-bench/";

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final List<URI> urls;
  private final Access access;
  private final Time time;

  /**
   * Of the cluster that these members belong to.
   *
   * @param urls their client URLs, at least one
   * @param access how they let us in
   */
  public ClusterChecks(List<URI> urls, Access access, Time time) {
    this.urls = List.copyOf(urls);
    this.access = access;
    this.time = time;
  }

  /**
   * Makes all checks; takes as long as the leader is watched and some seconds for each member.
   *
   * @param watch how long the leader is watched, at least 0
   * @param conns connections that a run will open
   * @param progress is told what begins, in words
   */
  public List<Check> run(Duration watch, int conns, Consumer<String> progress)
      throws InterruptedException {
    progress.accept("asking the members what they are");
    try (GrpcControlPlane user = new GrpcControlPlane(unnamed(), access, time)) {
      user.authenticate();
      return run(ClusterLook.take(urls, access, time), watch, conns, progress);
    } catch (ClusterException e) {
      String reason = e.getMessage() + "; nothing else was asked";
      return List.of(StateChecks.health(CLUSTER, Verdict.FAIL, reason));
    }
  }

  private List<Endpoint> unnamed() {
    return urls.stream().map(Endpoint::of).toList();
  }

  private List<Check> run(ClusterLook look, Duration watch, int conns, Consumer<String> progress)
      throws ClusterException, InterruptedException {
    List<Check> checks = new ArrayList<>(new StateChecks(look).all());
    if (look.answering().isEmpty()) {
      return checks;
    }
    // who did not answer once would be waited for with each further question
    try (GrpcControlPlane control = new GrpcControlPlane(look.answering(), access, time)) {
      control.authenticate();
      checks.addAll(ask(look, control, watch, conns, progress));
    }
    return checks;
  }

  private List<Check> ask(
      ClusterLook look,
      GrpcControlPlane control,
      Duration watch,
      int conns,
      Consumer<String> progress)
      throws InterruptedException {
    List<Check> checks = new ArrayList<>();
    Check permission = permission(control);
    checks.add(permission);
    List<Check> lifeChecks = new ArrayList<>();
    Map<String, Lifetime> lifetimes = lifetimes(look, conns, lifeChecks);
    progress.accept("watching the leader");
    checks.add(new LeaderWatch(control, watch, time).check(lifetimes));
    progress.accept("waiting until members have applied what is committed");
    checks.add(lag(CaughtUp.await(control, time)));
    checks.addAll(lifeChecks);
    boolean mayAsk = permission.verdict() != Verdict.FAIL;
    checks.addAll(
        ways(look, control, progress).stream()
            .map(way -> mayAsk ? way : unknownIfFailed(way))
            .toList());
    return checks;
  }

  /** Of a user whom members do not answer what load would ask, nothing is said of the way. */
  private static Check unknownIfFailed(Check way) {
    return way.verdict() == Verdict.FAIL
        ? new Check(
            way.topic(), way.subject(), Verdict.UNKNOWN, way.found(), way.limit(), way.source())
        : way;
  }

  private static Check permission(GrpcControlPlane control) {
    try {
      control.keys().tryPermission(PREFIX);
      return permission(Verdict.PASS, "granted");
    } catch (NotPermittedException e) {
      return permission(Verdict.FAIL, String.valueOf(e.getMessage()));
    } catch (ClusterException e) {
      return permission(Verdict.UNKNOWN, String.valueOf(e.getMessage()));
    }
  }

  private static Check permission(Verdict verdict, String found) {
    return new Check(
        Topic.PERMISSION,
        CLUSTER,
        verdict,
        found,
        "read, write, delete under " + PREFIX,
        StateChecks.REFUSAL);
  }

  static Check lag(List<String> behind) {
    return new Check(
        Topic.RAFT_LAG,
        CLUSTER,
        behind.isEmpty() ? Verdict.PASS : Verdict.FAIL,
        behind.isEmpty()
            ? "members that answer have applied what was committed"
            : String.join("; ", behind),
        "applied within " + CaughtUp.LIMIT.toSeconds() + " s",
        StateChecks.REFUSAL);
  }

  /** What members say of the time since they started, and the checks of it. */
  private Map<String, Lifetime> lifetimes(ClusterLook look, int conns, List<Check> checks)
      throws InterruptedException {
    LifetimeReader reader = new LifetimeReader(access, time);
    Map<String, Lifetime> lifetimes = new LinkedHashMap<>();
    for (Endpoint member : look.answering()) {
      String name = member.member();
      try {
        Lifetime lifetime = reader.read(member.uri().resolve("/metrics"));
        lifetimes.put(name, lifetime);
        checks.add(LifetimeChecks.walFsync(name, lifetime));
        checks.add(LifetimeChecks.backendCommit(name, lifetime));
        checks.add(LifetimeChecks.files(name, lifetime, conns));
      } catch (IOException e) {
        String why = "no metrics: " + e.getMessage();
        checks.add(LifetimeChecks.walFsync(name, why));
        checks.add(LifetimeChecks.backendCommit(name, why));
        checks.add(LifetimeChecks.files(name, Verdict.UNKNOWN, why, conns));
      }
    }
    return lifetimes;
  }

  /** The checks of the way to each member. */
  private List<Check> ways(ClusterLook look, GrpcControlPlane control, Consumer<String> progress)
      throws InterruptedException {
    HttpClient client =
        HttpClient.newBuilder()
            .sslContext(access.tls().sslContext())
            .version(HttpClient.Version.HTTP_1_1)
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(PATIENCE)
            .build();
    List<Check> checks = new ArrayList<>();
    DriverSettings settings = new DriverSettings(PATIENCE, access, control.tokens());
    try (Driver driver = Drivers.open(DriverKind.LEAN, settings)) {
      MemberChecks members = new MemberChecks(driver, client, time);
      for (Endpoint member : look.answering()) {
        progress.accept("measuring the round trip to " + member.member());
        checks.add(members.roundTrip(member));
      }
      progress.accept("looking at the members' clocks");
      checks.addAll(clocks(members, look.answering()));
    }
    return checks;
  }

  /** All at the same time: most of it is waiting for a second to begin. */
  private static List<Check> clocks(MemberChecks members, List<Endpoint> endpoints)
      throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(endpoints.size());
    try {
      List<Callable<Check>> looks = new ArrayList<>();
      endpoints.forEach(member -> looks.add(() -> members.clock(member)));
      List<Check> clocks = new ArrayList<>();
      for (Future<Check> look : threads.invokeAll(looks)) {
        clocks.add(look.get());
      }
      return clocks;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a clock's check has an answer to everything", e);
    } finally {
      threads.shutdownNow();
    }
  }
}
