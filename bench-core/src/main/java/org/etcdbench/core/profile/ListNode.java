package org.etcdbench.core.profile;

import java.util.List;

/** A list. */
record ListNode(Place place, List<Node> items) implements Node {
  ListNode {
    items = List.copyOf(items);
  }

  @Override
  public String kind() {
    return "a list";
  }
}
