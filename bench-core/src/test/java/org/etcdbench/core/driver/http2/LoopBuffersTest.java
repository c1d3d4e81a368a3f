package org.etcdbench.core.driver.http2;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.RecvByteBufAllocator;
import org.junit.jupiter.api.Test;

class LoopBuffersTest {
  private static final ByteBufAllocator OTHER = ByteBufAllocator.DEFAULT;

  private final LoopBuffers buffers = new LoopBuffers();

  @SuppressWarnings("deprecation")
  private RecvByteBufAllocator.Handle handle() {
    return buffers.receiver().newHandle();
  }

  @Test
  void givesAllConnectionsTheSameMemoryInTurn() {
    ByteBuf read = handle().allocate(OTHER);
    assertThat(read.writableBytes()).isEqualTo(LoopBuffers.BYTES);
    read.writeZero(10).release();

    assertThat(handle().allocate(OTHER)).isSameAs(read);
    assertThat(read.writableBytes()).isEqualTo(LoopBuffers.BYTES);
  }

  @Test
  void givesOtherMemoryToReadIntoWhileTheFirstIsKept() {
    ByteBuf kept = handle().allocate(OTHER);
    ByteBuf other = handle().allocate(OTHER);

    assertThat(other).isNotSameAs(kept);
    assertThat(other.writableBytes()).isEqualTo(LoopBuffers.BYTES);
    other.release();
    kept.release();
  }

  @Test
  void readsAndWritesInDifferentMemory() {
    ByteBuf read = handle().allocate(OTHER);
    ByteBuf written = buffers.toWrite(OTHER, 1);

    read.writeByte(1);
    written.writeByte(2);
    assertThat(read.getByte(0)).isEqualTo((byte) 1);
    written.release();
    read.release();
  }

  @Test
  void givesOtherMemoryForWhatIsLarge() {
    ByteBuf large = buffers.toWrite(OTHER, LoopBuffers.BYTES + 1);
    ByteBuf usual = buffers.toWrite(OTHER, LoopBuffers.BYTES);

    assertThat(large.writableBytes()).isGreaterThan(LoopBuffers.BYTES);
    assertThat(usual.capacity()).isEqualTo(LoopBuffers.BYTES);
    large.release();
    usual.release();
  }
}
