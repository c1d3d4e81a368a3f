package org.etcdbench.core.driver.http2;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.DefaultHttp2FrameReader;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Flags;
import io.netty.handler.codec.http2.Http2FrameTypes;

/**
 * Takes frames out of the input. The four that each request draws are read where they lie, in their
 * plain form; everything else is left to Netty's frame reader, one whole frame at a time.
 */
final class FrameReader {
  /** What we announce, by not announcing anything else. */
  private static final int MAX_FRAME_BYTES = 16_384;

  private static final int HEADER_BYTES = FrameWriter.HEADER_BYTES;
  private static final int TYPE_AT = 3;
  private static final int FLAGS_AT = 4;
  private static final int PRIORITY_FLAG = 0x20;

  private final HeaderBlocks blocks;
  private final InboundFrames frames;
  private final DefaultHttp2FrameReader others;
  private boolean greeted;
  private boolean inHeaderBlock;

  FrameReader(HeaderBlocks blocks, InboundFrames frames) {
    this.blocks = blocks;
    this.frames = frames;
    this.others = new DefaultHttp2FrameReader(blocks.decoder());
  }

  /**
   * Reads all whole frames; the rest stays in the buffer.
   *
   * @throws Http2Exception for what ends the connection; what ends a stream goes to the frames
   */
  void read(ChannelHandlerContext ctx, ByteBuf in) throws Http2Exception {
    while (in.readableBytes() >= HEADER_BYTES && !frames.over()) {
      if (!greeted) {
        greet(in);
      }
      int at = in.readerIndex();
      int length = in.getUnsignedMedium(at);
      if (length > MAX_FRAME_BYTES) {
        throw Http2Exception.connectionError(
            Http2Error.FRAME_SIZE_ERROR,
            "frame of %d bytes, at most %d are allowed",
            length,
            MAX_FRAME_BYTES);
      }
      if (in.readableBytes() < HEADER_BYTES + length) {
        return;
      }
      in.skipBytes(HEADER_BYTES + length);
      readFrame(ctx, in, at, length);
    }
  }

  private void greet(ByteBuf in) throws Http2Exception {
    if (!Greeting.isSettings(in)) {
      throw Http2Exception.connectionError(Http2Error.PROTOCOL_ERROR, "%s", Greeting.complaint(in));
    }
    greeted = true;
  }

  private void readFrame(ChannelHandlerContext ctx, ByteBuf in, int at, int length)
      throws Http2Exception {
    try {
      if (inHeaderBlock || !readPlain(in, at, length)) {
        readOther(ctx, in, at, length);
      }
    } catch (Http2Exception e) {
      if (!Http2Exception.isStreamError(e)) {
        throw e;
      }
      frames.streamError(Http2Exception.streamId(e), e.error(), String.valueOf(e.getMessage()));
    }
  }

  /** Returns whether it was a frame that is read here. */
  private boolean readPlain(ByteBuf in, int at, int length) throws Http2Exception {
    int flags = in.getByte(at + FLAGS_AT);
    int streamId = in.getInt(at + FrameWriter.STREAM_ID_AT) & Integer.MAX_VALUE;
    int payload = at + HEADER_BYTES;
    return switch (in.getByte(at + TYPE_AT)) {
      case Http2FrameTypes.DATA -> data(in, payload, length, flags, streamId);
      case Http2FrameTypes.HEADERS -> headers(in, payload, length, flags, streamId);
      case Http2FrameTypes.PING -> ping(in, payload, length, flags, streamId);
      case Http2FrameTypes.WINDOW_UPDATE -> windowUpdate(in, payload, length, streamId);
      default -> false;
    };
  }

  private boolean data(ByteBuf in, int at, int length, int flags, int streamId)
      throws Http2Exception {
    if (streamId == 0 || (flags & Http2Flags.PADDED) != 0) {
      return false;
    }
    frames.data(streamId, in, at, length, 0, (flags & Http2Flags.END_STREAM) != 0);
    return true;
  }

  private boolean headers(ByteBuf in, int at, int length, int flags, int streamId)
      throws Http2Exception {
    int odd = Http2Flags.END_HEADERS | Http2Flags.PADDED | PRIORITY_FLAG;
    if (streamId == 0 || (flags & odd) != Http2Flags.END_HEADERS) {
      return false;
    }
    ResponseHead head = blocks.decode(streamId, in, at, length);
    frames.headers(streamId, head, (flags & Http2Flags.END_STREAM) != 0);
    return true;
  }

  private boolean ping(ByteBuf in, int at, int length, int flags, int streamId) {
    if (streamId != 0 || length != Long.BYTES || (flags & Http2Flags.ACK) != 0) {
      return false;
    }
    frames.ping(in.getLong(at));
    return true;
  }

  private boolean windowUpdate(ByteBuf in, int at, int length, int streamId) throws Http2Exception {
    int increment = length == Integer.BYTES ? in.getInt(at) & Integer.MAX_VALUE : 0;
    if (increment == 0) {
      return false;
    }
    frames.windowUpdate(streamId, increment);
    return true;
  }

  private void readOther(ChannelHandlerContext ctx, ByteBuf in, int at, int length)
      throws Http2Exception {
    byte type = in.getByte(at + TYPE_AT);
    boolean ofHeaders =
        type == Http2FrameTypes.HEADERS
            || type == Http2FrameTypes.PUSH_PROMISE
            || type == Http2FrameTypes.CONTINUATION;
    if (ofHeaders) {
      inHeaderBlock = (in.getByte(at + FLAGS_AT) & Http2Flags.END_HEADERS) == 0;
    }
    others.readFrame(ctx, in.slice(at, HEADER_BYTES + length), frames);
  }

  /** Frees what a block of headers that has not ended holds. */
  void close() {
    others.close();
  }
}
