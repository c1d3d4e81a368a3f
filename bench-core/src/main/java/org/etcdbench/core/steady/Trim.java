package org.etcdbench.core.steady;

/** Where the initial transient of a recording ends. */
public sealed interface Trim {

  /**
   * It ends after this many seconds, which are to be cut off.
   *
   * @param seconds 0 if there is none
   */
  record Cut(int seconds) implements Trim {}

  /** It goes on beyond the half, so that what follows it is no evidence of a steady state. */
  record NoSteadyState() implements Trim {}
}
