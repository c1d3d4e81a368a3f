package org.etcdbench.core.driver;

/**
 * A client library, or a stand-in for one. Implementations are safe for use by several threads.
 *
 * <p>A driver never reads a clock: its caller stamps a request before {@link Connection#submit} and
 * again when the {@link Completion} is called, so no driver can measure wrongly.
 *
 * @implSpec Threads must not grow with the number of connections.
 */
public interface Driver extends AutoCloseable {

  /** Opens a connection; returns at once, see {@link Connection#ready}. */
  Connection connect(Endpoint endpoint);

  /** Ends what the connections share; connections must have been closed before. */
  @Override
  void close();
}
