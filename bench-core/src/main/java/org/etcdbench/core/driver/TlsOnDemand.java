package org.etcdbench.core.driver;

import io.netty.handler.ssl.SslContext;
import org.etcdbench.core.access.TlsMaterial;
import org.jspecify.annotations.Nullable;

/**
 * The TLS context of a driver, made when the first connection needs it. Safe for several threads.
 */
final class TlsOnDemand {
  private final TlsMaterial material;
  private @Nullable SslContext context;

  TlsOnDemand(TlsMaterial material) {
    this.material = material;
  }

  synchronized SslContext context() {
    SslContext made = context;
    if (made == null) {
      made = NettyTls.of(material);
      context = made;
    }
    return made;
  }
}
