package org.etcdbench.core.driver;

import io.netty.channel.EventLoop;
import org.etcdbench.core.driver.http2.RequestShape;
import org.etcdbench.core.driver.http2.Ticks;
import org.etcdbench.core.scenario.Operation;
import org.etcdbench.core.workload.Request;
import org.jspecify.annotations.Nullable;

/** What the connections of one event loop share; all but the constructor is for that loop alone. */
final class LeanLoop {
  private static final int KEPT_SHAPES = 8;

  private final EventLoop eventLoop;
  private final Ticks ticks;
  private final Tokens tokens;
  private final @Nullable Shape[] shapes = new Shape[KEPT_SHAPES];
  private int nextShape;
  private Shape last = new Shape(Operation.RANGE, false, 0, 0);
  private @Nullable LeanCall spare;

  /** A shape, and what a request must be like to have it. */
  private record Shape(
      Operation operation,
      boolean serializable,
      int keyBytes,
      int valueBytes,
      RequestShape ofRequest) {

    Shape(Operation operation, boolean serializable, int keyBytes, int valueBytes) {
      this(
          operation,
          serializable,
          keyBytes,
          valueBytes,
          switch (operation) {
            case PUT -> RequestShape.put(keyBytes, valueBytes);
            case RANGE -> RequestShape.range(keyBytes, serializable);
          });
    }

    boolean fits(Request request) {
      return request.operation() == operation
          && request.serializable() == serializable
          && request.key().length == keyBytes
          && request.value().length == valueBytes;
    }
  }

  LeanLoop(EventLoop eventLoop, DriverSettings settings) {
    this.eventLoop = eventLoop;
    this.ticks = new Ticks(eventLoop, settings.timeout());
    this.tokens = settings.tokens();
  }

  EventLoop eventLoop() {
    return eventLoop;
  }

  Tokens tokens() {
    return tokens;
  }

  Ticks ticks() {
    return ticks;
  }

  /** The shape of a request: most have that of the one before. */
  RequestShape shapeOf(Request request) {
    if (!last.fits(request)) {
      last = find(request);
    }
    return last.ofRequest;
  }

  private Shape find(Request request) {
    for (Shape shape : shapes) {
      if (shape != null && shape.fits(request)) {
        return shape;
      }
    }
    Shape made =
        new Shape(
            request.operation(),
            request.serializable(),
            request.key().length,
            request.value().length);
    shapes[nextShape] = made;
    nextShape = (nextShape + 1) % KEPT_SHAPES;
    return made;
  }

  /** A call that is not in use. */
  LeanCall take() {
    LeanCall call = spare;
    if (call == null) {
      return new LeanCall(this);
    }
    spare = call.nextSpare;
    call.nextSpare = null;
    return call;
  }

  /** Takes a call back that has ended. */
  void giveBack(LeanCall call) {
    call.nextSpare = spare;
    spare = call;
  }
}
