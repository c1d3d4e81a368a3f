package org.etcdbench.core.cluster;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.etcdbench.core.access.Access;
import org.etcdbench.core.driver.Endpoint;
import org.etcdbench.core.driver.Tokens;
import org.etcdbench.core.result.ClusterSnapshot;

/** A cluster under test, ready to be used. Safe for use by several threads. */
public interface Cluster extends AutoCloseable {

  /** The members that can be reached, in a fixed order. */
  List<Endpoint> endpoints();

  /** How its members let us in. */
  Access access();

  /** What requests to its members carry; renewed while the cluster is open. */
  Tokens tokens();

  /** Asks and tells the members what is not load. */
  ControlPlane control();

  /**
   * What the cluster is now. May take seconds, and cost members as much: to be asked for only when
   * nothing is measured.
   *
   * @param compareData whether members are to be asked for hashes over all their data
   */
  ClusterSnapshot snapshot(boolean compareData) throws InterruptedException;

  /** What must stand before every key: empty where all data is ours. */
  String keyPrefix();

  /** Which members, or members and generator, share a machine; empty if that is not known. */
  Optional<SharedHost> sharedHost();

  /** Members that are gone for good, with the reason: their processes ended. */
  Map<String, String> gone();

  /** Where the members' metrics are, by their names; empty where there are none. */
  default Map<String, URI> metricsUrls() {
    Map<String, URI> urls = new LinkedHashMap<>();
    endpoints().forEach(member -> urls.put(member.member(), member.uri().resolve("/metrics")));
    return urls;
  }

  /** The logs of members of ours, by their names; empty for others. */
  default Map<String, Path> logs() {
    return Map.of();
  }

  /** Pauses and kills members, if they are ours to do that to. */
  default Optional<MemberControl> memberControl() {
    return Optional.empty();
  }

  /**
   * Copies what the members logged, if they are ours, for the one who must find a failure's cause.
   */
  void keepLogs(Path directory) throws IOException;

  /**
   * Removes what a run left in members that go on, and sees to what it did to them, as far as that
   * is allowed; to be called before {@link #close}, and once more only if it was interrupted.
   * Members of ours are thrown away instead.
   *
   * @return what was done besides, and what is left to do for whoever runs the members, as
   *     sentences
   * @throws ClusterException if keys of ours could not be removed
   */
  default List<String> tidy() throws ClusterException, InterruptedException {
    return List.of();
  }

  /** Ends the use of the cluster, and the whole cluster if it is ours. */
  @Override
  void close() throws ClusterException;
}
