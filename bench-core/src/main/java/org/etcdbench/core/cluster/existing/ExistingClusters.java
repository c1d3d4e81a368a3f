package org.etcdbench.core.cluster.existing;

import io.etcd.jetcd.api.Member;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.etcdbench.core.access.Access;
import org.etcdbench.core.cluster.CaughtUp;
import org.etcdbench.core.cluster.Cluster;
import org.etcdbench.core.cluster.ClusterException;
import org.etcdbench.core.cluster.ClusterProvider;
import org.etcdbench.core.cluster.GrpcControlPlane;
import org.etcdbench.core.cluster.MemberFacts;
import org.etcdbench.core.cluster.NotPermittedException;
import org.etcdbench.core.cluster.operate.Operator;
import org.etcdbench.core.cluster.operate.Snapshots;
import org.etcdbench.core.driver.Endpoint;
import org.etcdbench.core.result.ClusterSnapshot;
import org.etcdbench.core.result.MemberStatus;
import org.etcdbench.core.time.Time;

/**
 * Members that are there already, and may be somebody's production: all keys are written under a
 * prefix of our own, which must be empty before and is deleted afterwards; nothing else is touched.
 */
public final class ExistingClusters implements ClusterProvider {
  private final ExistingSettings settings;
  private final Access access;
  private final MemberFacts facts;
  private final Time time;
  private boolean prefixIsOurs;

  /**
   * Members that are there.
   *
   * @param access how they let us in
   * @param facts what they tell elsewhere than over etcd's API
   * @param time for waiting until members have caught up
   */
  public ExistingClusters(ExistingSettings settings, Access access, MemberFacts facts, Time time) {
    this.settings = settings;
    this.access = access;
    this.facts = facts;
    this.time = time;
  }

  @Override
  public String describe() {
    return "existing members at "
        + settings.urls().stream().map(URI::toString).collect(Collectors.joining(", "))
        + (verified() ? "" : ", whose certificates were not checked");
  }

  private boolean verified() {
    return access.tls().verifies()
        || settings.urls().stream().noneMatch(url -> url.getScheme().equals("https"));
  }

  @Override
  public String etcdOrigin() {
    return "";
  }

  @Override
  public String dataFileSystem() {
    return "";
  }

  /**
   * How many members the cluster has.
   *
   * @throws ClusterException if it cannot be reached, or is not fit to be measured
   */
  public int size() throws ClusterException {
    try (GrpcControlPlane unnamed = connect(unnamed())) {
      requireAnswers(unnamed);
      return unnamed.members().size();
    }
  }

  private GrpcControlPlane connect(List<Endpoint> endpoints) {
    return new GrpcControlPlane(endpoints, access, time);
  }

  /** The members' names, by which a scenario may choose its target. */
  public List<String> names() throws ClusterException {
    return named().stream().map(Endpoint::member).toList();
  }

  @Override
  public Cluster open(int members, String name) throws ClusterException, InterruptedException {
    List<Endpoint> endpoints = named();
    GrpcControlPlane control = connect(endpoints);
    boolean fit = false;
    try {
      control.authenticate();
      Snapshots snapshots = new Snapshots(endpoints, access, time, facts, settings.hashUpToBytes());
      requireFit(control, endpoints, snapshots);
      // a member that is full or away refuses this question too, and is told of as such
      requirePermission(control);
      requireNoForeignKeys(control);
      fit = true;
      return new ExistingCluster(
          settings,
          endpoints,
          access,
          control,
          snapshots,
          new Aftercare(snapshots, settings.urls(), access, time, settings.allowed()));
    } finally {
      if (!fit) {
        control.close();
      }
    }
  }

  @Override
  public void close() {
    // nothing was prepared
  }

  /** Before anything is written, and without writing anything. */
  private void requirePermission(GrpcControlPlane control) throws ClusterException {
    try {
      control.keys().tryPermission(settings.prefix());
    } catch (NotPermittedException e) {
      throw new NotPermittedException(notPermitted());
    }
  }

