package org.etcdbench.core.driver;

import io.grpc.Server;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyServerBuilder;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;

/** A server that has let its certificate expire. */
final class ExpiredServer implements AutoCloseable {
  private final Server server;

  /** With {@code expired.crt} and {@code expired.key} in this directory. */
  ExpiredServer(Path directory) throws Exception {
    this.server =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .sslContext(
                GrpcSslContexts.forServer(
                        directory.resolve("expired.crt").toFile(),
                        directory.resolve("expired.key").toFile())
                    .build())
            .build()
            .start();
  }

  Endpoint endpoint() {
    return new Endpoint("m1", URI.create("https://127.0.0.1:" + server.getPort()));
  }

  @Override
  public void close() {
    server.shutdownNow();
  }
}
