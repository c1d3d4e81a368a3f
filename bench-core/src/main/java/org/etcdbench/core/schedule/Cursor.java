package org.etcdbench.core.schedule;

/**
 * A walk through a {@link Schedule} from its first request on, for the hot path: a step allocates
 * nothing. For one thread.
 */
public interface Cursor {

  /** Whether there is a request at all. */
  boolean hasNext();

  /**
   * When the next request is due, in nanoseconds from the beginning of the load.
   *
   * @throws java.util.NoSuchElementException if there is none
   */
  long peekNs();

  /**
   * Goes on to the request after it.
   *
   * @throws java.util.NoSuchElementException if there is no next request to leave behind
   */
  void advance();
}
