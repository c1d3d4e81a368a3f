package org.etcdbench.core.driver.http2;

import io.grpc.Status;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * One call with one request and one response. The object is used again for the next call when it
 * has ended; which of its fields mean what when is the business of {@link PinnedChannel} and the
 * connection below it.
 */
public abstract class UnaryCall {
  private static final byte[] NONE = {};

  // what is asked
  private RequestShape shape = RequestShape.range(0, false);
  private byte[] key = NONE;
  private byte[] value = NONE;

  // how far it is
  private final ResponseScanner scanner = new ResponseScanner();
  private boolean started;
  private boolean closedByServer;
  private @Nullable Status status;

  // its place among all that have not ended, kept by OpenCalls
  @Nullable UnaryCall older;
  @Nullable UnaryCall newer;
  long deadlineNs;

  // its stream, kept by the connection that it was sent on; null as long as it waits for one
  @Nullable Http2Transport transport;
  @Nullable String sentToken;
  int streamId;
  int sentBytes;
  int sendWindow;
  int receivedBytes;

  /**
   * Makes it the call of this request. The arrays are read until it has ended.
   *
   * @param shape fits the lengths of key and value
   */
  protected final void ask(RequestShape shape, byte[] key, byte[] value) {
    this.shape = shape;
    this.key = key;
    this.value = value;
    scanner.restart();
    started = false;
    closedByServer = false;
    status = null;
    transport = null;
    sentToken = null;
    sentBytes = 0;
    receivedBytes = 0;
  }

  /**
   * It ended well; the object may be used again.
   *
   * @param found whether the response of a range has the key
   */
  protected abstract void succeeded(boolean found);

  /** It failed; the object may be used again. */
  protected abstract void failed(Status status);

  /** The token that it was sent with; null if with none, or not at all. */
  protected final @Nullable String sentToken() {
    return sentToken;
  }

  final RequestShape shape() {
    return shape;
  }

  final byte[] key() {
    return key;
  }

  final byte[] value() {
    return value;
  }

  final int unsentBytes() {
    return shape.messageBytes() - sentBytes;
  }

  /** Whether it has come to an end that was not reported yet. */
  final boolean ended() {
    return status != null;
  }

  /** Whether both sides are done with its stream. */
  final boolean streamClosed() {
    return closedByServer && unsentBytes() == 0;
  }

  final void end(Status how) {
    status = how;
  }

  /** Tells how it ended. */
  final void report() {
    Status how = status == null ? Status.INTERNAL : status;
    if (how.isOk()) {
      succeeded(scanner.found());
    } else {
      failed(how);
    }
  }

  final void headers(ResponseHead head, boolean endOfStream) {
    closedByServer = endOfStream;
    if (endOfStream) {
      end(judged(started ? head.asTrailers() : head.asWhole()));
    } else if (started) {
      end(Status.INTERNAL.withDescription("Received headers twice"));
    } else if (!head.informational()) {
      started = true;
      if (head.asStart() != null) {
        end(head.asStart());
      }
    }
  }

  /** What the trailers say, unless the response before them contradicts a success. */
  private Status judged(Status trailers) {
    if (!trailers.isOk() || scanner.complete()) {
      return trailers;
    }
    return Status.INTERNAL.withDescription(
        scanner.cutOff()
            ? "Encountered end-of-stream mid-frame"
            : "No value received for unary call");
  }

  final void data(ByteBuf in, int at, int length, boolean endOfStream) {
    closedByServer = endOfStream;
    if (!started) {
      end(Status.INTERNAL.withDescription("headers not received before payload"));
      return;
    }
    Status wrong = scanner.read(in, at, length);
    if (wrong != null) {
      end(wrong);
    } else if (endOfStream) {
      end(Status.INTERNAL.withDescription("Received unexpected EOS on DATA frame from server"));
    }
  }
}
