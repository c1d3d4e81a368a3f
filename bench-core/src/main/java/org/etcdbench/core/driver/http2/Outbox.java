package org.etcdbench.core.driver.http2;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.util.internal.MathUtil;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what is to be sent and sends it at once: when a batch of input has been read, or at the
 * end of the event loop's turn.
 */
// what becomes of a write or a close is told by the channel itself
@SuppressWarnings("FutureReturnValueIgnored")
final class Outbox {
  private static final int MIN_BYTES = 2 << 10;
  private static final int MAX_BYTES = 64 << 10;

  private final ChannelHandlerContext ctx;
  private final Runnable flushTask = this::flushAtEndOfTurn;
  private @Nullable ByteBuf gathered;
  private int expectedBytes = MIN_BYTES;
  private boolean reading;
  private boolean flushDue;

  Outbox(ChannelHandlerContext ctx) {
    this.ctx = ctx;
  }

  /** Where to append; that it will be sent is taken care of. */
  ByteBuf open() {
    if (!reading && !flushDue) {
      flushDue = true;
      ctx.channel().eventLoop().execute(flushTask);
    }
    ByteBuf out = gathered;
    if (out == null) {
      out = ctx.alloc().ioBuffer(expectedBytes);
      gathered = out;
    }
    return out;
  }

  private void flushAtEndOfTurn() {
    flushDue = false;
    if (!reading) {
      flush();
    }
  }

  /** Input is being read, and what is sent because of it belongs together. */
  void beginBatch() {
    reading = true;
  }

  void endBatch() {
    reading = false;
    flush();
  }

  void flush() {
    ByteBuf out = gathered;
    if (out != null) {
      gathered = null;
      expect(out.readableBytes());
      ctx.writeAndFlush(out, ctx.voidPromise());
    }
  }

  /** A batch of the same size fits without being copied; smaller ones are believed by and by. */
  private void expect(int bytes) {
    int atMost = Math.min(MAX_BYTES, Math.max(bytes, expectedBytes / 2));
    expectedBytes = Math.max(MIN_BYTES, MathUtil.findNextPositivePowerOfTwo(atMost));
  }
}
