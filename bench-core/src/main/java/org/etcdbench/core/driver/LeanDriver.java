package org.etcdbench.core.driver;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.etcdbench.core.driver.http2.Peer;
import org.etcdbench.core.driver.http2.TcpDialer;

/**
 * Our own client: HTTP/2 and gRPC as far as unary calls need them, on a few event loops that all
 * connections share. Requests are encoded once and then patched, responses are read as far as it
 * takes to tell whether they are good, and nothing is allocated for one.
 */
// what becomes of a write or a close is told by the channel itself
@SuppressWarnings("FutureReturnValueIgnored")
final class LeanDriver implements Driver {
  private static final int MAX_LOOPS = 8;
  private static final int PROCESSORS_PER_LOOP = 4;

  private final MultiThreadIoEventLoopGroup group;
  private final ExecutorService resolver =
      Executors.newSingleThreadExecutor(new DefaultThreadFactory("lean-resolver", true));
  private final List<LeanLoop> loops;
  private final AtomicInteger connections = new AtomicInteger();
  private final DriverSettings settings;
  private final TlsOnDemand tls;
  private final int maxStreams;

  LeanDriver(DriverSettings settings) {
    this(settings, Peer.ALL_STREAMS);
  }

  /**
   * A driver.
   *
   * @param maxStreams after how many requests a connection is replaced
   */
  LeanDriver(DriverSettings settings, int maxStreams) {
    this.settings = settings;
    this.tls = new TlsOnDemand(settings.access().tls());
    this.maxStreams = maxStreams;
    IoHandlerFactory io =
        Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
    int count = loopsFor(Runtime.getRuntime().availableProcessors());
    // its threads are those for which Netty keeps buffers and objects at hand
    this.group =
        new MultiThreadIoEventLoopGroup(count, new DefaultThreadFactory("lean-loop", true), io);
    this.loops =
        Stream.generate(group::next)
            .limit(count)
            .map(loop -> new LeanLoop((EventLoop) loop, settings))
            .toList();
  }

  /** How many event loops a machine with so many processors gets. */
  static int loopsFor(int processors) {
    return Math.max(1, Math.min(MAX_LOOPS, processors / PROCESSORS_PER_LOOP));
  }

  /** How it reaches the network here, for people. */
  static String transport() {
    int loops = loopsFor(Runtime.getRuntime().availableProcessors());
    return (Epoll.isAvailable() ? "epoll, " : "NIO, ")
        + loops
        + (loops == 1 ? " event loop" : " event loops");
  }

  private static Class<? extends Channel> channelType() {
    return Epoll.isAvailable() ? EpollSocketChannel.class : NioSocketChannel.class;
  }

  @Override
  public Connection connect(Endpoint endpoint) {
    int index = connections.getAndIncrement();
    LeanLoop loop = loops.get(Math.floorMod(index, loops.size()));
    Peer peer =
        new Peer(
            authority(endpoint),
            endpoint.secured(),
            settings.timeout(),
            maxStreams,
            settings.tokens()::current);
    return new LeanConnection(endpoint, loop, dialer(endpoint), peer, index, settings);
  }

  private String authority(Endpoint endpoint) {
    return serverName(endpoint).orElse(endpoint.uri().getHost() + ":" + endpoint.uri().getPort());
  }

  private Optional<String> serverName(Endpoint endpoint) {
    return settings.access().tls().serverName().filter(name -> endpoint.secured());
  }

  private TcpDialer dialer(Endpoint endpoint) {
    String host = endpoint.uri().getHost();
    TcpDialer.Secured secured =
        endpoint.secured()
            ? new TcpDialer.Secured(tls.context(), serverName(endpoint).orElse(host))
            : null;
    TcpDialer.Means means =
        new TcpDialer.Means(channelType(), resolver, settings.timeout(), secured);
    return new TcpDialer(host, endpoint.uri().getPort(), means);
  }

  @Override
  public void close() {
    resolver.shutdown();
    // the loops' last tasks, which close connections, still run; nobody waits for them
    group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
  }
}
