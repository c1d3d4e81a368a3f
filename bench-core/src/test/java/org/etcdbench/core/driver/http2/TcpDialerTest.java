package org.etcdbench.core.driver.http2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.local.LocalChannel;
import io.netty.channel.nio.NioIoHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TcpDialerTest {
  /** A channel for which there is no descriptor left. */
  public static final class Unmakeable extends LocalChannel {
    /** Called by Netty. */
    public Unmakeable() {
      throw new UncheckedIOException(new IOException("Too many open files"));
    }
  }

  private static void onLoop(IoHandlerFactory io, LoopTest test) throws Exception {
    MultiThreadIoEventLoopGroup group = new MultiThreadIoEventLoopGroup(1, io);
    try {
      test.run((EventLoop) group.next());
    } finally {
      group.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
    }
  }

  private interface LoopTest {
    void run(EventLoop loop) throws Exception;
  }

  private static TcpDialer dialer(int port, Class<? extends Channel> type, Duration timeout) {
    return new TcpDialer(
        "127.0.0.1",
        port,
        new TcpDialer.Means(type, Runnable::run, timeout, new LoopBuffers(), null));
  }

  @Test
  void tellsOnTheLoopThatAChannelCouldNotEvenBeMade() throws Exception {
    onLoop(
        NioIoHandler.newFactory(),
        loop -> {
          CompletableFuture<Boolean> toldOnLoop = new CompletableFuture<>();
          TcpDialer dialer = dialer(1, Unmakeable.class, Duration.ofSeconds(1));
          loop.execute(
              () ->
                  dialer.dial(
                      loop,
                      new ChannelInboundHandlerAdapter(),
                      cause -> toldOnLoop.complete(loop.inEventLoop())));

          assertThat(toldOnLoop.get(10, TimeUnit.SECONDS)).isTrue();
        });
  }

  @ParameterizedTest
  @CsvSource({"PT0.01S, 1000", "PT5S, 5000", "PT1000H, 2147483647"})
  void letsTheKernelGiveUpASilentPeerAfterTheTimeout(Duration timeout, int expectedMs)
      throws Exception {
    assumeTrue(Epoll.isAvailable());
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      onLoop(
          EpollIoHandler.newFactory(),
          loop -> {
            CompletableFuture<Integer> userTimeoutMs = new CompletableFuture<>();
            ChannelInboundHandlerAdapter handler =
                new ChannelInboundHandlerAdapter() {
                  @Override
                  public void handlerAdded(ChannelHandlerContext ctx) {
                    userTimeoutMs.complete(
                        ctx.channel().config().getOption(EpollChannelOption.TCP_USER_TIMEOUT));
                  }
                };
            dialer(server.getLocalPort(), EpollSocketChannel.class, timeout)
                .dial(loop, handler, userTimeoutMs::completeExceptionally);

            assertThat(userTimeoutMs.get(10, TimeUnit.SECONDS)).isEqualTo(expectedMs);
          });
    }
  }
}
