package org.etcdbench.core.driver;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Gives each call its deadline, and has its callbacks run where they arrive. */
final class DeadlineInterceptor implements ClientInterceptor {
  private final long timeoutNs;

  DeadlineInterceptor(Duration timeout) {
    this.timeoutNs = timeout.toNanos();
  }

  @Override
  public <Q, R> ClientCall<Q, R> interceptCall(
      MethodDescriptor<Q, R> method, CallOptions options, Channel next) {
    ClientCall<Q, R> call =
        next.newCall(
            method,
            options.withExecutor(Runnable::run).withDeadlineAfter(timeoutNs, TimeUnit.NANOSECONDS));
    return new SimpleForwardingClientCall<>(call) {
      @Override
      public void start(Listener<R> listener, Metadata headers) {
        super.start(new WholeAnswer<>(listener), headers);
      }
    };
  }

  /** Tells of the message only when the status is known: jetcd's stub looks at nothing else. */
  private static final class WholeAnswer<R> extends SimpleForwardingClientCallListener<R> {
    private @Nullable R message;

    WholeAnswer(ClientCall.Listener<R> listener) {
      super(listener);
    }

    @Override
    public void onMessage(R received) {
      message = received;
    }

    @Override
    public void onClose(Status status, Metadata trailers) {
      R received = message;
      if (!status.isOk()) {
        super.onClose(status, trailers);
      } else if (received == null) {
        super.onClose(Status.INTERNAL.withDescription("the answer holds no message"), trailers);
      } else {
        super.onMessage(received);
        super.onClose(status, trailers);
      }
    }
  }
}
