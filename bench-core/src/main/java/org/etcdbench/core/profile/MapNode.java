package org.etcdbench.core.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A map, in the order of the file.
 *
 * @param place where it begins
 * @param entries with distinct keys
 */
record MapNode(Place place, List<Entry> entries) implements Node {

  /**
   * A key and its value.
   *
   * @param key the key
   * @param place of the key
   * @param value its value
   */
  record Entry(String key, Place place, Node value) {}

  MapNode {
    entries = List.copyOf(entries);
  }

  @Override
  public String kind() {
    return "a map";
  }

  Optional<Entry> find(String key) {
    return entries.stream().filter(e -> e.key().equals(key)).findFirst();
  }

  /** This map with the entry in place of the one of the same key, or at its end. */
  MapNode with(Entry entry) {
    List<Entry> changed = new ArrayList<>(entries);
    changed.removeIf(e -> e.key().equals(entry.key()));
    changed.add(entry);
    return new MapNode(place, changed);
  }
}
