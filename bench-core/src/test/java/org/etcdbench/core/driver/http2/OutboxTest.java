package org.etcdbench.core.driver.http2;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class OutboxTest {
  private static final int KIB = 1 << 10;

  @AutoClose("finishAndReleaseAll")
  private final EmbeddedChannel channel = new EmbeddedChannel(new ChannelInboundHandlerAdapter());

  private final Outbox outbox = new Outbox(channel.pipeline().firstContext());

  /** Sends a batch; returns how much room there was for it at first. */
  private int roomFor(int bytes) {
    ByteBuf out = outbox.open();
    int room = out.capacity();
    out.writeZero(bytes);
    outbox.flush();
    return room;
  }

  @Test
  void hasRoomForABatchAsLargeAsTheLastOne() {
    assertThat(roomFor(10_000)).isEqualTo(2 * KIB);
    assertThat(roomFor(20_000)).isEqualTo(16 * KIB);
    assertThat(roomFor(100)).isEqualTo(32 * KIB);
  }

  @Test
  void takesMoreThan64KibAtFirstForNoBatch() {
    roomFor(1_000 * KIB);

    assertThat(roomFor(1)).isEqualTo(64 * KIB);
  }

  @Test
  void forgetsALargeBatchByAndBy() {
    roomFor(10_000);

    assertThat(roomFor(1)).isEqualTo(16 * KIB);
    assertThat(roomFor(1)).isEqualTo(8 * KIB);
    assertThat(roomFor(1)).isEqualTo(4 * KIB);
    assertThat(roomFor(1)).isEqualTo(2 * KIB);
    assertThat(roomFor(1)).isEqualTo(2 * KIB);
  }
}
