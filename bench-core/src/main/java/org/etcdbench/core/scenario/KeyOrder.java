package org.etcdbench.core.scenario;

import java.util.Locale;

/** In which order the requests of an iteration visit the key space. */
public enum KeyOrder {
  /** Request i takes key i modulo the key space. */
  SEQUENTIAL,
  /** Request i takes a uniformly distributed key, a function of the seed and i. */
  UNIFORM;

  /** The name used in profiles and files. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
