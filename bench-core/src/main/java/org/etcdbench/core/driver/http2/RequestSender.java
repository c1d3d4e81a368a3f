package org.etcdbench.core.driver.http2;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Flags;
import io.netty.handler.codec.http2.Http2FrameTypes;
import io.netty.handler.codec.http2.Http2Settings;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Writes requests as far as the peer's settings and windows let it (RFC 9113 §5.2 and §6.5.2). */
final class RequestSender {
  private static final int FIRST_WINDOW_BYTES = 65_535;
  private static final int FIRST_MAX_FRAME_BYTES = 16_384;

  private final Outbox outbox;
  private final StreamTable streams;
  private final RequestHeaders headers;
  private final Supplier<@Nullable String> token;
  private final ArrayDeque<UnaryCall> blocked = new ArrayDeque<>();
  private int connectionWindow = FIRST_WINDOW_BYTES;
  private int streamWindow = FIRST_WINDOW_BYTES;
  private int maxFrameBytes = FIRST_MAX_FRAME_BYTES;
  private long maxStreams = Long.MAX_VALUE;

  RequestSender(
      Outbox outbox,
      StreamTable streams,
      RequestHeaders headers,
      Supplier<@Nullable String> token) {
    this.outbox = outbox;
    this.streams = streams;
    this.headers = headers;
    this.token = token;
  }

  /** Whether a call would get a stream and not wait behind others for the connection's window. */
  boolean hasRoom() {
    return streams.open() < maxStreams && connectionWindow > 0;
  }

  /** Opens a stream for the call and sends of it what may be sent. */
  void send(UnaryCall call) {
    RequestShape shape = call.shape();
    int streamId = streams.add(call);
    call.streamId = streamId;
    call.sendWindow = streamWindow;
    ByteBuf out = outbox.open();
    String sentToken = token.get();
    call.sentToken = sentToken;
    byte[] frame = headers.frame(shape.method(), sentToken);
    FrameWriter.patchInt(frame, FrameWriter.STREAM_ID_AT, streamId);
    out.writeBytes(frame);
    int length = shape.messageBytes();
    if (length <= Math.min(Math.min(connectionWindow, streamWindow), maxFrameBytes)) {
      shape.writeFrame(out, streamId, call.key(), call.value());
      sent(call, length);
    } else if (!sendMore(call)) {
      blocked.add(call);
    }
  }

  private void sent(UnaryCall call, int bytes) {
    call.sentBytes += bytes;
    call.sendWindow -= bytes;
    connectionWindow -= bytes;
  }

  /** Returns whether it is now sent completely. */
  private boolean sendMore(UnaryCall call) {
    while (call.unsentBytes() > 0) {
      int window = Math.min(connectionWindow, call.sendWindow);
      int length = Math.min(Math.min(window, maxFrameBytes), call.unsentBytes());
      if (length <= 0) {
        return false;
      }
      ByteBuf out = outbox.open();
      int flags = length == call.unsentBytes() ? Http2Flags.END_STREAM : 0;
      FrameWriter.header(out, length, Http2FrameTypes.DATA, flags, call.streamId);
      call.shape().writePart(out, call.key(), call.value(), call.sentBytes, length);
      sent(call, length);
    }
    return true;
  }

  private void sendBlocked() {
    // most updates find nothing that waits for them
    if (blocked.isEmpty()) {
      return;
    }
    Iterator<UnaryCall> waiting = blocked.iterator();
    while (connectionWindow > 0 && waiting.hasNext()) {
      if (sendMore(waiting.next())) {
        waiting.remove();
      }
    }
  }

  /** The call's stream is no more. */
  void forget(UnaryCall call) {
    if (call.unsentBytes() > 0) {
      blocked.remove(call);
    }
  }

  /** The peer has made room for more of this stream. */
  void streamWindowUpdate(UnaryCall call, int increment) throws Http2Exception {
    if (call.sendWindow + (long) increment > Integer.MAX_VALUE) {
      throw Http2Exception.streamError(
          call.streamId, Http2Error.FLOW_CONTROL_ERROR, "the window of a stream overflows");
    }
    call.sendWindow += increment;
    if (call.unsentBytes() > 0) {
      sendBlocked();
    }
  }

  /** The peer has made room for more of all streams together. */
  void connectionWindowUpdate(int increment) throws Http2Exception {
    if (connectionWindow + (long) increment > Integer.MAX_VALUE) {
      throw Http2Exception.connectionError(
          Http2Error.FLOW_CONTROL_ERROR, "the window of the connection overflows");
    }
    connectionWindow += increment;
    sendBlocked();
  }

  void settings(Http2Settings settings) throws Http2Exception {
    Long tableBytes = settings.headerTableSize();
    if (tableBytes != null) {
      headers.tableLimit(tableBytes);
    }
    Long streamLimit = settings.maxConcurrentStreams();
    if (streamLimit != null) {
      maxStreams = streamLimit;
    }
    Integer frameBytes = settings.maxFrameSize();
    if (frameBytes != null) {
      maxFrameBytes = frameBytes;
    }
    Integer window = settings.initialWindowSize();
    if (window != null) {
      resize(window);
    }
    sendBlocked();
  }

  /** Windows of open streams change by the difference, and may become negative (§6.9.2). */
  private void resize(int window) throws Http2Exception {
    int difference = window - streamWindow;
    streamWindow = window;
    boolean[] overflow = {false};
    streams.forEachAbove(
        0,
        call -> {
          overflow[0] |= call.sendWindow + (long) difference > Integer.MAX_VALUE;
          call.sendWindow += difference;
        });
    if (overflow[0]) {
      throw Http2Exception.connectionError(
          Http2Error.FLOW_CONTROL_ERROR, "a changed initial window makes a stream's overflow");
    }
  }
}
