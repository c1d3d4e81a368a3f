package org.etcdbench.core.driver.http2;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http2.Http2FrameTypes;
import java.nio.charset.StandardCharsets;

/** The first bytes of a server: a SETTINGS frame, if it speaks HTTP/2 (RFC 9113 §3.4). */
final class Greeting {
  private static final int MAX_SHOWN_TEXT = 120;
  private static final int MAX_SHOWN_BYTES = 16;
  private static final int TLS_ALERT = 0x15;
  private static final int TLS_MAJOR_VERSION = 3;

  private Greeting() {}

  /** Whether this is the header of a SETTINGS frame; needs all of its bytes. */
  static boolean isSettings(ByteBuf in) {
    int at = in.readerIndex();
    return in.getByte(at + 3) == Http2FrameTypes.SETTINGS
        && in.getByte(at + 4) == 0
        && in.getInt(at + 5) == 0;
  }

  /** What a server seems to speak that began with something else. */
  static String complaint(ByteBuf in) {
    int at = in.readerIndex();
    if (in.readableBytes() >= 2
        && in.getByte(at) == TLS_ALERT
        && in.getByte(at + 1) == TLS_MAJOR_VERSION) {
      return "the server expects TLS";
    }
    String text =
        in.toString(at, Math.min(in.readableBytes(), MAX_SHOWN_TEXT), StandardCharsets.US_ASCII);
    if (text.startsWith("HTTP/1")) {
      return "the server does not speak HTTP/2 here, it answered: "
          + text.replaceAll("\\s+", " ").strip();
    }
    return "the server does not speak HTTP/2, its first bytes are 0x"
        + ByteBufUtil.hexDump(in, at, Math.min(in.readableBytes(), MAX_SHOWN_BYTES));
  }
}
