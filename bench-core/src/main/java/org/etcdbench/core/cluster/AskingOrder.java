package org.etcdbench.core.cluster;

import java.util.ArrayList;
import java.util.List;

/**
 * Whom of several members to ask first what any of them can answer: the one that answered last, so
 * that one that is silent is waited for once and not with each question. Safe for use by several
 * threads.
 */
public final class AskingOrder {
  private final int members;
  private volatile int first;

  /**
   * Begins with the first of so many members.
   *
   * @param members how many there are, at least 1
   */
  public AskingOrder(int members) {
    if (members < 1) {
      throw new IllegalArgumentException("members must be >= 1, got: " + members);
    }
    this.members = members;
  }

  /** The members' indices, in the order in which to ask them. */
  public List<Integer> indices() {
    int begin = first;
    List<Integer> indices = new ArrayList<>(List.of(begin));
    for (int i = 0; i < members; i++) {
      if (i != begin) {
        indices.add(i);
      }
    }
    return List.copyOf(indices);
  }

  /**
   * This member answered.
   *
   * @param index of the member, from 0
   */
  public void answered(int index) {
    if (index < 0 || index >= members) {
      throw new IllegalArgumentException("index must be >= 0 and < " + members + ", got: " + index);
    }
    first = index;
  }
}
