package org.etcdbench.core.driver.http2;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2FrameAdapter;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Settings;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes down the frames that a decoder finds. */
final class FrameLog extends Http2FrameAdapter {
  private final List<String> frames = new ArrayList<>();
  private final Map<Integer, ByteArrayOutputStream> messages = new HashMap<>();
  private Http2Headers lastHeaders = new DefaultHttp2Headers();

  List<String> frames() {
    return frames;
  }

  byte[] message(int streamId) {
    return messages.getOrDefault(streamId, new ByteArrayOutputStream()).toByteArray();
  }

  Http2Headers lastHeaders() {
    return lastHeaders;
  }

  @Override
  public int onDataRead(
      ChannelHandlerContext ctx, int streamId, ByteBuf data, int padding, boolean end) {
    byte[] bytes = ByteBufUtil.getBytes(data);
    messages
        .computeIfAbsent(streamId, id -> new ByteArrayOutputStream())
        .write(bytes, 0, bytes.length);
    frames.add("DATA " + streamId + " " + bytes.length + (end ? " end" : ""));
    return bytes.length + padding;
  }

  @Override
  public void onHeadersRead(
      ChannelHandlerContext ctx, int streamId, Http2Headers headers, int padding, boolean end) {
    lastHeaders = headers;
    frames.add("HEADERS " + streamId + (end ? " end" : ""));
  }

  @Override
  public void onRstStreamRead(ChannelHandlerContext ctx, int streamId, long errorCode) {
    frames.add("RST_STREAM " + streamId + " " + Statuses.errorName(errorCode));
  }

  @Override
  public void onSettingsAckRead(ChannelHandlerContext ctx) {
    frames.add("SETTINGS ack");
  }

  @Override
  public void onSettingsRead(ChannelHandlerContext ctx, Http2Settings settings) {
    frames.add("SETTINGS " + settings);
  }

  @Override
  public void onPingRead(ChannelHandlerContext ctx, long data) {
    frames.add("PING " + data);
  }

  @Override
  public void onPingAckRead(ChannelHandlerContext ctx, long data) {
    frames.add("PING ack " + data);
  }

  @Override
  public void onGoAwayRead(
      ChannelHandlerContext ctx, int lastStreamId, long errorCode, ByteBuf debugData) {
    frames.add("GOAWAY " + Statuses.errorName(errorCode));
  }

  @Override
  public void onWindowUpdateRead(ChannelHandlerContext ctx, int streamId, int increment) {
    frames.add("WINDOW_UPDATE " + streamId + " " + increment);
  }
}
