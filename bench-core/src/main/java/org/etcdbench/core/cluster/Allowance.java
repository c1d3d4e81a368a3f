package org.etcdbench.core.cluster;

import java.util.Locale;

/**
 * What is refused, or not done, on members that are not ours, unless whoever runs them allows it.
 */
public enum Allowance {
  /** To begin though a member cannot be reached, and no other tells that it is there. */
  UNREACHABLE,
  /** To begin though members run different versions of etcd. */
  MIXED_VERSIONS,
  /** To begin though what is to be written would nearly fill a database. */
  GROWTH,
  /** To drop the history of all keys when a database is full, or nearly. */
  COMPACT,
  /** To defragment members, one after the other, when a database is full, or nearly. */
  DEFRAG,
  /** To take the alarm of a full database back that was raised while we ran. */
  DISARM;

  /** The option that names it: {@code --allow-mixed-versions}. */
  public String option() {
    return "--allow-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
