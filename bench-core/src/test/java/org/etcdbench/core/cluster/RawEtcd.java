package org.etcdbench.core.cluster;

import com.google.protobuf.ByteString;
import io.etcd.jetcd.api.AlarmRequest;
import io.etcd.jetcd.api.AlarmType;
import io.etcd.jetcd.api.AuthGrpc;
import io.etcd.jetcd.api.AuthRoleAddRequest;
import io.etcd.jetcd.api.AuthRoleGrantPermissionRequest;
import io.etcd.jetcd.api.AuthUserAddRequest;
import io.etcd.jetcd.api.AuthUserChangePasswordRequest;
import io.etcd.jetcd.api.AuthUserGrantRoleRequest;
import io.etcd.jetcd.api.AuthenticateRequest;
import io.etcd.jetcd.api.CompactionRequest;
import io.etcd.jetcd.api.DeleteRangeRequest;
import io.etcd.jetcd.api.HashKVRequest;
import io.etcd.jetcd.api.KVGrpc;
import io.etcd.jetcd.api.KeyValue;
import io.etcd.jetcd.api.MaintenanceGrpc;
import io.etcd.jetcd.api.Permission;
import io.etcd.jetcd.api.PutRequest;
import io.etcd.jetcd.api.RangeRequest;
import io.etcd.jetcd.api.RequestOp;
import io.etcd.jetcd.api.StatusRequest;
import io.etcd.jetcd.api.StatusResponse;
import io.etcd.jetcd.api.TxnRequest;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.AbstractStub;
import io.grpc.stub.MetadataUtils;
import io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.etcdbench.core.access.Access;
import org.etcdbench.core.access.Credentials;
import org.etcdbench.core.access.Tls;
import org.etcdbench.core.driver.Endpoint;

/** Speaks to one member without any code of the product, to check what that did. */
public final class RawEtcd implements AutoCloseable {
  /** As first key and as end of a range it means all keys. */
  private static final ByteString ZERO = ByteString.copyFrom(new byte[1]);

  private static final long LIMIT_SECONDS = 20;
  private static final int MAX_INBOUND_BYTES = 128 << 20;

  private final Endpoint endpoint;
  private final Access access;
  private final ManagedChannel channel;

  /** Connects to this member, which lets everybody in. */
  public RawEtcd(Endpoint endpoint) {
    this(endpoint, Access.OPEN);
  }

  /** Connects to this member, with the files and as the user that are said. */
  public RawEtcd(Endpoint endpoint, Access access) {
    this.endpoint = endpoint;
    this.access = access;
    NettyChannelBuilder builder =
        NettyChannelBuilder.forAddress(endpoint.uri().getHost(), endpoint.uri().getPort())
            .maxInboundMessageSize(MAX_INBOUND_BYTES);
    if (endpoint.secured()) {
      builder.sslContext(context(access.tls().files()));
    } else {
      builder.usePlaintext();
    }
    this.channel = builder.build();
  }

  private static SslContext context(Tls files) {
    try {
      return GrpcSslContexts.forClient()
          .trustManager(files.caCert().toFile())
          .keyManager(files.cert().toFile(), files.key().toFile())
          .build();
    } catch (SSLException e) {
      throw new AssertionError(e);
    }
  }

  private <S extends AbstractStub<S>> S as(S stub) {
    S limited = stub.withDeadlineAfter(LIMIT_SECONDS, TimeUnit.SECONDS);
    if (access.user().isEmpty()) {
      return limited;
    }
    Metadata headers = new Metadata();
    headers.put(Metadata.Key.of("token", Metadata.ASCII_STRING_MARSHALLER), token());
    return limited.withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
  }

  /** A new one each time, so that none can be too old. */
  private String token() {
    return AuthGrpc.newBlockingStub(channel)
        .withDeadlineAfter(LIMIT_SECONDS, TimeUnit.SECONDS)
        .authenticate(
            AuthenticateRequest.newBuilder()
                .setName(access.user().orElseThrow().user())
                .setPassword(access.user().orElseThrow().password())
                .build())
        .getToken();
  }

  /** Adds a user who may read and write the keys under a prefix; none if the prefix is empty. */
  public void addUser(String user, String password, String prefix) {
    auth().userAdd(AuthUserAddRequest.newBuilder().setName(user).setPassword(password).build());
    if (!prefix.isEmpty()) {
      byte[] end = prefix.getBytes(StandardCharsets.UTF_8);
      end[end.length - 1]++;
      auth().roleAdd(AuthRoleAddRequest.newBuilder().setName(user).build());
      auth()
          .roleGrantPermission(
              AuthRoleGrantPermissionRequest.newBuilder()
                  .setName(user)
                  .setPerm(
                      Permission.newBuilder()
                          .setPermType(Permission.Type.READWRITE)
                          .setKey(ByteString.copyFromUtf8(prefix))
                          .setRangeEnd(ByteString.copyFrom(end)))
                  .build());
      auth()
          .userGrantRole(AuthUserGrantRoleRequest.newBuilder().setUser(user).setRole(user).build());
    }
  }

  /** Sets a user's password, be it to what it was: the members forget all tokens of the user. */
  public void setPassword(Credentials user) {
    auth()
        .userChangePassword(
            AuthUserChangePasswordRequest.newBuilder()
                .setName(user.user())
                .setPassword(user.password())
                .build());
  }

  private AuthGrpc.AuthBlockingStub auth() {
    return as(AuthGrpc.newBlockingStub(channel));
  }

  private KVGrpc.KVBlockingStub kv() {
    return as(KVGrpc.newBlockingStub(channel));
  }

  private MaintenanceGrpc.MaintenanceBlockingStub maintenance() {
    return as(MaintenanceGrpc.newBlockingStub(channel));
  }

  /** Writes a pair. */
  public void put(String key, String value) {
    kv().put(
            PutRequest.newBuilder()
                .setKey(ByteString.copyFromUtf8(key))
                .setValue(ByteString.copyFromUtf8(value))
                .build());
  }

  /** Writes the same value under each of these keys, at most 128, at once. */
  public void putAll(List<String> keys, String value) {
    TxnRequest.Builder txn = TxnRequest.newBuilder();
    for (String key : keys) {
      txn.addSuccess(
          RequestOp.newBuilder()
              .setRequestPut(
                  PutRequest.newBuilder()
                      .setKey(ByteString.copyFromUtf8(key))
                      .setValue(ByteString.copyFromUtf8(value))));
    }
    kv().txn(txn.build());
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

  /** All pairs whose keys begin with this, read linearizably. */
  public List<KeyValue> under(String prefix) {
    byte[] end = prefix.getBytes(StandardCharsets.UTF_8);
    end[end.length - 1]++;
    return kv().range(
            RangeRequest.newBuilder()
                .setKey(ByteString.copyFromUtf8(prefix))
                .setRangeEnd(ByteString.copyFrom(end))
                .build())
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

  /** Whether the member takes itself for the leader. */
  public boolean leads() {
    StatusResponse status = maintenance().status(StatusRequest.getDefaultInstance());
    return status.getLeader() == status.getHeader().getMemberId();
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
        HttpClient.newBuilder()
            .sslContext(access.tls().sslContext())
            .build()
            .send(request, HttpResponse.BodyHandlers.ofString())
            .body();
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
