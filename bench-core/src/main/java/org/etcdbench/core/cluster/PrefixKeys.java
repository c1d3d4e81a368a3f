package org.etcdbench.core.cluster;

import com.google.protobuf.ByteString;
import io.etcd.jetcd.api.Compare;
import io.etcd.jetcd.api.DeleteRangeRequest;
import io.etcd.jetcd.api.KVGrpc;
import io.etcd.jetcd.api.KeyValue;
import io.etcd.jetcd.api.PutRequest;
import io.etcd.jetcd.api.RangeRequest;
import io.etcd.jetcd.api.RequestOp;
import io.etcd.jetcd.api.TxnRequest;
import io.grpc.ManagedChannel;
import java.time.Duration;
import java.util.List;
import java.util.function.LongFunction;

/** Keys that are ours: writes them before a load, and counts and deletes those under a prefix. */
public final class PrefixKeys {
  /** etcd's defaults allow 128 operations and 1.5 MiB in a transaction. */
  private static final int BATCH_OPS = 100;

  private static final int BATCH_BYTES = 1 << 20;
  private static final long DELETE_BATCH = 1_000;
  private static final ByteString ZERO = ByteString.copyFrom(new byte[1]);

  private final Calls calls;

  PrefixKeys(Calls calls) {
    this.calls = calls;
  }

  private static KVGrpc.KVBlockingStub kv(Duration limit, ManagedChannel channel) {
    return Calls.within(limit, KVGrpc.newBlockingStub(channel));
  }

  /** Writes key-value pairs that reads must find; {@code keys} and {@code values} are by index. */
  void write(long count, LongFunction<byte[]> keys, LongFunction<byte[]> values)
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
    calls.any("write the keys that the reads need", channel -> kv(Calls.LARGE, channel).txn(batch));
  }

  /**
   * Asks whether the user may read, write and delete keys under a prefix: members check that for
   * all of a transaction, also for the part that is not carried out.
   *
   * @throws NotPermittedException if not
   */
  public void tryPermission(String prefix) throws ClusterException {
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
    calls.any(
        "ask for the permission to use " + prefix, channel -> kv(Calls.SMALL, channel).txn(never));
  }

  /** How many keys there are under a prefix. */
  public long count(String prefix) throws ClusterException {
    RangeRequest request =
        RangeRequest.newBuilder()
            .setKey(ByteString.copyFromUtf8(prefix))
            .setRangeEnd(prefixEnd(prefix))
            .setCountOnly(true)
            .build();
    return calls
        .any("count the keys under " + prefix, channel -> kv(Calls.SMALL, channel).range(request))
        .getCount();
  }

  /**
   * Deletes the keys under a prefix and nothing else, a batch at a time: one request for all of
   * them would keep every member busy.
   */
  public void delete(String prefix) throws ClusterException {
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
      List<KeyValue> keys =
          calls.any(what, channel -> kv(Calls.SMALL, channel).range(next)).getKvsList();
      if (keys.isEmpty()) {
        return;
      }
      ByteString behindLast = keys.get(keys.size() - 1).getKey().concat(ZERO);
      DeleteRangeRequest batch =
          DeleteRangeRequest.newBuilder().setKey(first).setRangeEnd(behindLast).build();
      calls.any(what, channel -> kv(Calls.SMALL, channel).deleteRange(batch));
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
}
