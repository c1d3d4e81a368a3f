package org.etcdbench.core.driver.http2;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what is to be sent and sends it at once: when a batch of input has been read, or at the
 * end of the event loop's turn.
 */
// what becomes of a write or a close is told by the channel itself
@SuppressWarnings("FutureReturnValueIgnored")
final class Outbox {
  /** Enough for any frame that is no request and carries no text. */
  private static final int SMALL_FRAME_BYTES = 64;

  private final ChannelHandlerContext ctx;
  private final LoopBuffers buffers;
  private final Runnable flushTask = this::flushAtEndOfTurn;
  private @Nullable ByteBuf gathered;
  private boolean reading;
  private boolean flushDue;

  Outbox(ChannelHandlerContext ctx, LoopBuffers buffers) {
    this.ctx = ctx;
    this.buffers = buffers;
  }

  /** Where to append a small frame; that it will be sent is taken care of. */
  ByteBuf open() {
    return open(SMALL_FRAME_BYTES);
  }

  /** Where to append so many bytes. */
  ByteBuf open(int bytes) {
    if (gathered != null && gathered.maxWritableBytes() < bytes) {
      ByteBuf full = gathered;
      gathered = null;
      ctx.write(full, ctx.voidPromise());
    }
    if (!reading && !flushDue) {
      flushDue = true;
      ctx.channel().eventLoop().execute(flushTask);
    }
    ByteBuf out = gathered;
    if (out == null) {
      out = buffers.toWrite(ctx.alloc(), bytes);
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
      ctx.writeAndFlush(out, ctx.voidPromise());
    }
  }
}
