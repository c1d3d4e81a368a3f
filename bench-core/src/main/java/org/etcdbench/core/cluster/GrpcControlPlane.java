package org.etcdbench.core.cluster;

import com.google.common.util.concurrent.ListenableFuture;
import com.google.protobuf.ByteString;
import io.etcd.jetcd.api.AlarmMember;
import io.etcd.jetcd.api.AlarmRequest;
import io.etcd.jetcd.api.AuthEnableRequest;
import io.etcd.jetcd.api.AuthGrpc;
import io.etcd.jetcd.api.AuthUserAddRequest;
import io.etcd.jetcd.api.AuthUserGrantRoleRequest;
import io.etcd.jetcd.api.AuthenticateRequest;
import io.etcd.jetcd.api.ClusterGrpc;
import io.etcd.jetcd.api.Compare;
import io.etcd.jetcd.api.DeleteRangeRequest;
import io.etcd.jetcd.api.KVGrpc;
import io.etcd.jetcd.api.KeyValue;
import io.etcd.jetcd.api.MaintenanceGrpc;
import io.etcd.jetcd.api.Member;
import io.etcd.jetcd.api.MemberListRequest;
import io.etcd.jetcd.api.PutRequest;
import io.etcd.jetcd.api.RangeRequest;
import io.etcd.jetcd.api.RequestOp;
import io.etcd.jetcd.api.StatusRequest;
import io.etcd.jetcd.api.StatusResponse;
import io.etcd.jetcd.api.TxnRequest;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.etcdbench.core.access.Access;
import org.etcdbench.core.access.Credentials;
import org.etcdbench.core.driver.AccessFailures;
import org.etcdbench.core.driver.Endpoint;
import org.etcdbench.core.driver.Tokens;
import org.etcdbench.core.result.MemberStatus;
import org.etcdbench.core.time.Time;
import org.jspecify.annotations.Nullable;

/** Talks to each member over a connection of its own, apart from those that carry load. */
public final class GrpcControlPlane implements ControlPlane, AutoCloseable {
  private static final long STATUS_TIMEOUT_MS = 2_000;
  private static final long CHORE_TIMEOUT_MS = 30_000;

  /** etcd's defaults allow 128 operations and 1.5 MiB in a transaction. */
  private static final int BATCH_OPS = 100;

  private static final int BATCH_BYTES = 1 << 20;
  private static final long DELETE_BATCH = 1_000;
  private static final ByteString ZERO = ByteString.copyFrom(new byte[1]);

  private final List<Endpoint> endpoints;
  private final Access access;
  private final List<ManagedChannel> channels;
  private final @Nullable TokenKeeper keeper;

  /**
   * Connects to these members; returns at once.
   *
   * @param access how they let us in
   * @param time tells when tokens are to be renewed
   */
  public GrpcControlPlane(List<Endpoint> endpoints, Access access, Time time) {
    this.endpoints = List.copyOf(endpoints);
    this.access = access;
    this.keeper =
        access.user().map(user -> new TokenKeeper(() -> authenticate(user), time)).orElse(null);
    this.channels = MemberChannels.open(endpoints, access.tls(), tokens());
  }

  /** What requests to the members carry. */
  public Tokens tokens() {
    return keeper == null ? Tokens.NONE : keeper;
  }

  /**
   * Lets the members know the user, if there is one.
   *
   * @throws ClusterException if none lets it in
   */
  public void authenticate() throws ClusterException {
    if (keeper != null) {
      keeper.begin();
    }
  }

  /**
   * Has the members let in users only, and makes this one the first, who may do everything.
   *
   * @throws ClusterException if it cannot be done, as when there are users already
   */
  public void enableAuth(Credentials root) throws ClusterException {
    call(
        "add user " + root.user(),
        channel ->
            auth(channel)
                .userAdd(
                    AuthUserAddRequest.newBuilder()
                        .setName(root.user())
                        .setPassword(root.password())
                        .build()));
    call(
        "let user " + root.user() + " do everything",
        channel ->
            auth(channel)
                .userGrantRole(
                    AuthUserGrantRoleRequest.newBuilder()
                        .setUser(root.user())
                        .setRole("root")
                        .build()));
    call(
        "enable authentication",
        channel -> auth(channel).authEnable(AuthEnableRequest.getDefaultInstance()));
  }

  private static AuthGrpc.AuthBlockingStub auth(ManagedChannel channel) {
    return AuthGrpc.newBlockingStub(channel)
        .withDeadlineAfter(CHORE_TIMEOUT_MS, TimeUnit.MILLISECONDS);
  }

