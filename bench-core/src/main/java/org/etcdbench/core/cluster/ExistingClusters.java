package org.etcdbench.core.cluster;

import io.etcd.jetcd.api.AlarmMember;
import io.etcd.jetcd.api.Member;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.etcdbench.core.access.Access;
import org.etcdbench.core.driver.Endpoint;
import org.etcdbench.core.driver.Tokens;
import org.etcdbench.core.result.MemberStatus;
import org.etcdbench.core.time.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Members that are there already, and may be somebody's production: all keys are written under a
 * prefix of our own, which must be empty before and is deleted afterwards; nothing else is touched.
 */
public final class ExistingClusters implements ClusterProvider {
  private static final Logger log = LoggerFactory.getLogger(ExistingClusters.class);

  private final List<URI> urls;
  private final String prefix;
  private final boolean keepData;
  private final Access access;
  private final Time time;
  private boolean prefixIsOurs;

  /**
   * Members at these URLs.
   *
   * @param urls client URLs, at least one, each of another member of one cluster
   * @param runId makes the key prefix unique: {@code /etcd-bench/<run id>/}
   * @param keepData whether our keys stay when a run is over
   * @param access how the members let us in
   * @param time tells when tokens are to be renewed
   */
  public ExistingClusters(
      List<URI> urls, String runId, boolean keepData, Access access, Time time) {
    this.urls = List.copyOf(urls);
    this.prefix = "/etcd-bench/" + runId + "/";
    this.keepData = keepData;
    this.access = access;
    this.time = time;
    if (urls.isEmpty()) {
      throw new IllegalArgumentException("endpoints must be >= 1, got: 0");
    }
  }

  @Override
  public String describe() {
    return "existing members at "
        + urls.stream().map(URI::toString).collect(Collectors.joining(", "))
        + (verified() ? "" : ", whose certificates were not checked");
  }

  private boolean verified() {
    return access.tls().verifies()
        || urls.stream().noneMatch(url -> url.getScheme().equals("https"));
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
  public Cluster open(int members, String name) throws ClusterException {
    List<Endpoint> endpoints = named();
    GrpcControlPlane control = connect(endpoints);
    try {
      control.authenticate();
      requireFit(control);
      requirePermission(control);
      requireNoForeignKeys(control);
      return new ExistingCluster(endpoints, control);
    } catch (ClusterException e) {
      control.close();
      throw e;
    }
  }

  @Override
  public void close() {
    // nothing was prepared
  }

  /** Before anything is written, and without writing anything. */
  private void requirePermission(GrpcControlPlane control) throws ClusterException {
    try {
      control.tryPermission(prefix);
    } catch (NotPermittedException e) {
      throw new NotPermittedException(
          access.user().map(user -> "user " + user.user()).orElse("nobody")
              + " may not read, write and delete the keys under "
              + prefix
              + "; grant a role of that user readwrite on the prefix /etcd-bench/");
    }
  }

  private void requireNoForeignKeys(GrpcControlPlane control) throws ClusterException {
    long keys = prefixIsOurs ? 0 : control.count(prefix);
    if (keys > 0) {
      throw new ClusterException(
          "the prefix "
              + prefix
              + " holds "
              + keys
              + " keys that are not ours; nothing was written");
    }
    prefixIsOurs = true;
  }

  private List<Endpoint> unnamed() {
    return urls.stream()
        .map(url -> new Endpoint(url.getHost() + ":" + url.getPort(), url))
        .toList();
  }

  private List<Endpoint> named() throws ClusterException {
    try (GrpcControlPlane unnamed = connect(unnamed())) {
      List<MemberStatus> statuses = requireAnswers(unnamed);
      Map<String, Member> byId =
          unnamed.members().stream()
              .collect(Collectors.toMap(m -> Long.toHexString(m.getID()), Function.identity()));
      List<Endpoint> named = new ArrayList<>();
      for (int i = 0; i < urls.size(); i++) {
        named.add(new Endpoint(name(statuses.get(i), byId), urls.get(i)));
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

  private static void requireFit(GrpcControlPlane control) throws ClusterException {
    requireAnswers(control);
    control.leadership();
    List<AlarmMember> alarms = alarms(control);
    if (!alarms.isEmpty()) {
      throw new ClusterException(
          "the cluster has an active alarm: "
              + alarms.stream()
                  .map(a -> a.getAlarm().name() + " on member " + Long.toHexString(a.getMemberID()))
                  .collect(Collectors.joining(", ")));
    }
  }

  /** A user who may not ask for alarms can be let in all the same: writes tell of a full disk. */
  private static List<AlarmMember> alarms(GrpcControlPlane control) throws ClusterException {
    try {
      return control.alarms();
    } catch (NotPermittedException e) {
      log.warn("whether an alarm is raised is not known: {}", e.getMessage());
      return List.of();
    }
  }

  /** One run's view of the members. */
  private final class ExistingCluster implements Cluster {
    private final List<Endpoint> endpoints;
    private final GrpcControlPlane control;

    ExistingCluster(List<Endpoint> endpoints, GrpcControlPlane control) {
      this.endpoints = endpoints;
      this.control = control;
    }

    @Override
    public List<Endpoint> endpoints() {
      return endpoints;
    }

    @Override
    public Access access() {
      return access;
    }

    @Override
    public Tokens tokens() {
      return control.tokens();
    }

    @Override
    public ControlPlane control() {
      return control;
    }

    @Override
    public String keyPrefix() {
      return prefix;
    }

    @Override
    public Optional<String> sharedHost() {
      return SharedHosts.among(endpoints);
    }

    @Override
    public Map<String, String> gone() {
      return Map.of();
    }

    @Override
    public void keepLogs(Path directory) {
      // the members and their logs are not ours
    }

    @Override
    public void close() throws ClusterException {
      try {
        if (!keepData) {
          control.delete(prefix);
        }
      } finally {
        control.close();
      }
    }
  }
}
