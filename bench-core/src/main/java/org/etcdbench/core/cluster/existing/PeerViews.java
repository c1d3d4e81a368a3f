package org.etcdbench.core.cluster.existing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Who, of the members that answer, is connected to whom: all that can be known of a member whose
 * client URLs lead nowhere from here.
 */
final class PeerViews {
  private final Map<String, Map<String, Boolean>> byViewer = new TreeMap<>();

  /** A member tells whether it is connected to others, by their ids. */
  void add(String viewer, Map<String, Boolean> peers) {
    byViewer.put(viewer, Map.copyOf(peers));
  }

  /** Whether all that tell of this member are connected to it; empty if none tells. */
  Optional<Boolean> connected(String id) {
    List<Boolean> told =
        byViewer.values().stream()
            .flatMap(peers -> Optional.ofNullable(peers.get(id)).stream())
            .toList();
    return told.isEmpty() ? Optional.empty() : Optional.of(!told.contains(false));
  }

  /** Who is not connected to it, as a sentence. */
  String evidence(String id) {
    List<String> apart = new ArrayList<>();
    byViewer.forEach(
        (viewer, peers) -> {
          if (Boolean.FALSE.equals(peers.get(id))) {
            apart.add(viewer);
          }
        });
    return String.join(", ", apart) + " lost the connection to it";
  }
}
