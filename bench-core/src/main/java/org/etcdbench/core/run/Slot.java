package org.etcdbench.core.run;

import org.etcdbench.core.driver.Completion;
import org.etcdbench.core.scenario.Outcome;
import org.etcdbench.core.workload.Request;
import org.jspecify.annotations.Nullable;

/**
 * One request under way of an open load, used again and again. Its lane fills it and takes it back;
 * in between it belongs to the driver.
 */
final class Slot implements Completion {
  private final Lane lane;
  private final Request request;
  long intendedNs;
  long sentNs;
  long doneNs;
  boolean succeeded;

  /** The next of those that are done and wait to be taken back. */
  @Nullable Slot nextDone;

  Slot(Lane lane, Request request) {
    this.lane = lane;
    this.request = request;
  }

  Request request() {
    return request;
  }

  @Override
  public void succeeded() {
    end(Outcome.OK, null);
  }

  @Override
  public void failed(Outcome outcome, String message) {
    end(outcome, message);
  }

  private void end(Outcome outcome, @Nullable String message) {
    succeeded = outcome == Outcome.OK;
    lane.ended(this, outcome, message);
  }
}
