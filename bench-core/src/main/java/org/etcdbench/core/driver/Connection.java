package org.etcdbench.core.driver;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.etcdbench.core.workload.Request;

/**
 * One gRPC connection, pinned to exactly one member.
 *
 * @implSpec A submitted request must be completed by the driver's timeout whatever the member does.
 *     A success must not be reported from within {@link #submit}, a failure may. Requests must not
 *     be retried, by the library neither. Nothing here may read a clock.
 */
public interface Connection extends AutoCloseable {

  /** The member that it is pinned to. */
  Endpoint endpoint();

  /**
   * Done when the connection is established and has carried a request; failed, with a message for
   * the user, if that did not come about.
   */
  CompletionStage<Void> ready();

  /** Where {@link #submit} must be called; completions arrive where it may be called again. */
  Executor loop();

  /** Sends a request; never blocks, never throws. */
  void submit(Request request, Completion completion);

  /** Closes the connection; requests in flight are completed as failed. */
  @Override
  void close();
}
