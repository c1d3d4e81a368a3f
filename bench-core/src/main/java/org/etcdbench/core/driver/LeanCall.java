package org.etcdbench.core.driver;

import io.grpc.Status;
import org.etcdbench.core.driver.http2.UnaryCall;
import org.etcdbench.core.scenario.Operation;
import org.etcdbench.core.scenario.Outcome;
import org.etcdbench.core.workload.Request;
import org.jspecify.annotations.Nullable;

/** The call of a request, used again when that has ended. */
final class LeanCall extends UnaryCall {
  private final LeanLoop loop;
  private @Nullable Completion completion;
  private boolean mustFind;

  /** The next one that is not in use either; kept by the loop. */
  @Nullable LeanCall nextSpare;

  LeanCall(LeanLoop loop) {
    this.loop = loop;
  }

  void ask(Request request, Completion whenDone) {
    completion = whenDone;
    mustFind = request.operation() == Operation.RANGE;
    ask(loop.shapeOf(request), request.key(), request.value());
  }

  /** Gives the call back first: its completion may need one at once. */
  private @Nullable Completion release() {
    Completion told = completion;
    completion = null;
    loop.giveBack(this);
    return told;
  }

  @Override
  protected void succeeded(boolean found) {
    boolean missing = mustFind && !found;
    Completion told = release();
    if (told == null) {
      return;
    }
    if (missing) {
      told.failed(Outcome.MISSING_KEY, "the key does not exist");
    } else {
      told.succeeded();
    }
  }

  @Override
  protected void failed(Status status) {
    String token = sentToken();
    if (token != null && AccessFailures.tokenRefused(status)) {
      loop.tokens().refused(token);
    }
    Completion told = release();
    if (told != null) {
      told.failed(GrpcFailures.outcome(status), GrpcFailures.message(status));
    }
  }
}
