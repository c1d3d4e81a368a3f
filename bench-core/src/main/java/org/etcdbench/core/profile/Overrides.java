package org.etcdbench.core.profile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Applies {@code -p} to the tree of a profile: out of every scenario, into the top level. */
final class Overrides {
  private final Problems problems;
  private final List<Placed> known = new ArrayList<>();
  private final Set<String> displaced = new HashSet<>();

  private record Placed(ProfileOverride override, Place place) {
    String key() {
      return override.key();
    }

    Node value() {
      List<Node> items = new ArrayList<>();
      override.values().forEach(text -> items.add(new ScalarNode(place, text, false)));
      return items.size() == 1 ? items.get(0) : new ListNode(place, items);
    }
  }

  private Overrides(Problems problems) {
    this.problems = problems;
  }

  static MapNode apply(MapNode root, List<ProfileOverride> overrides, Problems problems) {
    Overrides self = new Overrides(problems);
    for (int i = 0; i < overrides.size(); i++) {
      self.accept(overrides.get(i), Place.of(overrides.get(i), i));
    }
    MapNode result = self.stripped(root, "");
    for (Placed placed : self.known) {
      result = insert(result, placed);
    }
    return result;
  }

  private void accept(ProfileOverride override, Place place) {
    String key = override.key();
    if (!Keys.OVERRIDE.contains(key)) {
      problems.add(place, Keys.notOverridable(key));
    } else if (known.stream().anyMatch(p -> p.key().equals(key))) {
      problems.add(place, "'" + key + "' is given twice; several values go in one: name=v1,v2");
    } else {
      known.add(new Placed(override, place));
      displaced.addAll(Keys.displacedBy(key));
    }
  }

  private MapNode stripped(MapNode map, String prefix) {
    List<MapNode.Entry> kept = new ArrayList<>();
    for (MapNode.Entry entry : map.entries()) {
      if (!displaced.contains(prefix + entry.key())) {
        kept.add(new MapNode.Entry(entry.key(), entry.place(), strippedValue(entry)));
      }
    }
    return new MapNode(map.place(), kept);
  }

  private Node strippedValue(MapNode.Entry entry) {
    if (entry.value() instanceof MapNode map) {
      return stripped(map, entry.key() + ".");
    }
    if (entry.key().equals("scenarios") && entry.value() instanceof ListNode list) {
      List<Node> items = new ArrayList<>();
      for (Node item : list.items()) {
        items.add(item instanceof MapNode map ? stripped(map, "") : item);
      }
      return new ListNode(list.place(), items);
    }
    return entry.value();
  }

  private static MapNode insert(MapNode root, Placed placed) {
    int dot = placed.key().indexOf('.');
    if (dot < 0) {
      return root.with(new MapNode.Entry(placed.key(), placed.place(), placed.value()));
    }
    String outer = placed.key().substring(0, dot);
    MapNode.Entry inner =
        new MapNode.Entry(placed.key().substring(dot + 1), placed.place(), placed.value());
    MapNode.Entry entry =
        root.find(outer)
            .orElseGet(
                () ->
                    new MapNode.Entry(
                        outer, placed.place(), new MapNode(placed.place(), List.of())));
    // what is no map though it should be stays, for the reader to complain of
    return entry.value() instanceof MapNode map
        ? root.with(new MapNode.Entry(outer, entry.place(), map.with(inner)))
        : root;
  }
}
