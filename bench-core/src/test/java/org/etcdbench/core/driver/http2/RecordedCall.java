package org.etcdbench.core.driver.http2;

import io.grpc.Status;
import java.util.ArrayList;
import java.util.List;

/** A call that keeps what it is told, as text. */
final class RecordedCall extends UnaryCall {
  private final List<String> ends = new ArrayList<>();
  private Runnable whenFailed = () -> {};

  static RecordedCall put(int valueBytes) {
    RecordedCall call = new RecordedCall();
    byte[] value = new byte[valueBytes];
    for (int i = 0; i < valueBytes; i++) {
      value[i] = (byte) i;
    }
    call.ask(RequestShape.put(3, valueBytes), new byte[] {'k', 'e', 'y'}, value);
    return call;
  }

  static RecordedCall range() {
    RecordedCall call = new RecordedCall();
    call.ask(RequestShape.range(3, true), new byte[] {'k', 'e', 'y'}, new byte[0]);
    return call;
  }

  /** Does this when it has failed. */
  RecordedCall whenFailed(Runnable action) {
    whenFailed = action;
    return this;
  }

  @Override
  protected void succeeded(boolean found) {
    ends.add(found ? "found" : "ok");
  }

  @Override
  protected void failed(Status status) {
    Throwable cause = status.getCause();
    ends.add(
        status.getCode()
            + ": "
            + status.getDescription()
            + (cause == null ? "" : ", " + cause.getMessage()));
    whenFailed.run();
  }

  /** How it ended; empty if it has not. */
  List<String> ends() {
    return ends;
  }
}
