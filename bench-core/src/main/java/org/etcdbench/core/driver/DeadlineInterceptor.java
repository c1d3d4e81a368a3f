package org.etcdbench.core.driver;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.MethodDescriptor;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Gives each call its deadline, and has its callbacks run where they arrive. */
final class DeadlineInterceptor implements ClientInterceptor {
  private final long timeoutNs;

  DeadlineInterceptor(Duration timeout) {
    this.timeoutNs = timeout.toNanos();
  }

  @Override
  public <Q, R> ClientCall<Q, R> interceptCall(
      MethodDescriptor<Q, R> method, CallOptions options, Channel next) {
    return next.newCall(
        method,
        options.withExecutor(Runnable::run).withDeadlineAfter(timeoutNs, TimeUnit.NANOSECONDS));
  }
}
