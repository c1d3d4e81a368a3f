package org.etcdbench.core.cluster.connected;

import java.nio.file.Path;
import java.util.Optional;
import org.etcdbench.core.cluster.ClusterException;
import org.etcdbench.core.driver.Endpoint;

/** A member that we have started. Safe for use by several threads. */
public interface OwnMember {

  /** Its name, and where it lets clients in. */
  Endpoint endpoint();

  /** How it ended; empty while it is there, paused or not. */
  Optional<String> gone();

  /** The file with what it logs, while it lives. */
  Path log();

  /**
   * Stops it from running.
   *
   * @throws ClusterException if it cannot be done
   */
  void pause() throws ClusterException, InterruptedException;

  /**
   * Lets it run again.
   *
   * @throws ClusterException if it cannot be done
   */
  void resume() throws ClusterException, InterruptedException;

  /**
   * Ends it without warning, if it has not ended, and waits until it is gone.
   *
   * @throws ClusterException if it cannot be done
   */
  void end() throws ClusterException, InterruptedException;
}
