package org.etcdbench.core.cluster;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.etcdbench.core.driver.Endpoint;

/** Facts that members do not tell over etcd's API, but elsewhere, as in their metrics. */
@FunctionalInterface
public interface MemberFacts {
  /** Nothing is known of anybody. */
  MemberFacts NONE = member -> Optional.empty();

  /** What this member tells; empty if it tells nothing, or cannot be asked. */
  Optional<Facts> of(Endpoint member) throws InterruptedException;

  /**
   * What a member tells.
   *
   * @param quotaBytes size of its database beyond which it refuses writes; empty if it does not say
   * @param peers whether it is connected to another member, by that one's id as etcdctl prints it;
   *     members of which it does not tell are missing
   */
  record Facts(OptionalLong quotaBytes, Map<String, Boolean> peers) {
    /** Copies the map. */
    public Facts {
      peers = Map.copyOf(peers);
    }
  }
}