  private String notPermitted() {
    String what = " may not read, write and delete the keys under " + settings.prefix();
    return access
        .user()
        .map(
            user ->
                "user "
                    + user.user()
                    + what
                    + "; grant a role of that user readwrite on the prefix /etcd-bench/")
        .orElse("without a user we" + what + ": the cluster lets in users only; give --user");
  }

  private void requireNoForeignKeys(GrpcControlPlane control) throws ClusterException {
    long keys = prefixIsOurs ? 0 : control.keys().count(settings.prefix());
    if (keys > 0) {
      throw new ClusterException(
          "the prefix "
              + settings.prefix()
              + " holds "
              + keys
              + " keys that are not ours; nothing was written");
    }
    prefixIsOurs = true;
  }

  private List<Endpoint> unnamed() {
    return settings.urls().stream().map(Endpoint::of).toList();
  }

  private List<Endpoint> named() throws ClusterException {
    try (GrpcControlPlane unnamed = connect(unnamed())) {
      List<MemberStatus> statuses = requireAnswers(unnamed);
      Map<String, Member> byId =
          unnamed.members().stream()
              .collect(Collectors.toMap(m -> Long.toHexString(m.getID()), Function.identity()));
      List<Endpoint> named = new ArrayList<>();
      for (int i = 0; i < settings.urls().size(); i++) {
        named.add(new Endpoint(name(statuses.get(i), byId), settings.urls().get(i)));
      }
      requireDistinct(named);
      return named;
    }
  }

  private static String name(MemberStatus status, Map<String, Member> byId)
      throws ClusterException {
    Member member = byId.get(status.id());
    if (member == null) {
      throw new ClusterException(
          "the member at "
              + status.endpoint()
              + " belongs to another cluster than the first endpoint");
    }
    return GrpcControlPlane.nameOf(member);
  }

  private static void requireDistinct(List<Endpoint> endpoints) throws ClusterException {
    Map<String, List<Endpoint>> byName =
        endpoints.stream().collect(Collectors.groupingBy(Endpoint::member));
    for (List<Endpoint> same : byName.values()) {
      if (same.size() > 1) {
        throw new ClusterException(
            "endpoints "
                + same.get(0).uri()
                + " and "
                + same.get(1).uri()
                + " are the same member, "
                + same.get(0).member());
      }
    }
  }

  private static List<MemberStatus> requireAnswers(GrpcControlPlane control)
      throws ClusterException {
    List<MemberStatus> statuses = control.statuses();
    if (!statuses.stream().allMatch(MemberStatus::answered)) {
      throw new ClusterException(
          "not every endpoint answers: "
              + GrpcControlPlane.describe(
                  statuses.stream().filter(status -> !status.answered()).toList()));
    }
    return statuses;
  }

  private void requireFit(GrpcControlPlane control, List<Endpoint> endpoints, Snapshots snapshots)
      throws ClusterException, InterruptedException {
    requireAnswers(control);
    control.leadership();
    ClusterSnapshot cluster = snapshots.take(false);
    Fitness fitness = Fitness.of(cluster, endpoints, facts, settings.allowed());
    // what the runs before this one wrote is there, and counted, already
    require(fitness.refusals(prefixIsOurs ? 0 : settings.growthBytes(), settings.version()));
    require(unhealthy());
    require(CaughtUp.await(control, time));
  }

  private static void require(List<String> refusals) throws ClusterException {
    if (!refusals.isEmpty()) {
      throw new ClusterException(String.join("; ", refusals));
    }
  }

  private List<String> unhealthy() throws ClusterException, InterruptedException {
    try (Operator operator = Operator.open(settings.urls(), access, time)) {
      return operator.health().stream()
          .filter(member -> !member.healthy())
          .map(member -> member.endpoint() + " is not healthy: " + member.error())
          .toList();
    }
  }
}
