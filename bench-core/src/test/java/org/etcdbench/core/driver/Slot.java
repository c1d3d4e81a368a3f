package org.etcdbench.core.driver;

import java.util.concurrent.CountDownLatch;
import org.etcdbench.core.scenario.Outcome;
import org.etcdbench.core.workload.Request;
import org.jspecify.annotations.Nullable;

/**
 * Sends one request again and again, each when the last one is done, as a client of a load does.
 */
final class Slot implements Completion {
  private final Connection connection;
  private final Request request;
  private final CountDownLatch done;
  private int left;
  private volatile @Nullable String failure;

  /**
   * A slot that has not begun.
   *
   * @param times how often to send
   * @param done counted down at the end
   */
  Slot(Connection connection, Request request, int times, CountDownLatch done) {
    this.connection = connection;
    this.request = request;
    this.left = times;
    this.done = done;
  }

  void start() {
    connection.loop().execute(() -> connection.submit(request, this));
  }

  @Override
  public void succeeded() {
    if (--left > 0) {
      connection.submit(request, this);
    } else {
      done.countDown();
    }
  }

  @Override
  public void failed(Outcome outcome, String message) {
    failure = outcome + ": " + message;
    done.countDown();
  }

  /** Why it stopped early; null if it did not. */
  @Nullable String failure() {
    return failure;
  }
}
