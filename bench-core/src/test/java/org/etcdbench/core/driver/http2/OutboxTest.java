package org.etcdbench.core.driver.http2;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class OutboxTest {
  @AutoClose("finishAndReleaseAll")
  private final EmbeddedChannel channel = new EmbeddedChannel(new ChannelInboundHandlerAdapter());

  private final LoopBuffers buffers = new LoopBuffers();
  private final Outbox outbox = new Outbox(channel.pipeline().firstContext(), buffers);

  private void append(int bytes, int content) {
    ByteBuf out = outbox.open(bytes);
    for (int i = 0; i < bytes; i++) {
      out.writeByte(content);
    }
  }

  /** Sizes of the buffers that were sent; checks that their bytes come in the order 0, 1, 2… */
  private List<Integer> sent() {
    List<Integer> sizes = new ArrayList<>();
    byte last = 0;
    for (ByteBuf one = channel.readOutbound(); one != null; one = channel.readOutbound()) {
      sizes.add(one.readableBytes());
      while (one.isReadable()) {
        byte next = one.readByte();
        assertThat((int) next).isBetween((int) last, last + 1);
        last = next;
      }
      one.release();
    }
    return sizes;
  }

  @Test
  void sendsInOneBufferWhatIsGatheredInOneTurn() {
    append(1_000, 0);
    append(2_000, 1);
    outbox.open().writeByte(2);
    channel.runPendingTasks();

    assertThat(sent()).containsExactly(3_001);
  }

  @Test
  void keepsTheOrderOfWhatIsTooMuchForOneBuffer() {
    append(60_000, 0);
    append(10_000, 1);
    append(200_000, 2);
    append(100, 3);
    channel.runPendingTasks();

    assertThat(sent()).containsExactly(60_000, 210_100);
  }

  @Test
  void usesTheSameMemoryAgainWhenItIsSent() {
    ByteBuf first = outbox.open();
    append(1_000, 0);
    outbox.flush();
    assertThat(sent()).containsExactly(1_000);

    assertThat(outbox.open()).isSameAs(first);
    assertThat(first.readableBytes()).isZero();
  }

  @Test
  void leavesAloneWhatTheSocketHasNotTaken() {
    ByteBuf first = outbox.open();
    append(1_000, 0);
    outbox.flush();
    append(1_000, 1);
    outbox.flush();

    assertThat(first).isEqualTo(Unpooled.wrappedBuffer(new byte[1_000]));
    assertThat(sent()).containsExactly(1_000, 1_000);
  }
}
