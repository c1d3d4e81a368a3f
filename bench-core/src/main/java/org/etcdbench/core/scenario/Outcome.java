package org.etcdbench.core.scenario;

import java.util.Locale;

/** How a request ended. Everything but {@link #OK} counts as bad. */
public enum Outcome {
  /** Done as asked. */
  OK,
  /** Its deadline passed without an answer; a put may or may not have been applied. */
  TIMEOUT,
  /** The member could not be reached, or said that the cluster cannot serve now. */
  UNAVAILABLE,
  /** The member refused it: bad argument, no permission, no space, too many requests. */
  REJECTED,
  /** A range found no key where the workload had put one. */
  MISSING_KEY,
  /** Any other failure. */
  FAILED;

  /** The name used in tables and files. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
