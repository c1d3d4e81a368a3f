package org.etcdbench.core.driver.http2;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.MessageLite;
import io.etcd.jetcd.api.PutRequest;
import io.etcd.jetcd.api.RangeRequest;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestShapeTest {
  private final SplittableRandom random = new SplittableRandom(1);

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] written(RequestShape shape, byte[] key, byte[] value) {
    ByteBuf out = Unpooled.buffer();
    shape.writeFrame(out, 7, key, value);
    return ByteBufUtil.getBytes(out);
  }

  private static byte[] frame(int streamId, MessageLite message) {
    ByteBuf grpc = Responses.framed(message);
    ByteBuf out = Unpooled.buffer();
    out.writeMedium(grpc.readableBytes()).writeByte(0).writeByte(1).writeInt(streamId);
    return ByteBufUtil.getBytes(out.writeBytes(grpc));
  }

  @ParameterizedTest
  @CsvSource({"8,256", "1,0", "1,1", "127,127", "128,128", "300,16383", "300,16384", "16,1000000"})
  void writesAPutAsProtobufDoes(int keyBytes, int valueBytes) {
    RequestShape shape = RequestShape.put(keyBytes, valueBytes);
    for (int i = 0; i < 3; i++) {
      byte[] key = bytes(keyBytes);
      byte[] value = bytes(valueBytes);
      PutRequest expected =
          PutRequest.newBuilder()
              .setKey(ByteString.copyFrom(key))
              .setValue(ByteString.copyFrom(value))
              .build();

      assertThat(written(shape, key, value)).isEqualTo(frame(7, expected));
      assertThat(shape.messageBytes()).isEqualTo(5 + expected.getSerializedSize());
    }
  }

  @ParameterizedTest
  @CsvSource({"8,true", "8,false", "1,true", "128,false", "20000,true"})
  void writesARangeAsProtobufDoes(int keyBytes, boolean serializable) {
    RequestShape shape = RequestShape.range(keyBytes, serializable);
    for (int i = 0; i < 3; i++) {
      byte[] key = bytes(keyBytes);
      RangeRequest expected =
          RangeRequest.newBuilder()
              .setKey(ByteString.copyFrom(key))
              .setSerializable(serializable)
              .build();

      assertThat(written(shape, key, new byte[0])).isEqualTo(frame(7, expected));
    }
  }

  @Test
  void writesTheSameInParts() {
    byte[] key = bytes(3);
    byte[] value = bytes(20);
    RequestShape shape = RequestShape.put(3, 20);
    byte[] whole = written(shape, key, value);
    byte[] message = Arrays.copyOfRange(whole, 9, whole.length);

    for (int cut = 0; cut <= message.length; cut++) {
      ByteBuf out = Unpooled.buffer();
      // another request of the shape comes in between
      shape.writePart(out, key, value, 0, cut);
      written(shape, bytes(3), bytes(20));
      shape.writePart(out, key, value, cut, message.length - cut);

      assertThat(ByteBufUtil.getBytes(out)).isEqualTo(message);
    }
  }
}
