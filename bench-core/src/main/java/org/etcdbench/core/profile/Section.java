package org.etcdbench.core.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** One map of a profile while it is read: values by key; what is wrong becomes a problem. */
final class Section {
  private final String prefix;
  private final MapNode map;
  private final Problems problems;

  private Section(String prefix, MapNode map, Problems problems) {
    this.prefix = prefix;
    this.map = map;
    this.problems = problems;
  }

  /** Begins to read a map in which only these keys are allowed. */
  static Section of(MapNode map, List<String> allowed, Problems problems) {
    return new Section("", map, problems).allow(allowed);
  }

  /** The map under a key; an empty one if there is none. */
  Section inner(String key, List<String> allowed) {
    Node value = node(key).orElseGet(() -> (Node) new MapNode(map.place(), List.of()));
    if (value instanceof MapNode found) {
      return new Section(prefix + key + ".", found, problems).allow(allowed);
    }
    problems.add(value.place(), prefix + key + " must be a map, got: " + value.kind());
    return new Section(prefix + key + ".", new MapNode(value.place(), List.of()), problems);
  }

  private Section allow(List<String> allowed) {
    for (MapNode.Entry entry : map.entries()) {
      if (!allowed.contains(entry.key())) {
        problems.add(entry.place(), Keys.unknown(entry.key(), allowed));
      }
    }
    return this;
  }

  Place place() {
    return map.place();
  }

  Optional<Node> node(String key) {
    return map.find(key).map(MapNode.Entry::value);
  }

  boolean has(String key) {
    return map.find(key).isPresent();
  }

  /** Says that the two keys exclude each other, at the later one, if both are there. */
  void exclude(String one, String other) {
    if (has(one) && has(other)) {
      Place place = map.find(one).orElseThrow().place();
      problems.add(
          place.orLater(map.find(other).orElseThrow().place()),
          prefix + one + " and " + prefix + other + " exclude each other; keep one");
    }
  }

  /** Says this at the key, if it is there. */
  void complain(String key, String what) {
    map.find(key).ifPresent(entry -> problems.add(entry.place(), prefix + what));
  }

  /** The maps of a list; what is no list of maps becomes a problem. */
  List<Section> maps(String key, List<String> allowed) {
    Optional<Node> node = node(key);
    if (node.isEmpty()) {
      return List.of();
    }
    if (!(node.get() instanceof ListNode list) || list.items().isEmpty()) {
      problems.add(node.get().place(), prefix + key + " must be a list of maps, at least one");
      return List.of();
    }
    List<Section> maps = new ArrayList<>();
    for (Node item : list.items()) {
      if (item instanceof MapNode found) {
        maps.add(new Section(prefix + key + ".", found, problems).allow(allowed));
      } else {
        problems.add(item.place(), prefix + key + " must be maps, got: " + item.kind());
      }
    }
    return maps;
  }

  /** What a parser makes of the whole section; an objection becomes a problem at its place. */
  <T> Optional<T> whole(Supplier<T> parser) {
    try {
      return Optional.of(parser.get());
    } catch (IllegalArgumentException e) {
      problems.add(place(), String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /** A value, or a list of one or more. */
  <T> Axis<T> axis(String key, ValueParser<T> parser) {
    if (node(key).orElse(null) instanceof ListNode list && list.items().isEmpty()) {
      problems.add(list.place(), prefix + key + " must have at least one value, got: []");
      return new Axis<>(true, true, List.of());
    }
    return list(key, parser);
  }

  /** A value, or a list of any length. */
  <T> Axis<T> list(String key, ValueParser<T> parser) {
    Optional<Node> node = node(key);
    if (node.isEmpty()) {
      return Axis.absent();
    }
    List<Node> items = node.get() instanceof ListNode list ? list.items() : List.of(node.get());
    return values(key, items, parser);
  }

  /** Exactly one value. */
  <T> Axis<T> single(String key, ValueParser<T> parser) {
    return node(key).map(node -> values(key, List.of(node), parser)).orElseGet(Axis::absent);
  }

  private <T> Axis<T> values(String key, List<Node> items, ValueParser<T> parser) {
    List<Axis.Located<T>> values = new ArrayList<>();
    for (Node item : items) {
      parsed(key, item, parser).ifPresent(v -> values.add(new Axis.Located<>(v, item.place())));
    }
    return new Axis<>(true, values.size() < items.size(), values);
  }

  private <T> Optional<T> parsed(String key, Node item, ValueParser<T> parser) {
    if (!(item instanceof ScalarNode scalar) || scalar.absent()) {
      problems.add(item.place(), prefix + key + " needs a value here, got: " + item.kind());
      return Optional.empty();
    }
    try {
      return Optional.of(parser.parse(prefix + key, scalar.text()));
    } catch (IllegalArgumentException e) {
      problems.add(item.place(), String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }
}
