package org.etcdbench.core.run;

import java.lang.invoke.VarHandle;
import org.etcdbench.core.driver.Completion;
import org.etcdbench.core.driver.Connection;
import org.etcdbench.core.scenario.Outcome;
import org.etcdbench.core.workload.Request;

/**
 * One request slot of a closed load: sends its next request when its last one is done. The end of a
 * request is the intended start of the next, so no time of the client falls between two requests.
 * Used by one thread at a time; the driver carries it from one to the next.
 */
final class Client implements Completion {
  private static final VarHandle UNDER_WAY = Handles.field(Client.class, "underWay", boolean.class);

  private final ClosedLoop loop;
  private final Connection connection;
  private final Request request;
  private long intendedNs;
  private long sentNs;
  private boolean begun;
  private long endedCount;

  /** Written by the thread that has the client, looked at by the one that samples. */
  @SuppressWarnings("UnusedVariable") // only through its handle
  private boolean underWay;

  Client(ClosedLoop loop, Connection connection, Request request) {
    this.loop = loop;
    this.connection = connection;
    this.request = request;
  }

  /** Sends its first request, or its first after a pause, if the load goes on. */
  void start() {
    connection.loop().execute(this::begin);
  }

  private void begin() {
    if (!begun) {
      begun = true;
      loop.begun();
    }
    if (loop.goesOn()) {
      intendedNs = loop.nanoTime();
      send();
    } else {
      loop.stopped();
    }
  }

  private void send() {
    loop.fill(request);
    sentNs = loop.nanoTime();
    UNDER_WAY.setOpaque(this, true);
    connection.submit(request, this);
  }

  private void over() {
    UNDER_WAY.setOpaque(this, false);
    endedCount++;
  }

  /** Whether a request of it is sent and not done; may be asked by any thread at any time. */
  boolean underWay() {
    return (boolean) UNDER_WAY.getOpaque(this);
  }

  /** Requests that have ended; by any thread, and so nearly. */
  long endedCount() {
    return endedCount;
  }

  @Override
  public void succeeded() {
    long doneNs = loop.nanoTime();
    over();
    loop.ended(Outcome.OK, intendedNs, sentNs, doneNs);
    if (loop.goesOn()) {
      intendedNs = doneNs;
      send();
    } else {
      loop.stopped();
    }
  }

  @Override
  public void failed(Outcome outcome, String message) {
    long doneNs = loop.nanoTime();
    over();
    if (loop.ended(outcome, intendedNs, sentNs, doneNs)) {
      loop.errorText(message);
    }
    // it may have failed at once, and would again: no loop, and no recursion
    loop.pause(this);
  }
}
