package org.etcdbench.core.cluster.operate;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import com.google.protobuf.ByteString;
import io.etcd.jetcd.api.AlarmRequest;
import io.etcd.jetcd.api.AlarmResponse;
import io.etcd.jetcd.api.ClusterGrpc;
import io.etcd.jetcd.api.DefragmentRequest;
import io.etcd.jetcd.api.DefragmentResponse;
import io.etcd.jetcd.api.HashKVRequest;
import io.etcd.jetcd.api.HashKVResponse;
import io.etcd.jetcd.api.KVGrpc;
import io.etcd.jetcd.api.MaintenanceGrpc;
import io.etcd.jetcd.api.MemberListRequest;
import io.etcd.jetcd.api.MemberListResponse;
import io.etcd.jetcd.api.RangeRequest;
import io.etcd.jetcd.api.RangeResponse;
import io.etcd.jetcd.api.StatusRequest;
import io.etcd.jetcd.api.StatusResponse;
import io.grpc.ManagedChannel;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.etcdbench.core.access.Access;
import org.etcdbench.core.driver.AccessFailures;
import org.etcdbench.core.driver.Endpoint;
import org.etcdbench.core.time.Time;

/** One member and the connection to it. Safe for use by several threads. */
final class MemberLink implements AutoCloseable {
  /** As long as etcdctl waits. */
  private static final Duration ASKED = Duration.ofSeconds(5);

  /** A member reads all of its data for it. */
  private static final Duration HASHED = Duration.ofSeconds(60);

  /** A member copies all of its data; it goes on with it also if nobody waits. */
  static final Duration DEFRAGMENTED = Duration.ofMinutes(15);

  /** The key that etcdctl reads to see whether a member serves; it need not exist. */
  private static final ByteString HEALTH_KEY = ByteString.copyFromUtf8("health");

  private final Endpoint endpoint;
  private final ManagedChannel channel;
  private final Access access;
  private final Time time;

  /** A connection that is there, or will be when it is used; closed by us. */
  MemberLink(Endpoint endpoint, ManagedChannel channel, Access access, Time time) {
    this.endpoint = endpoint;
    this.channel = channel;
    this.access = access;
    this.time = time;
  }

  Endpoint endpoint() {
    return endpoint;
  }

  String url() {
    return endpoint.uri().toString();
  }

  CompletableFuture<Answer<StatusResponse>> status() {
    return timed(maintenance(ASKED).status(StatusRequest.getDefaultInstance()));
  }

  /** A linearizable read: it needs the leader and a majority. */
  CompletableFuture<Answer<RangeResponse>> readThroughLeader() {
    return timed(kv(ASKED).range(RangeRequest.newBuilder().setKey(HEALTH_KEY).build()));
  }

  /** A serializable read: it needs nothing but this member's database. */
  CompletableFuture<Answer<RangeResponse>> readHere() {
    RangeRequest request =
        RangeRequest.newBuilder().setKey(HEALTH_KEY).setSerializable(true).build();
    return timed(kv(DEFRAGMENTED).range(request));
  }

  CompletableFuture<Answer<MemberListResponse>> members() {
    return timed(
        ClusterGrpc.newFutureStub(channel)
            .withDeadlineAfter(ASKED.toMillis(), TimeUnit.MILLISECONDS)
            .memberList(MemberListRequest.getDefaultInstance()));
  }

  CompletableFuture<Answer<HashKVResponse>> hash(long revision) {
    return timed(
        maintenance(HASHED).hashKV(HashKVRequest.newBuilder().setRevision(revision).build()));
  }

  CompletableFuture<Answer<AlarmResponse>> alarm(AlarmRequest request) {
    return timed(maintenance(ASKED).alarm(request));
  }

  CompletableFuture<Answer<DefragmentResponse>> defragment() {
    return timed(maintenance(DEFRAGMENTED).defragment(DefragmentRequest.getDefaultInstance()));
  }

  private MaintenanceGrpc.MaintenanceFutureStub maintenance(Duration limit) {
    return MaintenanceGrpc.newFutureStub(channel)
        .withDeadlineAfter(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  private KVGrpc.KVFutureStub kv(Duration limit) {
    return KVGrpc.newFutureStub(channel).withDeadlineAfter(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** The call is under way already: what little passed until now is no matter of milliseconds. */
  private <T> CompletableFuture<Answer<T>> timed(ListenableFuture<T> call) {
    long startedNs = time.nanoTime();
    CompletableFuture<Answer<T>> answer = new CompletableFuture<>();
    call.addListener(
        () -> answer.complete(answer(call, time.nanoTime() - startedNs)),
        MoreExecutors.directExecutor());
    return answer;
  }

  private <T> Answer<T> answer(ListenableFuture<T> ended, long tookNs) {
    try {
      return new Answer.Given<>(Objects.requireNonNull(Futures.getDone(ended)), tookNs);
    } catch (ExecutionException e) {
      return new Answer.Refused<>(
          AccessFailures.reason(endpoint, access, e), AccessFailures.notPermitted(e), tookNs);
    }
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }
}
