package org.etcdbench.core.driver.http2;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http2.DefaultHttp2FrameReader;
import io.netty.handler.codec.http2.DefaultHttp2FrameWriter;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Settings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The other side of one connection, without a network: speaks through Netty's own encoder, and
 * keeps the frames it gets as Netty's own decoder understands them.
 */
final class FakeServer implements AutoCloseable {
  static final Http2Headers START =
      new DefaultHttp2Headers().status("200").add("content-type", "application/grpc");
  static final Http2Headers TRAILERS =
      new DefaultHttp2Headers().add("grpc-status", "0").add("grpc-message", "");

  private static final int LARGEST_FRAME_BYTES = 1 << 20;

  private final EmbeddedChannel client;
  private final EmbeddedChannel encoding = new EmbeddedChannel(new ChannelInboundHandlerAdapter());
  private final DefaultHttp2FrameWriter writer = new DefaultHttp2FrameWriter();
  private final DefaultHttp2FrameReader reader = new DefaultHttp2FrameReader();
  private final FrameLog log = new FrameLog();
  private final ByteBuf pending = Unpooled.buffer();
  private boolean prefaceRead;

  /** Something written with Netty's encoder. */
  interface Writing {
    ChannelFuture to(
        DefaultHttp2FrameWriter writer, ChannelHandlerContext ctx, ChannelPromise promise)
        throws Exception;
  }

  FakeServer(ChannelHandler clientHandler) {
    client = new EmbeddedChannel(clientHandler);
  }

  EmbeddedChannel client() {
    return client;
  }

  /** The bytes of frames. */
  ByteBuf encode(Writing writing) {
    ChannelHandlerContext ctx = encoding.pipeline().firstContext();
    ChannelFuture written;
    try {
      written = writing.to(writer, ctx, ctx.newPromise());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
    ctx.flush();
    if (!written.isSuccess()) {
      throw new AssertionError(written.cause());
    }
    ByteBuf all = Unpooled.buffer();
    for (ByteBuf part = encoding.readOutbound(); part != null; part = encoding.readOutbound()) {
      all.writeBytes(part);
      part.release();
    }
    return all;
  }

  FakeServer send(Writing writing) {
    return send(encode(writing));
  }

  FakeServer send(ByteBuf bytes) {
    client.writeInbound(bytes);
    client.runPendingTasks();
    return this;
  }

  /** Greets with these settings, and obeys those of the client. */
  FakeServer greet(Http2Settings settings) {
    send((w, ctx, p) -> w.writeSettings(ctx, settings, p));
    frames();
    try {
      reader.configuration().frameSizePolicy().maxFrameSize(LARGEST_FRAME_BYTES);
      writer.configuration().headersConfiguration().maxHeaderTableSize(0);
    } catch (Http2Exception e) {
      throw new AssertionError(e);
    }
    return send((w, ctx, p) -> w.writeSettingsAck(ctx, p));
  }

  FakeServer greet() {
    return greet(new Http2Settings());
  }

  FakeServer headers(int streamId, Http2Headers headers, boolean end) {
    return send((w, ctx, p) -> w.writeHeaders(ctx, streamId, headers, 0, end, p));
  }

  FakeServer data(int streamId, ByteBuf data, boolean end) {
    return send((w, ctx, p) -> w.writeData(ctx, streamId, data, 0, end, p));
  }

  /** A whole answer that says that all is well. */
  FakeServer answer(int streamId) {
    return headers(streamId, START, false)
        .data(streamId, Responses.framed(Responses.PUT), false)
        .headers(streamId, TRAILERS, true);
  }

  FakeServer windowUpdate(int streamId, int increment) {
    return send((w, ctx, p) -> w.writeWindowUpdate(ctx, streamId, increment, p));
  }

  FakeServer goAway(int lastStreamId, long code, String debug) {
    ByteBuf text = Unpooled.copiedBuffer(debug, StandardCharsets.UTF_8);
    return send((w, ctx, p) -> w.writeGoAway(ctx, lastStreamId, code, text, p));
  }

  FakeServer disconnect() {
    client.close().syncUninterruptibly();
    client.runPendingTasks();
    return this;
  }

  /** The frames that came since the last look. */
  List<String> frames() {
    client.runPendingTasks();
    for (ByteBuf part = client.readOutbound(); part != null; part = client.readOutbound()) {
      pending.writeBytes(part);
      part.release();
    }
    if (!prefaceRead
        && pending.readableBytes() >= Http2CodecUtil.connectionPrefaceBuf().capacity()) {
      ByteBuf preface = Http2CodecUtil.connectionPrefaceBuf();
      if (!pending.readSlice(preface.readableBytes()).equals(preface)) {
        throw new AssertionError("no preface");
      }
      prefaceRead = true;
    }
    try {
      if (pending.isReadable()) {
        reader.readFrame(encoding.pipeline().firstContext(), pending, log);
      }
    } catch (Http2Exception e) {
      throw new AssertionError(e);
    }
    List<String> frames = new ArrayList<>(log.frames());
    log.frames().clear();
    return frames;
  }

  /** The message that came on a stream so far. */
  byte[] message(int streamId) {
    return log.message(streamId);
  }

  /** The fields of the header block that came last. */
  Http2Headers lastHeaders() {
    return log.lastHeaders();
  }

  boolean open() {
    client.runPendingTasks();
    return client.isOpen();
  }

  @Override
  public void close() {
    client.finishAndReleaseAll();
    encoding.finishAndReleaseAll();
    reader.close();
  }
}
