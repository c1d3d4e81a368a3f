package org.etcdbench.core.driver.truth;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.etcdbench.core.driver.Endpoint;

/**
 * A server of etcd's KV service, Put and Range over HTTP/2 without TLS, that does with each request
 * what its {@link Program} says, on time, and tells the {@link Truth} about it. It stores nothing:
 * each range finds the key that it asks for.
 *
 * <p>One thread of its own reads, waits and answers; its methods may be called by any other.
 */
public final class ProgrammedServer implements AutoCloseable {
  private final Answers answers = new Answers();
  private final EventLoopGroup loop;
  private final Channel listener;
  private final Script script;

  private ProgrammedServer(Program program) throws InterruptedException {
    boolean epoll = Epoll.isAvailable();
    IoHandlerFactory sockets = epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
    this.script = new Script(program);
    this.loop =
        new MultiThreadIoEventLoopGroup(
            1,
            new DefaultThreadFactory("programmed-server", true),
            executor -> new PunctualIoHandler(sockets.newHandler(executor), answers));
    this.listener =
        new ServerBootstrap()
            .group(loop)
            .channel(epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class)
            .childHandler(
                new ChannelInitializer<>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    channel.pipeline().addLast(KvConnection.create(script, answers));
                  }
                })
            .bind(InetAddress.getLoopbackAddress(), 0)
            .sync()
            .channel();
  }

  /** A server that has begun to listen on a free port of the loopback address. */
  public static ProgrammedServer start(Program program) throws InterruptedException {
    return new ProgrammedServer(program);
  }

  /** Where it listens; the member is called {@code truth}. */
  public Endpoint endpoint() {
    InetSocketAddress address = (InetSocketAddress) listener.localAddress();
    return new Endpoint(
        "truth",
        URI.create("http://" + address.getAddress().getHostAddress() + ":" + address.getPort()));
  }

  /**
   * Takes another program for all requests that are read from now on. Numbers and the truth begin
   * anew; what waits for its answer gets it by the program that it came under.
   */
  public void use(Program program) throws Exception {
    onLoop(
        () -> {
          script.use(program);
          return true;
        });
  }

  /** What happened since the program is in use. */
  public Truth truth() throws Exception {
    return onLoop(() -> script.recorder().soFar());
  }

  private <T> T onLoop(Callable<T> task) throws Exception {
    return loop.next().submit(task).get();
  }

  /** Closes its connections; what waits for an answer gets none. */
  @Override
  public void close() {
    loop.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
  }
}
