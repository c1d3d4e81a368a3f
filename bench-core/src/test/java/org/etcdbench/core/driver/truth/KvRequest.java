package org.etcdbench.core.driver.truth;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.etcd.jetcd.api.PutRequest;
import io.etcd.jetcd.api.RangeRequest;
import io.netty.handler.codec.http2.Http2Headers;
import java.nio.ByteBuffer;

/**
 * A put or a range as it came.
 *
 * @param range whether it is a range
 * @param key its key
 */
record KvRequest(boolean range, ByteString key) {
  private static final String PUT = "/etcdserverpb.KV/Put";
  private static final String RANGE = "/etcdserverpb.KV/Range";
  private static final int PREFIX_BYTES = 5;

  /** A request that no gRPC server would take; the message says why. */
  static final class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedException(String message) {
      super(message);
    }
  }

  /** Reads it as strictly as the protocol allows, so that a client's mistake does not pass. */
  static KvRequest read(Http2Headers headers, byte[] body) throws MalformedException {
    require("POST".contentEquals(String.valueOf(headers.method())), ":method must be POST");
    require("http".contentEquals(String.valueOf(headers.scheme())), ":scheme must be http");
    require(headers.authority() != null, ":authority is missing");
    require(
        headers.contains("content-type", "application/grpc")
            || headers.contains("content-type", "application/grpc+proto"),
        "content-type must be application/grpc");
    require(headers.contains("te", "trailers"), "te must be trailers");
    try {
      return parse(String.valueOf(headers.path()), message(body));
    } catch (InvalidProtocolBufferException e) {
      throw new MalformedException("the message is no protobuf: " + e.getMessage());
    }
  }

  private static ByteBuffer message(byte[] body) throws MalformedException {
    require(body.length >= PREFIX_BYTES, "there is no message");
    ByteBuffer message = ByteBuffer.wrap(body);
    require(message.get() == 0, "the message is compressed");
    require(message.getInt() == message.remaining(), "the message's length is not its prefix's");
    return message;
  }

  private static KvRequest parse(String path, ByteBuffer message)
      throws InvalidProtocolBufferException, MalformedException {
    return switch (path) {
      case PUT -> new KvRequest(false, PutRequest.parseFrom(message).getKey());
      case RANGE -> new KvRequest(true, RangeRequest.parseFrom(message).getKey());
      default -> throw new MalformedException("there is no method " + path);
    };
  }

  private static void require(boolean fulfilled, String rule) throws MalformedException {
    if (!fulfilled) {
      throw new MalformedException(rule);
    }
  }
}