  private String authenticate(Credentials user) throws ClusterException {
    AuthenticateRequest request =
        AuthenticateRequest.newBuilder().setName(user.user()).setPassword(user.password()).build();
    return through(
            "authenticate user " + user.user(), channel -> auth(channel).authenticate(request))
        .getToken();
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
        channels.stream()
            .map(
                channel ->
                    MaintenanceGrpc.newFutureStub(channel)
                        .withDeadlineAfter(STATUS_TIMEOUT_MS, TimeUnit.MILLISECONDS)
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
      return answered(endpoint, answer.get());
    } catch (ExecutionException e) {
      return silent(endpoint, AccessFailures.reason(endpoint, access, e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return silent(endpoint, "interrupted");
    }
  }

  private static View answered(Endpoint endpoint, StatusResponse status) {
    long id = status.getHeader().getMemberId();
    return new View(
        new MemberStatus(
            endpoint.member(),
            endpoint.uri().toString(),
            Long.toHexString(id),
            status.getVersion(),
            status.getLeader() == id,
            status.getIsLearner(),
            status.getRaftTerm(),
            status.getRaftIndex(),
            status.getRaftAppliedIndex(),
            status.getDbSize(),
            status.getDbSizeInUse(),
            status.getErrorsList()),
        status.getLeader());
  }

  private static View silent(Endpoint endpoint, String reason) {
    String url = endpoint.uri().toString();
    return new View(
        new MemberStatus(
            endpoint.member(), url, "", "", false, false, 0, 0, 0, 0, 0, List.of(reason)),
        0);
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
  static String nameOf(Member member) {
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
  public void prefill(long count, LongFunction<byte[]> keys, LongFunction<byte[]> values)
      throws ClusterException {
    TxnRequest.Builder batch = TxnRequest.newBuilder();
    int bytes = 0;
    for (long i = 0; i < count; i++) {
      byte[] key = keys.apply(i);
      byte[] value = values.apply(i);
      int size = key.length + value.length;
      if (batch.getSuccessCount() == BATCH_OPS
          || (bytes + size > BATCH_BYTES && batch.getSuccessCount() > 0)) {
        commit(batch.build());
        batch.clear();
        bytes = 0;
      }
      batch.addSuccess(putOp(key, value));
      bytes += size;
    }
    if (batch.getSuccessCount() > 0) {
      commit(batch.build());
    }
  }

  private static RequestOp putOp(byte[] key, byte[] value) {
    return RequestOp.newBuilder()
        .setRequestPut(
            PutRequest.newBuilder()
                .setKey(ByteString.copyFrom(key))
                .setValue(ByteString.copyFrom(value)))
        .build();
  }

  private void commit(TxnRequest batch) throws ClusterException {
    call("write the keys that the reads need", channel -> kv(channel).txn(batch));
  }

  /**
   * Asks whether the user may read, write and delete keys under a prefix: members check that for
   * all of a transaction, also for the part that is not carried out.
   *
   * @throws NotPermittedException if not
   */
  void tryPermission(String prefix) throws ClusterException {
    ByteString key = ByteString.copyFromUtf8(prefix);
    TxnRequest never =
        TxnRequest.newBuilder()
            .addCompare(
                Compare.newBuilder()
                    .setKey(key)
                    .setTarget(Compare.CompareTarget.VERSION)
                    .setResult(Compare.CompareResult.LESS)
                    .setVersion(0))
            .addSuccess(putOp(key.toByteArray(), new byte[0]))
            .addSuccess(
                RequestOp.newBuilder()
                    .setRequestRange(
                        RangeRequest.newBuilder().setKey(key).setRangeEnd(prefixEnd(prefix))))
            .addSuccess(
                RequestOp.newBuilder()
                    .setRequestDeleteRange(
                        DeleteRangeRequest.newBuilder()
                            .setKey(key.concat(ZERO))
                            .setRangeEnd(prefixEnd(prefix))))
            .build();
    call("ask for the permission to use " + prefix, channel -> kv(channel).txn(never));
  }

  /** How many keys there are under a prefix. */
  long count(String prefix) throws ClusterException {
    RangeRequest request =
        RangeRequest.newBuilder()
            .setKey(ByteString.copyFromUtf8(prefix))
            .setRangeEnd(prefixEnd(prefix))
            .setCountOnly(true)
            .build();
    return call("count the keys under " + prefix, channel -> kv(channel).range(request)).getCount();
  }

  /**
   * Deletes the keys under a prefix and nothing else, a batch at a time: one request for all of
   * them would keep every member busy.
   */
  void delete(String prefix) throws ClusterException {
    ByteString first = ByteString.copyFromUtf8(prefix);
    RangeRequest next =
        RangeRequest.newBuilder()
            .setKey(first)
            .setRangeEnd(prefixEnd(prefix))
            .setKeysOnly(true)
            .setLimit(DELETE_BATCH)
            .build();
    String what = "delete the keys under " + prefix;
    while (true) {
      List<KeyValue> keys = call(what, channel -> kv(channel).range(next)).getKvsList();
      if (keys.isEmpty()) {
        return;
      }
      ByteString behindLast = keys.get(keys.size() - 1).getKey().concat(ZERO);
      DeleteRangeRequest batch =
          DeleteRangeRequest.newBuilder().setKey(first).setRangeEnd(behindLast).build();
      call(what, channel -> kv(channel).deleteRange(batch));
    }
  }

  /**
   * The first key behind all keys with this prefix; its last byte is ASCII, so it can be raised.
   */
  private static ByteString prefixEnd(String prefix) {
    byte[] end = ByteString.copyFromUtf8(prefix).toByteArray();
    end[end.length - 1]++;
    return ByteString.copyFrom(end);
  }

  /** Whether all members answer, are in one term with one leader, and serve linearizable reads. */
  public boolean healthy() {
    List<MemberStatus> statuses = statuses();
    boolean agreed =
        statuses.stream().allMatch(MemberStatus::answered)
            && statuses.stream().mapToLong(MemberStatus::raftTerm).distinct().count() == 1
            && statuses.stream().filter(MemberStatus::leader).count() == 1;
    return agreed && channels.stream().allMatch(GrpcControlPlane::serves);
  }

  private static boolean serves(ManagedChannel channel) {
    try {
      KVGrpc.newBlockingStub(channel)
          .withDeadlineAfter(STATUS_TIMEOUT_MS, TimeUnit.MILLISECONDS)
          .range(RangeRequest.newBuilder().setKey(ByteString.copyFromUtf8("health")).build());
      return true;
    } catch (StatusRuntimeException e) {
      return false;
    }
  }

  /** All members that the cluster says it has. */
  List<Member> members() throws ClusterException {
    return call(
            "list the members",
            channel ->
                ClusterGrpc.newBlockingStub(channel)
                    .withDeadlineAfter(STATUS_TIMEOUT_MS, TimeUnit.MILLISECONDS)
                    .memberList(MemberListRequest.getDefaultInstance()))
        .getMembersList();
  }

  /** The alarms that are raised. */
  List<AlarmMember> alarms() throws ClusterException {
    return call(
            "ask for alarms",
            channel ->
                MaintenanceGrpc.newBlockingStub(channel)
                    .withDeadlineAfter(STATUS_TIMEOUT_MS, TimeUnit.MILLISECONDS)
                    .alarm(AlarmRequest.getDefaultInstance()))
        .getAlarmsList();
  }

  private static KVGrpc.KVBlockingStub kv(ManagedChannel channel) {
    return KVGrpc.newBlockingStub(channel)
        .withDeadlineAfter(CHORE_TIMEOUT_MS, TimeUnit.MILLISECONDS);
  }

  private interface Call<T> {
    T run(ManagedChannel channel) throws ClusterException;
  }

  /** As the user, whose token may have been lost since the last call. */
  private <T> T call(String what, Call<T> call) throws ClusterException {
    authenticate();
    return through(what, channel -> withToken(channel, call));
  }

  private <T> T withToken(ManagedChannel channel, Call<T> call) throws ClusterException {
    String token = tokens().current();
    try {
      return call.run(channel);
    } catch (StatusRuntimeException e) {
      if (keeper == null || token == null || !AccessFailures.tokenRefused(e)) {
        throw e;
      }
      keeper.replace(token);
      return call.run(channel);
    }
  }

  /** Asks one member after the other until one does it: the first may be the one that is down. */
  private <T> T through(String what, Call<T> call) throws ClusterException {
    List<String> failures = new ArrayList<>();
    for (int i = 0; i < channels.size(); i++) {
      Endpoint endpoint = endpoints.get(i);
      try {
        return call.run(channels.get(i));
      } catch (StatusRuntimeException e) {
        String reason = AccessFailures.reason(endpoint, access, e);
        if (AccessFailures.notPermitted(e)) {
          // all members hold the same users
          throw new NotPermittedException("cannot " + what + ": " + reason);
        }
        failures.add("through " + endpoint.uri() + ": " + reason);
      }
    }
    throw new ClusterException("cannot " + what + " " + String.join("; ", failures));
  }

  @Override
  public void close() {
    if (keeper != null) {
      keeper.close();
    }
    channels.forEach(ManagedChannel::shutdownNow);
  }
}
