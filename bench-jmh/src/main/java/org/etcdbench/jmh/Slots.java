package org.etcdbench.jmh;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.etcdbench.core.driver.Completion;
import org.etcdbench.core.driver.Connection;
import org.etcdbench.core.scenario.Outcome;
import org.etcdbench.core.workload.Request;
import org.etcdbench.core.workload.Workload;
import org.jspecify.annotations.Nullable;

/**
 * Clients that send a number of requests and neither stamp nor record them, so that what remains is
 * the driver. Each sends an equal share.
 */
final class Slots {
  private final List<Slot> slots = new ArrayList<>();
  private final AtomicInteger active = new AtomicInteger();
  private volatile CountDownLatch ended = new CountDownLatch(0);
  private volatile @Nullable String failure;

  Slots(Workload workload, List<Connection> connections, int clients) {
    for (int i = 0; i < clients; i++) {
      slots.add(new Slot(workload, connections.get(i % connections.size()), i));
    }
  }

  /**
   * Sends requests and waits for their ends.
   *
   * @param requests how many; a multiple of the number of clients
   * @throws IllegalStateException if one fails: the figures would be those of failures
   */
  void send(int requests) throws InterruptedException {
    active.set(slots.size());
    ended = new CountDownLatch(1);
    for (Slot slot : slots) {
      slot.start(requests / slots.size());
    }
    ended.await();
    if (failure != null) {
      throw new IllegalStateException("a request failed: " + failure);
    }
  }

  /** One client. */
  private final class Slot implements Completion {
    private final Workload workload;
    private final Connection connection;
    private final Request request;
    private long index;
    private int left;

    Slot(Workload workload, Connection connection, int number) {
      this.workload = workload;
      this.connection = connection;
      this.request = workload.newRequest();
      this.index = (long) number << Integer.SIZE;
    }

    void start(int requests) {
      connection
          .loop()
          .execute(
              () -> {
                left = requests;
                next();
              });
    }

    private void next() {
      if (left-- == 0) {
        if (active.decrementAndGet() == 0) {
          ended.countDown();
        }
        return;
      }
      workload.fill(request, index++);
      connection.submit(request, this);
    }

    @Override
    public void succeeded() {
      next();
    }

    @Override
    public void failed(Outcome outcome, String message) {
      failure = outcome + ": " + message;
      ended.countDown();
    }
  }
}
