package org.etcdbench.core.run;

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
  private final ClosedLoop loop;
  private final Connection connection;
  private final Request request;
  private long intendedNs;
  private long sentNs;
  private boolean begun;

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
    connection.submit(request, this);
  }

  @Override
  public void succeeded() {
    long doneNs = loop.nanoTime();
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
    if (loop.ended(outcome, intendedNs, sentNs, loop.nanoTime())) {
      loop.errorText(message);
    }
    // it may have failed at once, and would again: no loop, and no recursion
    loop.pause(this);
  }
}
