package org.etcdbench.core.cluster;

import com.google.common.util.concurrent.ListenableFuture;
import com.google.protobuf.ByteString;
import io.etcd.jetcd.api.AuthEnableRequest;
import io.etcd.jetcd.api.AuthGrpc;
import io.etcd.jetcd.api.AuthUserAddRequest;
import io.etcd.jetcd.api.AuthUserGrantRoleRequest;
import io.etcd.jetcd.api.ClusterGrpc;
import io.etcd.jetcd.api.CompactionRequest;
import io.etcd.jetcd.api.KVGrpc;
import io.etcd.jetcd.api.MaintenanceGrpc;
import io.etcd.jetcd.api.Member;
import io.etcd.jetcd.api.MemberListRequest;
import io.etcd.jetcd.api.RangeRequest;
import io.etcd.jetcd.api.StatusRequest;
import io.etcd.jetcd.api.StatusResponse;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.etcdbench.core.access.Access;
import org.etcdbench.core.access.Credentials;
import org.etcdbench.core.driver.AccessFailures;
import org.etcdbench.core.driver.Endpoint;
import org.etcdbench.core.driver.Tokens;
import org.etcdbench.core.result.MemberStatus;
import org.etcdbench.core.time.Time;

/** Talks to each member over a connection of its own, apart from those that carry load. */
public final class GrpcControlPlane implements ControlPlane, AutoCloseable {
  private static final Duration STATUS = Duration.ofMillis(1_500);

  private final List<Endpoint> endpoints;
  private final Access access;
  private final Calls calls;
  private final PrefixKeys keys;

  /**
   * Connects to these members; returns at once.
   *
   * @param access how they let us in
   * @param time tells when tokens are to be renewed
   */
  public GrpcControlPlane(List<Endpoint> endpoints, Access access, Time time) {
    this.endpoints = List.copyOf(endpoints);
    this.access = access;
    this.calls = new Calls(endpoints, access, time);
    this.keys = new PrefixKeys(calls);
  }

  /** What requests to the members carry. */
  public Tokens tokens() {
    return calls.tokens();
  }

  /** The keys that are ours. */
  public PrefixKeys keys() {
    return keys;
  }

  /**
   * Lets the members know the user, if there is one. A member that does not answer is waited for
   * five seconds, then the next one is asked.
   *
   * @throws ClusterException if none lets it in
   */
  public void authenticate() throws ClusterException {
    calls.authenticate();
  }

  /**
   * Has the members let in users only, and makes this one the first, who may do everything.
   *
   * @throws ClusterException if it cannot be done, as when there are users already
   */
  public void enableAuth(Credentials root) throws ClusterException {
    calls.any(
        "add user " + root.user(),
        channel ->
            auth(channel)
                .userAdd(
                    AuthUserAddRequest.newBuilder()
                        .setName(root.user())
                        .setPassword(root.password())
                        .build()));
    calls.any(
        "let user " + root.user() + " do everything",
        channel ->
            auth(channel)
                .userGrantRole(
                    AuthUserGrantRoleRequest.newBuilder()
                        .setUser(root.user())
                        .setRole("root")
                        .build()));
    calls.any(
        "enable authentication",
        channel -> auth(channel).authEnable(AuthEnableRequest.getDefaultInstance()));
  }

  private static AuthGrpc.AuthBlockingStub auth(ManagedChannel channel) {
    return Calls.within(Calls.LARGE, AuthGrpc.newBlockingStub(channel));
  }

  /**
   * What a member says.
   *
   * @param status of itself
   * @param leaderId whom it takes for the leader; 0 for nobody, or if it does not answer
   */
  private record View(MemberStatus status, long leaderId) {}

  @Override
  public List<MemberStatus> statuses() {
    return views().stream().map(View::status).toList();
  }

  private List<View> views() {
    List<ListenableFuture<StatusResponse>> answers =
        calls.channels().stream()
            .map(
                channel ->
                    Calls.within(STATUS, MaintenanceGrpc.newFutureStub(channel))
                        .status(StatusRequest.getDefaultInstance()))
            .toList();
    List<View> views = new ArrayList<>();
    for (int i = 0; i < answers.size(); i++) {
      views.add(view(endpoints.get(i), answers.get(i)));
    }
    return views;
  }

