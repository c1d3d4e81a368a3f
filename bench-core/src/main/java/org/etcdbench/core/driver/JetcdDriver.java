package org.etcdbench.core.driver;

import io.etcd.jetcd.Client;
import io.etcd.jetcd.ClientBuilder;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * jetcd-core as it has to be set up for measuring: one client, so one channel and one TCP
 * connection, for each connection; callbacks on netty's shared event loops instead of a thread pool
 * for each client; a deadline on each call; no retries; no waiting for a lost member to come back.
 */
final class JetcdDriver implements Driver {
  private static final int MAX_INBOUND_BYTES = 64 << 20;

  private final DriverSettings settings;
  private final TlsOnDemand tls;
  private final DirectExecutorService direct = new DirectExecutorService();
  private final ExecutorService elsewhere =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "jetcd-completions");
            thread.setDaemon(true);
            return thread;
          });

  JetcdDriver(DriverSettings settings) {
    this.settings = settings;
    this.tls = new TlsOnDemand(settings.access().tls());
  }

  @Override
  public Connection connect(Endpoint endpoint) {
    ClientBuilder builder =
        Client.builder()
            .target(target(endpoint))
            .loadBalancerPolicy("pick_first")
            .executorService(direct)
            .interceptor(new TokenHeader(settings.tokens()))
            .interceptor(new DeadlineInterceptor(settings.timeout()))
            .retryMaxAttempts(0)
            .waitForReady(false)
            // etcd answers pings of idle clients with GOAWAY too_many_pings
            .keepaliveWithoutCalls(false)
            .maxInboundMessageSize(MAX_INBOUND_BYTES);
    if (endpoint.secured()) {
      builder.sslContext(tls.context());
      settings.access().tls().serverName().ifPresent(builder::authority);
    }
    return new JetcdConnection(endpoint, builder.build(), settings, elsewhere);
  }

  /**
   * What gRPC is to connect to, with its own resolver: jetcd's takes no IPv6 addresses, whose
   * brackets are none of a path's characters.
   */
  private static String target(Endpoint endpoint) {
    String host = endpoint.uri().getHost().replace("[", "%5B").replace("]", "%5D");
    return "dns:///" + host + ":" + endpoint.uri().getPort();
  }

  @Override
  public void close() {
    direct.shutdown();
    elsewhere.shutdown();
  }
}
