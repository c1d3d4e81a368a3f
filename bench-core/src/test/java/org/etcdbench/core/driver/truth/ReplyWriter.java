package org.etcdbench.core.driver.truth;

import com.google.protobuf.ByteString;
import com.google.protobuf.MessageLite;
import io.etcd.jetcd.api.KeyValue;
import io.etcd.jetcd.api.PutResponse;
import io.etcd.jetcd.api.RangeResponse;
import io.etcd.jetcd.api.ResponseHeader;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Headers;
import java.nio.charset.StandardCharsets;

/** Writes replies as frames; the caller flushes. */
// a write fails only with its connection, and then nobody is there to be told
@SuppressWarnings("FutureReturnValueIgnored")
final class ReplyWriter {
  private static final ByteString VALUE = ByteString.copyFromUtf8("the truth");
  private static final byte[] BROKEN = {0x0a, 0x7f, 0x01};

  private final Http2ConnectionHandler connection;

  ReplyWriter(Http2ConnectionHandler connection) {
    this.connection = connection;
  }

  void write(ChannelHandlerContext ctx, int streamId, KvRequest request, long number, Reply reply) {
    if (reply instanceof Reply.Answer) {
      answer(ctx, streamId, response(request, number, true));
    } else if (reply instanceof Reply.Missing) {
      answer(ctx, streamId, response(request, number, false));
    } else if (reply instanceof Reply.Fail fail) {
      fail(ctx, streamId, fail);
    } else if (reply instanceof Reply.Reset reset) {
      connection.resetStream(ctx, streamId, reset.error().code(), ctx.newPromise());
    } else if (reply instanceof Reply.Disconnect) {
      disconnect(ctx);
    } else if (reply instanceof Reply.GoAway goAway) {
      goAway(ctx, streamId, response(request, number, true), goAway);
    } else if (reply instanceof Reply.Garbage garbage) {
      garbage(ctx, streamId, response(request, number, true), garbage);
    } else {
      throw new IllegalArgumentException("not to be written: " + reply);
    }
  }

  private static byte[] response(KvRequest request, long number, boolean found) {
    ResponseHeader header =
        ResponseHeader.newBuilder()
            .setClusterId(1)
            .setMemberId(1)
            .setRevision(number + 1)
            .setRaftTerm(1)
            .build();
    MessageLite response =
        request.range()
            ? range(header, request.key(), found)
            : PutResponse.newBuilder().setHeader(header).build();
    return response.toByteArray();
  }

  private static RangeResponse range(ResponseHeader header, ByteString key, boolean found) {
    RangeResponse.Builder range = RangeResponse.newBuilder().setHeader(header);
    if (found) {
      range
          .setCount(1)
          .addKvs(
              KeyValue.newBuilder()
                  .setKey(key)
                  .setValue(VALUE)
                  .setCreateRevision(1)
                  .setModRevision(1)
                  .setVersion(1));
    }
    return range.build();
  }

  private void answer(ChannelHandlerContext ctx, int streamId, byte[] message) {
    headers(ctx, streamId, grpc(), false);
    data(ctx, streamId, 0, message.length, message, false);
    headers(ctx, streamId, ok(), true);
  }

  /** A status without a message. */
  void fail(ChannelHandlerContext ctx, int streamId, Reply.Fail fail) {
    Http2Headers trailers =
        grpc()
            .set("grpc-status", Integer.toString(fail.code().value()))
            .set("grpc-message", percentEncoded(fail.message()));
    headers(ctx, streamId, trailers, true);
  }

  private static void disconnect(ChannelHandlerContext ctx) {
    ctx.channel().config().setOption(ChannelOption.SO_LINGER, 0);
    ctx.close();
  }

  private void goAway(
      ChannelHandlerContext ctx, int streamId, byte[] message, Reply.GoAway goAway) {
    int last = goAway.processed() ? streamId : streamId - 2;
    connection.goAway(
        ctx, Math.max(0, last), goAway.error().code(), Unpooled.EMPTY_BUFFER, ctx.newPromise());
    if (goAway.processed()) {
      answer(ctx, streamId, message);
    } else {
      connection.flush(ctx);
      ctx.close();
    }
  }

  private void garbage(
      ChannelHandlerContext ctx, int streamId, byte[] message, Reply.Garbage garbage) {
    switch (garbage) {
      case NOT_HTTP2 -> ctx.write(text("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"));
      case HTTP_ERROR -> {
        headers(ctx, streamId, status("502").set("content-type", "text/html"), false);
        write(ctx, streamId, text("<html>Bad Gateway</html>"), true);
      }
      case TRUNCATED_MESSAGE -> messageAndOk(ctx, streamId, 0, message.length + 1, message);
      case OVERSIZED_MESSAGE -> messageAndOk(ctx, streamId, 0, Integer.MAX_VALUE, message);
      case COMPRESSED_MESSAGE -> messageAndOk(ctx, streamId, 1, message.length, message);
      case BROKEN_PROTOBUF -> messageAndOk(ctx, streamId, 0, BROKEN.length, BROKEN);
      case NO_MESSAGE -> {
        headers(ctx, streamId, grpc(), false);
        headers(ctx, streamId, ok(), true);
      }
      case NO_STATUS -> {
        headers(ctx, streamId, grpc(), false);
        data(ctx, streamId, 0, message.length, message, true);
      }
    }
  }

  private void messageAndOk(
      ChannelHandlerContext ctx, int streamId, int compressed, int length, byte[] message) {
    headers(ctx, streamId, grpc(), false);
    data(ctx, streamId, compressed, length, message, false);
    headers(ctx, streamId, ok(), true);
  }

  private static Http2Headers status(String code) {
    return new DefaultHttp2Headers().status(code);
  }

  private static Http2Headers grpc() {
    return status("200").set("content-type", "application/grpc");
  }

  private static Http2Headers ok() {
    return new DefaultHttp2Headers().set("grpc-status", "0").set("grpc-message", "");
  }

  private static ByteBuf text(String text) {
    return Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII);
  }

  private void headers(ChannelHandlerContext ctx, int streamId, Http2Headers headers, boolean end) {
    connection.encoder().writeHeaders(ctx, streamId, headers, 0, end, ctx.newPromise());
  }

  private void data(
      ChannelHandlerContext ctx,
      int streamId,
      int compressed,
      int length,
      byte[] message,
      boolean end) {
    ByteBuf frame =
        ctx.alloc()
            .buffer(5 + message.length)
            .writeByte(compressed)
            .writeInt(length)
            .writeBytes(message);
    write(ctx, streamId, frame, end);
  }

  private void write(ChannelHandlerContext ctx, int streamId, ByteBuf bytes, boolean end) {
    connection.encoder().writeData(ctx, streamId, bytes, 0, end, ctx.newPromise());
  }

  /** As gRPC wants a message: all but printable ASCII, and the percent sign, as %XX. */
  static String percentEncoded(String message) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : message.getBytes(StandardCharsets.UTF_8)) {
      if (b < ' ' || b > '~' || b == '%') {
        encoded.append(String.format("%%%02X", b));
      } else {
        encoded.append((char) b);
      }
    }
    return encoded.toString();
  }
}
