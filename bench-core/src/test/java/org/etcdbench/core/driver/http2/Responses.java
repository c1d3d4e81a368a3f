package org.etcdbench.core.driver.http2;

import com.google.protobuf.ByteString;
import com.google.protobuf.MessageLite;
import io.etcd.jetcd.api.KeyValue;
import io.etcd.jetcd.api.PutResponse;
import io.etcd.jetcd.api.RangeResponse;
import io.etcd.jetcd.api.ResponseHeader;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/** Messages as etcd sends them, made by protobuf itself. */
final class Responses {
  private static final ResponseHeader HEADER =
      ResponseHeader.newBuilder()
          .setClusterId(0x9f3a_77d1_0c4e_1234L)
          .setMemberId(-3)
          .setRevision(123_456)
          .setRaftTerm(2)
          .build();

  static final MessageLite PUT = PutResponse.newBuilder().setHeader(HEADER).build();
  static final MessageLite EMPTY_RANGE = RangeResponse.newBuilder().setHeader(HEADER).build();
  static final MessageLite COUNT_ONLY =
      RangeResponse.newBuilder().setHeader(HEADER).setCount(1).build();

  private Responses() {}

  /** A range that found one pair with a value of this size. */
  static MessageLite found(int valueBytes) {
    return RangeResponse.newBuilder()
        .setHeader(HEADER)
        .addKvs(
            KeyValue.newBuilder()
                .setKey(ByteString.copyFromUtf8("key"))
                .setCreateRevision(7)
                .setModRevision(300)
                .setVersion(4)
                .setValue(ByteString.copyFrom(new byte[valueBytes])))
        .setMore(true)
        .setCount(1)
        .build();
  }

  /** With gRPC's prefix. */
  static ByteBuf framed(MessageLite message) {
    return framed(message.toByteArray());
  }

  static ByteBuf framed(byte[] message) {
    return Unpooled.buffer().writeByte(0).writeInt(message.length).writeBytes(message);
  }
}
