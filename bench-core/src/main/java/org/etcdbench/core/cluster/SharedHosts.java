package org.etcdbench.core.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.etcdbench.core.driver.Endpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out, by address, whether members share a machine with each other or with the generator. */
public final class SharedHosts {
  private static final Logger log = LoggerFactory.getLogger(SharedHosts.class);

  private SharedHosts() {}

  /** Who shares a machine with whom; empty if nobody does, as far as is known. */
  public static Optional<SharedHost> among(List<Endpoint> endpoints) {
    Map<String, List<String>> byAddress = new HashMap<>();
    List<String> here = new ArrayList<>();
    for (Endpoint endpoint : endpoints) {
      try {
        InetAddress address = InetAddress.getByName(endpoint.uri().getHost());
        byAddress
            .computeIfAbsent(address.getHostAddress(), a -> new ArrayList<>())
            .add(endpoint.member());
        if (address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null) {
          here.add(endpoint.member());
        }
      } catch (IOException e) {
        log.debug("cannot tell where {} is", endpoint, e);
      }
    }
    if (!here.isEmpty()) {
      return Optional.of(
          new SharedHost(here, String.join(", ", here) + " and the generator run on one machine"));
    }
    return byAddress.values().stream()
        .filter(members -> members.size() > 1)
        .findFirst()
        .map(
            members ->
                new SharedHost(List.of(), String.join(", ", members) + " run on one machine"));
  }
}
