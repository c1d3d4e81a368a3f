package org.etcdbench.core.driver;

import io.netty.handler.codec.http2.Http2SecurityUtil;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.JdkSslContext;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import org.etcdbench.core.access.TlsMaterial;

/** Secures connections of Netty's, and so of all clients of members: the JDK's TLS, HTTP/2 only. */
public final class NettyTls {
  private static final ApplicationProtocolConfig HTTP_2 =
      new ApplicationProtocolConfig(
          ApplicationProtocolConfig.Protocol.ALPN,
          ApplicationProtocolConfig.SelectorFailureBehavior.NO_ADVERTISE,
          ApplicationProtocolConfig.SelectedListenerFailureBehavior.ACCEPT,
          ApplicationProtocolNames.HTTP_2);

  private NettyTls() {}

  /** A new context; whom it trusts, and for which name, is decided by the material alone. */
  public static SslContext of(TlsMaterial tls) {
    return new JdkSslContext(
        tls.sslContext(),
        true,
        Http2SecurityUtil.CIPHERS,
        SupportedCipherSuiteFilter.INSTANCE,
        HTTP_2,
        ClientAuth.NONE,
        TlsMaterial.protocols(),
        false);
  }
}
