package org.etcdbench.core.driver;

import org.etcdbench.core.scenario.Outcome;

/** Told how a request ended; exactly one of the two methods is called, once for each submission. */
public interface Completion {

  /** The member did as asked. */
  void succeeded();

  /**
   * It did not.
   *
   * @param outcome why, never {@link Outcome#OK}
   * @param message the failure in the words of the member or the client library
   */
  void failed(Outcome outcome, String message);
}
