package org.etcdbench.core.driver.http2;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.DefaultMaxMessagesRecvByteBufAllocator;
import io.netty.channel.RecvByteBufAllocator;
import java.nio.ByteBuffer;

/**
 * The memory that the connections of one event loop read into and write from, one after the other:
 * it so stays in the CPU's cache. Whoever comes while it is in use, because a socket takes no more
 * or a handler keeps what it read, gets memory of Netty's. For the thread of that loop.
 */
public final class LoopBuffers {
  /** More than a hundred answers, or requests of a usual size. */
  static final int BYTES = 64 << 10;

  private static final int MIN_OTHER_BYTES = 2 << 10;

  private final ByteBuf toRead = memory();
  private final ByteBuf toWrite = memory();
  private final RecvByteBufAllocator receiver = new Receiver();

  /** Java's own memory, which goes when this object does: nobody has to give it back. */
  private static ByteBuf memory() {
    return Unpooled.wrappedBuffer(ByteBuffer.allocateDirect(BYTES));
  }

  /** Gives channels what to read into. */
  RecvByteBufAllocator receiver() {
    return receiver;
  }

  /** An empty buffer that takes at least so many bytes; whoever has it releases it. */
  ByteBuf toWrite(ByteBufAllocator other, int bytes) {
    return bytes <= BYTES && free(toWrite)
        ? toWrite.clear().retain()
        : other.ioBuffer(Math.max(bytes, MIN_OTHER_BYTES));
  }

  private static boolean free(ByteBuf memory) {
    return memory.refCnt() == 1;
  }

  private final class Receiver extends DefaultMaxMessagesRecvByteBufAllocator {
    // Netty still calls it by the older name
    @SuppressWarnings("deprecation")
    @Override
    public Handle newHandle() {
      return new MaxMessageHandle() {
        @Override
        public int guess() {
          return BYTES;
        }

        @Override
        public ByteBuf allocate(ByteBufAllocator other) {
          return free(toRead) ? toRead.clear().retain() : other.ioBuffer(BYTES);
        }
      };
    }
  }
}
