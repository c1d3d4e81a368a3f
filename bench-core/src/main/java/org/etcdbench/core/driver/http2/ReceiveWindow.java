package org.etcdbench.core.driver.http2;

import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;

/**
 * What the peer may still send us. The windows are fixed and large: what is given back when half of
 * one is used up arrives long before the other half is.
 */
final class ReceiveWindow {
  static final int STREAM_BYTES = 1 << 20;
  static final int CONNECTION_BYTES = 16 << 20;

  private final Outbox outbox;
  private int connectionReceived;

  ReceiveWindow(Outbox outbox) {
    this.outbox = outbox;
  }

  /** Data came, on whichever stream. */
  void received(int bytes) throws Http2Exception {
    connectionReceived += bytes;
    if (connectionReceived > CONNECTION_BYTES) {
      throw Http2Exception.connectionError(
          Http2Error.FLOW_CONTROL_ERROR, "the server exceeded the window of the connection");
    }
    if (connectionReceived >= CONNECTION_BYTES / 2) {
      FrameWriter.windowUpdate(outbox.open(), 0, connectionReceived);
      connectionReceived = 0;
    }
  }

  /** Of that, this much was for a stream which more may come on. */
  void received(UnaryCall call, int bytes, boolean endOfStream) throws Http2Exception {
    call.receivedBytes += bytes;
    if (call.receivedBytes > STREAM_BYTES) {
      throw Http2Exception.streamError(
          call.streamId,
          Http2Error.FLOW_CONTROL_ERROR,
          "the server exceeded the window of a stream");
    }
    if (call.receivedBytes >= STREAM_BYTES / 2 && !endOfStream) {
      FrameWriter.windowUpdate(outbox.open(), call.streamId, call.receivedBytes);
      call.receivedBytes = 0;
    }
  }
}
