package org.etcdbench.core.cluster.local;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What every member of ours is told, wherever it runs.
 *
 * @param name its name
 * @param dataDirectory where it keeps its data
 * @param clients where clients reach it
 * @param peers where other members reach it
 * @param peerUrls where each member of the cluster is reached by others, by name
 * @param token tells its cluster from all others: members of another harness that got one of our
 *     ports must not join in
 */
public record MemberArguments(
    String name,
    String dataDirectory,
    Urls clients,
    Urls peers,
    Map<String, String> peerUrls,
    String token) {

  /** Copies the map. */
  public MemberArguments {
    peerUrls = Map.copyOf(peerUrls);
  }

  /**
   * Two sides of an address.
   *
   * @param listen where the member listens
   * @param advertise where it says that it can be reached
   */
  public record Urls(String listen, String advertise) {}

  /** The arguments, as etcd takes them. */
  public List<String> list() {
    String cluster =
        new TreeMap<>(peerUrls)
            .entrySet().stream()
                .map(member -> member.getKey() + "=" + member.getValue())
                .collect(Collectors.joining(","));
    return List.of(
        "--name=" + name,
        "--data-dir=" + dataDirectory,
        "--listen-client-urls=" + clients.listen(),
        "--advertise-client-urls=" + clients.advertise(),
        "--listen-peer-urls=" + peers.listen(),
        "--initial-advertise-peer-urls=" + peers.advertise(),
        "--initial-cluster=" + cluster,
        "--initial-cluster-state=new",
        "--initial-cluster-token=" + token,
        LocalSettings.QUOTA_OPTION + LocalSettings.DEFAULT_QUOTA_BYTES,
        "--logger=zap",
        "--log-outputs=stderr");
  }
}
