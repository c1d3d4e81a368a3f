package org.etcdbench.core.driver.http2;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http2.Http2Flags;
import io.netty.handler.codec.http2.Http2FrameTypes;

/** Appends frames to a buffer (RFC 9113 §4.1 and §6). */
final class FrameWriter {
  static final int HEADER_BYTES = 9;

  /** Where the number of the stream stands in a frame's header. */
  static final int STREAM_ID_AT = 5;

  private FrameWriter() {}

  static void header(ByteBuf out, int length, byte type, int flags, int streamId) {
    out.writeMedium(length).writeByte(type).writeByte(flags).writeInt(streamId);
  }

  /** Overwrites four bytes, the most significant first. */
  static void patchInt(byte[] bytes, int at, int value) {
    bytes[at] = (byte) (value >>> 24);
    bytes[at + 1] = (byte) (value >>> 16);
    bytes[at + 2] = (byte) (value >>> 8);
    bytes[at + 3] = (byte) value;
  }

  /**
   * A SETTINGS frame.
   *
   * @param settings identifiers and values in turn
   */
  static void settings(ByteBuf out, int... settings) {
    header(out, settings.length / 2 * 6, Http2FrameTypes.SETTINGS, 0, 0);
    for (int i = 0; i < settings.length; i += 2) {
      out.writeShort(settings[i]).writeInt(settings[i + 1]);
    }
  }

  static void settingsAck(ByteBuf out) {
    header(out, 0, Http2FrameTypes.SETTINGS, Http2Flags.ACK, 0);
  }

  static void pingAck(ByteBuf out, long data) {
    header(out, Long.BYTES, Http2FrameTypes.PING, Http2Flags.ACK, 0);
    out.writeLong(data);
  }

  static void windowUpdate(ByteBuf out, int streamId, int increment) {
    header(out, Integer.BYTES, Http2FrameTypes.WINDOW_UPDATE, 0, streamId);
    out.writeInt(increment);
  }

  static void rstStream(ByteBuf out, int streamId, long errorCode) {
    header(out, Integer.BYTES, Http2FrameTypes.RST_STREAM, 0, streamId);
    out.writeInt((int) errorCode);
  }

  /** Says that no stream of the server was seen: it may open none. */
  static void goAway(ByteBuf out, long errorCode, byte[] debugData) {
    header(out, 2 * Integer.BYTES + debugData.length, Http2FrameTypes.GO_AWAY, 0, 0);
    out.writeInt(0).writeInt((int) errorCode).writeBytes(debugData);
  }
}
