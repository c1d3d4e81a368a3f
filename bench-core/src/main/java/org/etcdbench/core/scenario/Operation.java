package org.etcdbench.core.scenario;

import java.util.Locale;

/** What a request asks a member to do. */
public enum Operation {
  /** Writes one key; goes through consensus whichever member receives it. */
  PUT,
  /** Reads one key that exists. */
  RANGE;

  /** The name used in profiles, tables and files. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
