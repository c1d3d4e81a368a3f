package org.etcdbench.core.driver.http2;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Dials a host by name or number; of several addresses it takes the first that answers. */
// what becomes of a write or a close is told by the channel itself
@SuppressWarnings("FutureReturnValueIgnored")
public final class TcpDialer implements Dialer {
  private static final int MIN_CONNECT_TIMEOUT_MS = 100;
  private static final int MIN_USER_TIMEOUT_MS = 1_000;

  private final String host;
  private final int port;
  private final Means means;

  /**
   * What dialling needs.
   *
   * @param channel the type of channel that the event loop can drive
   * @param resolver runs look-ups of names, which block
   * @param timeout of one attempt, shared by all addresses of the host; and how long what was sent
   *     may stay without the peer's acknowledgement, where the kernel can be told
   * @param secured by TLS; null if it is not
   */
  public record Means(
      Class<? extends Channel> channel,
      Executor resolver,
      Duration timeout,
      @Nullable Secured secured) {}

  /**
   * How TLS is begun.
   *
   * @param context whose engines secure the connection; must offer {@code h2} by ALPN
   * @param name what the server is asked to be, and checked to be
   */
  public record Secured(SslContext context, String name) {}

  /** A dialer of this host and port. */
  public TcpDialer(String host, int port, Means means) {
    this.host = host;
    this.port = port;
    this.means = means;
  }

  @Override
  public void dial(EventLoop loop, ChannelHandler handler, Consumer<Throwable> failed) {
    if (NetUtil.isValidIpV4Address(host) || NetUtil.isValidIpV6Address(host)) {
      resolve(loop, handler, failed, Runnable::run);
    } else {
      means.resolver().execute(() -> resolve(loop, handler, failed, loop));
    }
  }

  private void resolve(
      EventLoop loop, ChannelHandler handler, Consumer<Throwable> failed, Executor then) {
    try {
      InetAddress[] addresses = InetAddress.getAllByName(host);
      then.execute(() -> connect(loop, addresses, 0, handler, failed));
    } catch (UnknownHostException e) {
      UnknownHostException named =
          new UnknownHostException("Unable to resolve host " + e.getMessage());
      then.execute(() -> failed.accept(named));
    }
  }

  private void connect(
      EventLoop loop,
      InetAddress[] addresses,
      int index,
      ChannelHandler handler,
      Consumer<Throwable> failed) {
    bootstrap(loop, addresses.length)
        .handler(initializer(handler))
        .connect(new InetSocketAddress(addresses[index], port))
        .addListener(
            (ChannelFuture connected) -> {
              if (!connected.isSuccess()) {
                onLoop(
                    loop,
                    () -> {
                      if (index + 1 < addresses.length) {
                        connect(loop, addresses, index + 1, handler, failed);
                      } else {
                        failed.accept(connected.cause());
                      }
                    });
              }
            });
  }

  /**
   * A channel that could not even be made has no loop: Netty tells of it on a thread of its own.
   */
  private static void onLoop(EventLoop loop, Runnable task) {
    if (loop.inEventLoop()) {
      task.run();
    } else {
      loop.execute(task);
    }
  }

  private Bootstrap bootstrap(EventLoop loop, int addresses) {
    long timeoutMs = means.timeout().toMillis();
    Bootstrap bootstrap =
        new Bootstrap()
            .group(loop)
            .channel(means.channel())
            .option(ChannelOption.TCP_NODELAY, true)
            .option(
                ChannelOption.CONNECT_TIMEOUT_MILLIS,
                atLeast(MIN_CONNECT_TIMEOUT_MS, timeoutMs / addresses));
    if (EpollSocketChannel.class.isAssignableFrom(means.channel())) {
      // the kernel gives up a peer that acknowledges nothing any more, not after a quarter hour
      bootstrap.option(
          EpollChannelOption.TCP_USER_TIMEOUT, atLeast(MIN_USER_TIMEOUT_MS, timeoutMs));
    }
    return bootstrap;
  }

  private static int atLeast(int minMs, long ms) {
    return (int) Math.max(minMs, Math.min(Integer.MAX_VALUE, ms));
  }

  private ChannelInitializer<Channel> initializer(ChannelHandler handler) {
    return new ChannelInitializer<>() {
      @Override
      protected void initChannel(Channel channel) {
        Secured secured = means.secured();
        if (secured != null) {
          channel
              .pipeline()
              .addLast(secured.context().newHandler(channel.alloc(), secured.name(), port));
        }
        channel.pipeline().addLast(new OnceConnected(handler));
      }
    };
  }

  /** Gives the connection to the handler only when there is one: a handler serves one alone. */
  private static final class OnceConnected extends ChannelInboundHandlerAdapter {
    private final ChannelHandler handler;

    OnceConnected(ChannelHandler handler) {
      this.handler = handler;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
      ctx.pipeline().replace(this, null, handler);
    }
  }
}
