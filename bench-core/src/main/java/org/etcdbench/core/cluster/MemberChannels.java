package org.etcdbench.core.cluster;

import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.handler.ssl.SslContext;
import java.util.ArrayList;
import java.util.List;
import org.etcdbench.core.access.TlsMaterial;
import org.etcdbench.core.driver.Endpoint;
import org.etcdbench.core.driver.NettyTls;
import org.etcdbench.core.driver.TokenHeader;
import org.etcdbench.core.driver.Tokens;
import org.jspecify.annotations.Nullable;

/** Opens a gRPC channel to each member. */
final class MemberChannels {
  private MemberChannels() {}

  static List<ManagedChannel> open(List<Endpoint> endpoints, TlsMaterial tls, Tokens tokens) {
    SslContext context = endpoints.stream().anyMatch(Endpoint::secured) ? NettyTls.of(tls) : null;
    TokenHeader header = new TokenHeader(tokens);
    List<ManagedChannel> channels = new ArrayList<>();
    for (Endpoint endpoint : endpoints) {
      NettyChannelBuilder builder =
          NettyChannelBuilder.forAddress(endpoint.uri().getHost(), endpoint.uri().getPort())
              .directExecutor()
              .intercept(header);
      channels.add(secure(builder, endpoint, tls, context).build());
    }
    return List.copyOf(channels);
  }

  private static NettyChannelBuilder secure(
      NettyChannelBuilder builder,
      Endpoint endpoint,
      TlsMaterial tls,
      @Nullable SslContext context) {
    if (!endpoint.secured()) {
      return builder.usePlaintext();
    }
    tls.serverName().ifPresent(builder::overrideAuthority);
    return builder.sslContext(context);
  }
}
