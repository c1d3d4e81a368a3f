package org.etcdbench.core.cluster;

import com.google.protobuf.ByteString;
import io.etcd.jetcd.api.AlarmRequest;
import io.etcd.jetcd.api.AlarmType;
import io.etcd.jetcd.api.CompactionRequest;
import io.etcd.jetcd.api.DeleteRangeRequest;
import io.etcd.jetcd.api.HashKVRequest;
import io.etcd.jetcd.api.KVGrpc;
import io.etcd.jetcd.api.KeyValue;
import io.etcd.jetcd.api.MaintenanceGrpc;
import io.etcd.jetcd.api.PutRequest;
import io.etcd.jetcd.api.RangeRequest;
import io.etcd.jetcd.api.StatusRequest;
import io.etcd.jetcd.api.StatusResponse;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.etcdbench.core.driver.Endpoint;

/** Speaks to one member without any code of the product, to check what that did. */
public final class RawEtcd implements AutoCloseable {
  /** As first key and as end of a range it means all keys. */
  private static final ByteString ZERO = ByteString.copyFrom(new byte[1]);

  private static final long LIMIT_SECONDS = 20;
  private static final int MAX_INBOUND_BYTES = 128 << 20;

  private final Endpoint endpoint;
  private final ManagedChannel channel;

  /** Connects to this member. */
  public RawEtcd(Endpoint endpoint) {
    this.endpoint = endpoint;
    this.channel =
        NettyChannelBuilder.forAddress(endpoint.uri().getHost(), endpoint.uri().getPort())
            .usePlaintext()
            .maxInboundMessageSize(MAX_INBOUND_BYTES)
            .build();
  }

  private KVGrpc.KVBlockingStub kv() {
    return KVGrpc.newBlockingStub(channel).withDeadlineAfter(LIMIT_SECONDS, TimeUnit.SECONDS);
  }

  private MaintenanceGrpc.MaintenanceBlockingStub maintenance() {
    return MaintenanceGrpc.newBlockingStub(channel)
        .withDeadlineAfter(LIMIT_SECONDS, TimeUnit.SECONDS);
  }

  /** Writes a pair. */
  public void put(String key, String value) {
    kv().put(
            PutRequest.newBuilder()
                .setKey(ByteString.copyFromUtf8(key))
                .setValue(ByteString.copyFromUtf8(value))
                .build());
  }

  /** Deletes a key. */
  public void delete(String key) {
    kv().deleteRange(DeleteRangeRequest.newBuilder().setKey(ByteString.copyFromUtf8(key)).build());
  }

  /** Deletes all keys. */
  public void deleteAll() {
    kv().deleteRange(DeleteRangeRequest.newBuilder().setKey(ZERO).setRangeEnd(ZERO).build());
  }

  /** Drops the history before this revision, and waits until that is done. */
  public void compact(long revision) {
    kv().compact(CompactionRequest.newBuilder().setRevision(revision).setPhysical(true).build());
  }

  /** The pair under a key, at most one, read linearizably. */
  public List<KeyValue> get(byte[] key) {
    return kv().range(RangeRequest.newBuilder().setKey(ByteString.copyFrom(key)).build())
        .getKvsList();
  }

  /** The value under a key as text, at most one, read linearizably. */
  public List<String> get(String key) {
    return get(key.getBytes(StandardCharsets.UTF_8)).stream()
        .map(pair -> pair.getValue().toStringUtf8())
        .toList();
  }

  /** All pairs, in the order of their keys, read linearizably. */
  public List<KeyValue> all() {
    return kv().range(RangeRequest.newBuilder().setKey(ZERO).setRangeEnd(ZERO).build())
        .getKvsList();
  }

  /** How many keys there are, read linearizably. */
  public long count() {
    return kv().range(
            RangeRequest.newBuilder().setKey(ZERO).setRangeEnd(ZERO).setCountOnly(true).build())
        .getCount();
  }

  /** The latest revision, confirmed by the leader. */
  public long revision() {
    return kv().range(RangeRequest.newBuilder().setKey(ZERO).build()).getHeader().getRevision();
  }

  /** The member's own hash over all keys at this revision. */
  public int hash(long revision) {
    return maintenance().hashKV(HashKVRequest.newBuilder().setRevision(revision).build()).getHash();
  }

  /** Raises the alarm of a full disk for this member. */
  public void raiseNoSpace() {
    noSpace(AlarmRequest.AlarmAction.ACTIVATE);
  }

  /** Takes the alarm of a full disk back. */
  public void clearNoSpace() {
    noSpace(AlarmRequest.AlarmAction.DEACTIVATE);
  }

  /** Whether the member takes any member for the leader. */
  public boolean knowsLeader() {
    return maintenance().status(StatusRequest.getDefaultInstance()).getLeader() != 0;
  }

  private void noSpace(AlarmRequest.AlarmAction action) {
    StatusResponse status = maintenance().status(StatusRequest.getDefaultInstance());
    maintenance()
        .alarm(
            AlarmRequest.newBuilder()
                .setAction(action)
                .setAlarm(AlarmType.NOSPACE)
                .setMemberID(status.getHeader().getMemberId())
                .build());
  }

  /** How many calls of this method of etcd's KV service the member has ever begun to serve. */
  public long started(String method) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(endpoint.uri().resolve("/metrics")).build();
    String metrics =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
    String counter =
        "grpc_server_started_total{grpc_method=\""
            + method
            + "\",grpc_service=\"etcdserverpb.KV\",grpc_type=\"unary\"} ";
    return metrics
        .lines()
        .filter(line -> line.startsWith(counter))
        .mapToLong(line -> (long) Double.parseDouble(line.substring(counter.length())))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + counter + " among the member's metrics"));
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }
}
