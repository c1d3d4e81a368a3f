package org.etcdbench.core.driver.http2;

import io.netty.channel.ChannelHandler;
import io.netty.channel.EventLoop;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A channel to servers that a test plays, in a time that the test makes pass. */
final class Channels implements Dialer, AutoCloseable {
  static final Duration TIMEOUT = Duration.ofSeconds(1);

  private final EmbeddedChannel clock = new EmbeddedChannel();
  private final List<FakeServer> servers = new ArrayList<>();
  private final PinnedChannel channel;
  private Throwable refusal;
  private int dialled;

  Channels() {
    this(Peer.ALL_STREAMS);
  }

  Channels(int maxStreams) {
    clock.freezeTime();
    channel =
        new PinnedChannel(
            clock.eventLoop(),
            new Ticks(clock.eventLoop(), TIMEOUT),
            new LoopBuffers(),
            this,
            new Peer("member:2379", false, maxStreams),
            1);
    channel.open();
  }

  @Override
  public void dial(EventLoop loop, ChannelHandler handler, Consumer<Throwable> failed) {
    dialled++;
    if (refusal == null) {
      servers.add(new FakeServer(handler));
    } else {
      failed.accept(refusal);
    }
  }

  /** Nobody listens from now on; null for somebody does. */
  void refuse(Throwable cause) {
    refusal = cause;
  }

  PinnedChannel channel() {
    return channel;
  }

  /** The server of the connection that was opened last. */
  FakeServer server() {
    return servers.get(servers.size() - 1);
  }

  int dialled() {
    return dialled;
  }

  RecordedCall submit(RecordedCall call) {
    channel.submit(call);
    if (!servers.isEmpty()) {
      server().client().runPendingTasks();
    }
    return call;
  }

  /** The loop does nothing for so long. */
  void stall(Duration time) {
    clock.advanceTimeBy(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  void pass(Duration time) {
    for (long left = time.toMillis(); left > 0; left--) {
      clock.advanceTimeBy(1, TimeUnit.MILLISECONDS);
      clock.runPendingTasks();
      clock.runScheduledPendingTasks();
    }
  }

  @Override
  public void close() {
    channel.close();
    servers.forEach(FakeServer::close);
  }
}
