package org.etcdbench.core.driver.http2;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2HeadersDecoder;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the header blocks of responses. We allow the peer no dynamic table, so as soon as it has
 * acknowledged that the same bytes always mean the same, and the last few blocks are remembered.
 */
final class HeaderBlocks {
  static final int MAX_LIST_BYTES = 16 << 10;
  private static final int REMEMBERED = 4;
  private static final int MAX_REMEMBERED_BYTES = 256;

  private record Known(ByteBuf block, ResponseHead head) {}

  private final DefaultHttp2HeadersDecoder decoder =
      new DefaultHttp2HeadersDecoder(true, MAX_LIST_BYTES);
  private final @Nullable Known[] known = new Known[REMEMBERED];
  private int next;
  private boolean tableless;

  /** For Netty's frame reader, which must share the state of the decompression. */
  Http2HeadersDecoder decoder() {
    return decoder;
  }

  /** The peer has acknowledged that there is no dynamic table. */
  void tableIsGone() throws Http2Exception {
    decoder.maxHeaderTableSize(0);
    tableless = true;
  }

  /** Decodes a complete block. */
  ResponseHead decode(int streamId, ByteBuf in, int at, int length) throws Http2Exception {
    for (Known one : known) {
      if (one != null
          && one.block.readableBytes() == length
          && ByteBufUtil.equals(one.block, 0, in, at, length)) {
        return one.head;
      }
    }
    ResponseHead head = ResponseHead.of(decoder.decodeHeaders(streamId, in.slice(at, length)));
    if (tableless && length <= MAX_REMEMBERED_BYTES) {
      known[next] = new Known(Unpooled.wrappedBuffer(ByteBufUtil.getBytes(in, at, length)), head);
      next = (next + 1) % REMEMBERED;
    }
    return head;
  }
}
