package org.etcdbench.core.profile;

/** A value of a YAML document that knows where it stands. */
sealed interface Node permits MapNode, ListNode, ScalarNode {

  /** Where it begins. */
  Place place();

  /** What it is, for a message: {@code a map}. */
  String kind();
}
