package org.etcdbench.core.driver;

import io.grpc.Status;
import java.util.Locale;
import java.util.Optional;
import org.etcdbench.core.scenario.Outcome;
import org.jspecify.annotations.Nullable;

/** Says in our words why a call failed. */
public final class GrpcFailures {
  private GrpcFailures() {}

  /** What a failed call counts as. */
  public static Outcome outcome(Throwable failure) {
    return outcome(Status.fromThrowable(failure));
  }

  /** What a call with this status, which is not OK, counts as. */
  static Outcome outcome(Status status) {
    // etcd sends this one without a status of its own
    if (String.valueOf(status.getDescription()).contains("too many requests")) {
      return Outcome.REJECTED;
    }
    // what gRPC says of a call that was begun just when its connection broke
    if (status.getCode() == Status.Code.UNKNOWN
        && "channel closed".equals(status.getDescription())) {
      return Outcome.UNAVAILABLE;
    }
    return switch (status.getCode()) {
      case DEADLINE_EXCEEDED -> Outcome.TIMEOUT;
      case UNAVAILABLE, ABORTED -> Outcome.UNAVAILABLE;
      case INVALID_ARGUMENT,
          FAILED_PRECONDITION,
          OUT_OF_RANGE,
          PERMISSION_DENIED,
          RESOURCE_EXHAUSTED,
          UNAUTHENTICATED,
          UNIMPLEMENTED ->
          Outcome.REJECTED;
      case OK, CANCELLED, UNKNOWN, NOT_FOUND, ALREADY_EXISTS, INTERNAL, DATA_LOSS -> Outcome.FAILED;
    };
  }

  /** Code and description, with the innermost reason where gRPC says only that it failed. */
  public static String message(Throwable failure) {
    return message(Status.fromThrowable(failure));
  }

  /** The same for a status. */
  static String message(Status status) {
    if (status.getCode() == Status.Code.DEADLINE_EXCEEDED) {
      return "no answer within the deadline";
    }
    String code = status.getCode().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return code + Optional.ofNullable(reason(status)).map(reason -> ": " + reason).orElse("");
  }

  private static @Nullable String reason(Status status) {
    Throwable innermost = status.getCause();
    while (innermost != null && innermost.getCause() != null) {
      innermost = innermost.getCause();
    }
    boolean vague =
        status.getDescription() == null || "io exception".equals(status.getDescription());
    return vague && innermost != null ? innermost.getMessage() : status.getDescription();
  }
}
