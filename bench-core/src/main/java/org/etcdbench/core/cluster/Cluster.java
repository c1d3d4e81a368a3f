package org.etcdbench.core.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.etcdbench.core.access.Access;
import org.etcdbench.core.driver.Endpoint;
import org.etcdbench.core.driver.Tokens;

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

  /** What must stand before every key: empty where all data is ours. */
  String keyPrefix();

  /** Why the members, or members and generator, share a machine; empty if that is not known. */
  Optional<String> sharedHost();

  /** Members that are gone for good, with the reason: their processes ended. */
  Map<String, String> gone();

  /** Pauses and kills members, if they are ours to do that to. */
  default Optional<MemberControl> memberControl() {
    return Optional.empty();
  }

  /**
   * Copies what the members logged, if they are ours, for the one who must find a failure's cause.
   */
  void keepLogs(Path directory) throws IOException;

  /** Removes what the run left, or the whole cluster if it is ours. */
  @Override
  void close() throws ClusterException;
}
