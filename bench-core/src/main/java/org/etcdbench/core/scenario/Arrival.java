package org.etcdbench.core.scenario;

import java.util.Locale;

/** How the requests of an {@link OpenLoad} are spread around its rate. */
public enum Arrival {
  /** Evenly: at 1000/s one each millisecond. */
  CONSTANT,
  /** As a Poisson process, which is what many independent users together look like. */
  POISSON;

  /** The name used in profiles and files. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