  private View view(Endpoint endpoint, ListenableFuture<StatusResponse> answer) {
    try {
      StatusResponse status = answer.get();
      return new View(MemberStatuses.answered(endpoint, status), status.getLeader());
    } catch (ExecutionException e) {
      String reason =
          AccessFailures.notPermitted(e)
              ? AccessFailures.STATUS_NOT_PERMITTED
              : AccessFailures.reason(endpoint, access, e);
      return new View(MemberStatuses.silent(endpoint, reason), 0);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new View(MemberStatuses.silent(endpoint, "interrupted"), 0);
    }
  }

  @Override
  public Leadership leadership() throws ClusterException {
    List<View> views = views();
    List<MemberStatus> statuses = views.stream().map(View::status).toList();
    long term = statuses.stream().mapToLong(MemberStatus::raftTerm).max().orElse(0);
    Set<String> leaders =
        statuses.stream()
            .filter(status -> status.leader() && status.raftTerm() == term)
            .map(MemberStatus::name)
            .collect(Collectors.toSet());
    if (leaders.isEmpty() && statuses.stream().allMatch(MemberStatus::answered)) {
      leaders.addAll(leaderElsewhere(views, term));
    }
    if (leaders.size() != 1) {
      throw new ClusterException(
          "the members have no leader that they agree on: " + describe(statuses));
    }
    return new Leadership(leaders.iterator().next(), term);
  }

  /** Whom our members agree on, if that is a member that we have no endpoint of. */
  private Set<String> leaderElsewhere(List<View> views, long term) throws ClusterException {
    Set<Long> ids = views.stream().map(View::leaderId).collect(Collectors.toSet());
    boolean agreed =
        ids.size() == 1
            && !ids.contains(0L)
            && views.stream().allMatch(view -> view.status().raftTerm() == term);
    return agreed
        ? members().stream()
            .filter(member -> ids.contains(member.getID()))
            .map(GrpcControlPlane::nameOf)
            .collect(Collectors.toSet())
        : Set.of();
  }

  /** A member's name, or its id as etcdctl prints it if it has none. */
  public static String nameOf(Member member) {
    return member.getName().isEmpty() ? Long.toHexString(member.getID()) : member.getName();
  }

  /** One short line per member. */
  public static String describe(List<MemberStatus> statuses) {
    return statuses.stream()
        .map(
            status ->
                status.name()
                    + " at "
                    + status.endpoint()
                    + (status.answered()
                        ? " is "
                            + (status.leader() ? "leader" : "follower")
                            + " in term "
                            + status.raftTerm()
                        : " does not answer (" + String.join("; ", status.errors()) + ")"))
        .collect(Collectors.joining(", "));
  }

  @Override
  public void prefill(long count, LongFunction<byte[]> keysByIndex, LongFunction<byte[]> values)
      throws ClusterException {
    keys.write(count, keysByIndex, values);
  }

  /** Drops the history of all keys before a revision, and waits until every trace of it is gone. */
  public void compact(long revision) throws ClusterException {
    CompactionRequest request =
        CompactionRequest.newBuilder().setRevision(revision).setPhysical(true).build();
    calls.any(
        "compact up to revision " + revision,
        channel -> Calls.within(Calls.LARGE, KVGrpc.newBlockingStub(channel)).compact(request));
  }

  /** Whether all members answer, are in one term with one leader, and serve linearizable reads. */
  public boolean healthy() {
    List<MemberStatus> statuses = statuses();
    boolean agreed =
        statuses.stream().allMatch(MemberStatus::answered)
            && statuses.stream().mapToLong(MemberStatus::raftTerm).distinct().count() == 1
            && statuses.stream().filter(MemberStatus::leader).count() == 1;
    return agreed && calls.channels().stream().allMatch(GrpcControlPlane::serves);
  }

  private static boolean serves(ManagedChannel channel) {
    try {
      Calls.within(STATUS, KVGrpc.newBlockingStub(channel))
          .range(RangeRequest.newBuilder().setKey(ByteString.copyFromUtf8("health")).build());
      return true;
    } catch (StatusRuntimeException e) {
      // that a user may not read a key is said after the cluster has agreed on it
      return AccessFailures.notPermitted(e);
    }
  }

  /** All members that the cluster says it has. */
  public List<Member> members() throws ClusterException {
    return calls
        .any(
            "list the members",
            channel ->
                Calls.within(STATUS, ClusterGrpc.newBlockingStub(channel))
                    .memberList(MemberListRequest.getDefaultInstance()))
        .getMembersList();
  }

  @Override
  public void close() {
    calls.close();
  }
}
