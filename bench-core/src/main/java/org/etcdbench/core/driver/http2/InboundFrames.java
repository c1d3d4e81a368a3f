package org.etcdbench.core.driver.http2;

import io.grpc.Status;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameAdapter;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Settings;
import java.nio.charset.StandardCharsets;

/** What each frame of the server means (RFC 9113 §6); those without a method mean nothing to us. */
final class InboundFrames extends Http2FrameAdapter {
  private final Http2Transport transport;
  private final Outbox outbox;
  private final StreamTable streams;
  private final RequestSender sender;
  private final HeaderBlocks headerBlocks;
  private final ReceiveWindow window;

  InboundFrames(
      Http2Transport transport,
      Outbox outbox,
      StreamTable streams,
      RequestSender sender,
      HeaderBlocks headerBlocks) {
    this.transport = transport;
    this.outbox = outbox;
    this.streams = streams;
    this.sender = sender;
    this.headerBlocks = headerBlocks;
    this.window = new ReceiveWindow(outbox);
  }

  /** Whether frames are not wanted any more. */
  boolean over() {
    return transport.closed();
  }

  private void refuseIdle(int streamId, String frame) throws Http2Exception {
    if (streams.idle(streamId)) {
      throw Http2Exception.connectionError(
          Http2Error.PROTOCOL_ERROR, "%s on stream %d, which was not opened", frame, streamId);
    }
  }

  void headers(int streamId, ResponseHead head, boolean endOfStream) throws Http2Exception {
    UnaryCall call = streams.get(streamId);
    if (call == null) {
      refuseIdle(streamId, "HEADERS");
      return;
    }
    call.headers(head, endOfStream);
    endIfOver(call);
  }

  private void endIfOver(UnaryCall call) {
    if (call.ended()) {
      transport.answered();
      transport.release(call, !call.streamClosed());
    }
  }

  void data(int streamId, ByteBuf in, int at, int length, int padding, boolean endOfStream)
      throws Http2Exception {
    window.received(length + padding);
    UnaryCall call = streams.get(streamId);
    if (call == null) {
      refuseIdle(streamId, "DATA");
      return;
    }
    window.received(call, length + padding, endOfStream);
    call.data(in, at, length, endOfStream);
    endIfOver(call);
  }

  void ping(long data) {
    FrameWriter.pingAck(outbox.open(), data);
  }

  void windowUpdate(int streamId, int increment) throws Http2Exception {
    if (streamId == 0) {
      sender.connectionWindowUpdate(increment);
    } else {
      UnaryCall call = streams.get(streamId);
      if (call == null) {
        refuseIdle(streamId, "WINDOW_UPDATE");
        return;
      }
      sender.streamWindowUpdate(call, increment);
    }
    transport.roomMade();
  }

  /** One stream is broken, the connection is not; unless there never was that stream. */
  void streamError(int streamId, Http2Error error, String text) throws Http2Exception {
    refuseIdle(streamId, "a broken frame");
    FrameWriter.rstStream(outbox.open(), streamId, error.code());
    UnaryCall call = streams.get(streamId);
    if (call != null) {
      call.end(Status.INTERNAL.withDescription("HTTP/2 error " + error + ": " + text));
      transport.release(call, false);
    }
  }

  @Override
  public void onHeadersRead(
      ChannelHandlerContext ctx, int streamId, Http2Headers headers, int padding, boolean end)
      throws Http2Exception {
    headers(streamId, ResponseHead.of(headers), end);
  }

  @Override
  public void onHeadersRead(
      ChannelHandlerContext ctx,
      int streamId,
      Http2Headers headers,
      int streamDependency,
      short weight,
      boolean exclusive,
      int padding,
      boolean end)
      throws Http2Exception {
    headers(streamId, ResponseHead.of(headers), end);
  }

  @Override
  public int onDataRead(
      ChannelHandlerContext ctx, int streamId, ByteBuf data, int padding, boolean end)
      throws Http2Exception {
    int length = data.readableBytes();
    data(streamId, data, data.readerIndex(), length, padding, end);
    return length + padding;
  }

  @Override
  public void onRstStreamRead(ChannelHandlerContext ctx, int streamId, long errorCode)
      throws Http2Exception {
    UnaryCall call = streams.get(streamId);
    if (call == null) {
      refuseIdle(streamId, "RST_STREAM");
      return;
    }
    call.end(Statuses.ofReset(errorCode));
    transport.release(call, false);
  }

  @Override
  public void onSettingsRead(ChannelHandlerContext ctx, Http2Settings settings)
      throws Http2Exception {
    if (Boolean.TRUE.equals(settings.pushEnabled())) {
      throw Http2Exception.connectionError(
          Http2Error.PROTOCOL_ERROR, "a server must not set ENABLE_PUSH");
    }
    sender.settings(settings);
    FrameWriter.settingsAck(outbox.open());
    transport.settingsRead();
  }

  @Override
  public void onSettingsAckRead(ChannelHandlerContext ctx) throws Http2Exception {
    headerBlocks.tableIsGone();
  }

  @Override
  public void onPushPromiseRead(
      ChannelHandlerContext ctx,
      int streamId,
      int promisedStreamId,
      Http2Headers headers,
      int padding)
      throws Http2Exception {
    throw Http2Exception.connectionError(
        Http2Error.PROTOCOL_ERROR, "PUSH_PROMISE, although push is disabled");
  }

  @Override
  public void onGoAwayRead(
      ChannelHandlerContext ctx, int lastStreamId, long errorCode, ByteBuf debugData) {
    String debug = debugData.toString(StandardCharsets.UTF_8);
    String text =
        "GOAWAY shut down transport. HTTP/2 error code: "
            + Statuses.errorName(errorCode)
            + (debug.isEmpty() ? "" : ", debug data: " + debug);
    transport.goAway(lastStreamId, Status.UNAVAILABLE.withDescription(text));
  }

  @Override
  public void onWindowUpdateRead(ChannelHandlerContext ctx, int streamId, int increment)
      throws Http2Exception {
    windowUpdate(streamId, increment);
  }

  @Override
  public void onPingRead(ChannelHandlerContext ctx, long data) {
    ping(data);
  }
}
