package org.etcdbench.core.observe.metrics;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.etcdbench.core.access.Access;
import org.etcdbench.core.cluster.MemberFacts;
import org.etcdbench.core.driver.Endpoint;
import org.etcdbench.core.time.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What members tell of their quota and their peers on their page of metrics, which is expected at
 * their client URL. A page that cannot be had tells nothing. Safe for use by several threads.
 */
public final class FactsFromMetrics implements MemberFacts {
  private static final Logger log = LoggerFactory.getLogger(FactsFromMetrics.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(2);
  private static final String QUOTA = "etcd_server_quota_backend_bytes";
  private static final String ACTIVE_PEERS = "etcd_network_active_peers";
  private static final String REMOTE = "Remote";
  private static final Set<String> WANTED = Set.of(QUOTA, ACTIVE_PEERS);

  private final PageClient client;

  /** Of members that let us in this way. */
  public FactsFromMetrics(Access access, Time time) {
    this.client = new PageClient(time, TIMEOUT, access.tls().sslContext());
  }

  @Override
  public Optional<Facts> of(Endpoint member) throws InterruptedException {
    URI url = member.uri().resolve("/metrics");
    try {
      return Optional.of(facts(client.fetch(url).get().text()));
    } catch (ExecutionException | IOException | PageFormatException e) {
      log.debug("no metrics at {}", url, e);
      return Optional.empty();
    }
  }

  /** The facts on a page. */
  static Facts facts(String page) throws PageFormatException {
    Map<String, Boolean> peers = new HashMap<>();
    List<Long> quotas = new ArrayList<>();
    TextFormat.read(
        page,
        (name, zero) -> WANTED.contains(name),
        sample -> {
          if (sample.name().equals(QUOTA)) {
            quotas.add(Math.round(sample.value()));
          } else {
            peers.put(sample.labels().getOrDefault(REMOTE, ""), sample.value() > 0);
          }
        });
    // 0 where the quota is switched off
    return new Facts(quotas.stream().mapToLong(Long::longValue).filter(q -> q > 0).max(), peers);
  }
}
