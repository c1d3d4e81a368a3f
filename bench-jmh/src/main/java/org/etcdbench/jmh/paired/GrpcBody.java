package org.etcdbench.jmh.paired;

import com.google.protobuf.ByteString;
import io.etcd.jetcd.api.PutRequest;
import io.etcd.jetcd.api.RangeRequest;
import java.nio.ByteBuffer;
import org.etcdbench.core.scenario.Consistency;
import org.etcdbench.core.scenario.Operation;
import org.etcdbench.core.workload.Request;
import org.etcdbench.core.workload.Workload;
import org.etcdbench.jmh.Asked;

/**
 * A request's message framed as gRPC does it: one byte for «not compressed», four for the length.
 */
final class GrpcBody {
  private static final int HEADER_BYTES = 5;

  private GrpcBody() {}

  /** The first request of the benchmark's workload. */
  static byte[] of(Asked asked) {
    Workload workload = Bed.workload(asked);
    Request request = workload.newRequest();
    workload.fill(request, 0);
    byte[] message = message(asked, request);
    return ByteBuffer.allocate(HEADER_BYTES + message.length)
        .put((byte) 0)
        .putInt(message.length)
        .put(message)
        .array();
  }

  private static byte[] message(Asked asked, Request request) {
    ByteString key = ByteString.copyFrom(request.key());
    if (asked.operation() == Operation.PUT) {
      return PutRequest.newBuilder()
          .setKey(key)
          .setValue(ByteString.copyFrom(request.value()))
          .build()
          .toByteArray();
    }
    return RangeRequest.newBuilder()
        .setKey(key)
        .setSerializable(asked.consistency() == Consistency.SERIALIZABLE)
        .build()
        .toByteArray();
  }
}
