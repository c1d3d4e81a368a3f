package org.etcdbench.core.scenario;

import java.util.Locale;

/** What a {@link Operation#RANGE range} may return. */
public enum Consistency {
  /** The latest committed value: the member confirms with the leader before it answers. */
  LINEARIZABLE,
  /** The member's own, possibly stale, value: no other member takes part. */
  SERIALIZABLE;

  /** The name used in profiles, tables and files. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
