package org.etcdbench.core.driver.http2;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.Http2Flags;
import io.netty.handler.codec.http2.Http2FrameTypes;

/**
 * All requests of one method and one size: they differ in nothing but stream, key and value. Keeps
 * the DATA frame of such a request, up to its value, as bytes to be patched. Used by one thread.
 */
public final class RequestShape {
  private static final int GRPC_PREFIX_BYTES = 5;
  private static final int MESSAGE_AT = FrameWriter.HEADER_BYTES;

  private static final int PUT_KEY = 1;
  private static final int PUT_VALUE = 2;
  private static final int RANGE_KEY = 1;
  private static final int RANGE_SERIALIZABLE = 7;
  private static final int LENGTH_DELIMITED = 2;

  private final KvMethod method;
  private final byte[] frame;
  private final int keyAt;
  private final int keyLength;
  private final int valueLength;

  private RequestShape(KvMethod method, ByteBuf fields, int keyAt, int keyLength, int valueLength) {
    this.method = method;
    this.keyAt = MESSAGE_AT + GRPC_PREFIX_BYTES + keyAt;
    this.keyLength = keyLength;
    this.valueLength = valueLength;
    int protobufLength = fields.readableBytes() + valueLength;
    ByteBuf all = Unpooled.buffer();
    FrameWriter.header(
        all, GRPC_PREFIX_BYTES + protobufLength, Http2FrameTypes.DATA, Http2Flags.END_STREAM, 0);
    all.writeByte(0).writeInt(protobufLength).writeBytes(fields);
    this.frame = new byte[all.readableBytes()];
    all.readBytes(frame);
  }

  /** A {@code PutRequest} with a key and a value of these sizes in bytes. */
  public static RequestShape put(int keyLength, int valueLength) {
    ByteBuf fields = Unpooled.buffer();
    int keyAt = field(fields, PUT_KEY, keyLength);
    fields.writeZero(keyLength);
    field(fields, PUT_VALUE, valueLength);
    return new RequestShape(KvMethod.PUT, fields, keyAt, keyLength, valueLength);
  }

  /** A {@code RangeRequest} for one key of this size in bytes. */
  public static RequestShape range(int keyLength, boolean serializable) {
    ByteBuf fields = Unpooled.buffer();
    int keyAt = field(fields, RANGE_KEY, keyLength);
    fields.writeZero(keyLength);
    if (serializable) {
      fields.writeByte(RANGE_SERIALIZABLE << 3).writeByte(1);
    }
    return new RequestShape(KvMethod.RANGE, fields, keyAt, keyLength, 0);
  }

  /** Begins a field of bytes, unless it is empty; returns where its content is to stand. */
  private static int field(ByteBuf out, int number, int length) {
    if (length > 0) {
      out.writeByte((number << 3) | LENGTH_DELIMITED);
      int rest = length;
      while (rest >= 0x80) {
        out.writeByte((rest & 0x7f) | 0x80);
        rest >>>= 7;
      }
      out.writeByte(rest);
    }
    return out.writerIndex();
  }

  KvMethod method() {
    return method;
  }

  /** Bytes of the gRPC message with its prefix, so of all DATA frames together. */
  int messageBytes() {
    return frame.length - MESSAGE_AT + valueLength;
  }

  /** Writes the request as one DATA frame that ends the stream. */
  void writeFrame(ByteBuf out, int streamId, byte[] key, byte[] value) {
    FrameWriter.patchInt(frame, FrameWriter.STREAM_ID_AT, streamId);
    System.arraycopy(key, 0, frame, keyAt, keyLength);
    out.writeBytes(frame);
    if (valueLength > 0) {
      out.writeBytes(value, 0, valueLength);
    }
  }

  /** Writes a part of the message, without a frame around it. */
  void writePart(ByteBuf out, byte[] key, byte[] value, int from, int length) {
    System.arraycopy(key, 0, frame, keyAt, keyLength);
    int headBytes = frame.length - MESSAGE_AT;
    int ofHead = Math.max(0, Math.min(length, headBytes - from));
    if (ofHead > 0) {
      out.writeBytes(frame, MESSAGE_AT + from, ofHead);
    }
    if (length > ofHead) {
      out.writeBytes(value, from + ofHead - headBytes, length - ofHead);
    }
  }
}
