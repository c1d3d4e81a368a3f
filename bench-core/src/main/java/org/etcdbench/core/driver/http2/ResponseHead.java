package org.etcdbench.core.driver.http2;

import io.grpc.Status;
import io.netty.handler.codec.http2.Http2Headers;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A header block of a response, judged once: the same bytes mean the same for every call.
 *
 * @param informational whether it is an interim answer (1xx), to be ignored
 * @param asStart what is wrong with it as the beginning of a response; null if nothing is
 * @param asTrailers how it ends a response that had begun
 * @param asWhole how it ends a response that consists of it alone
 */
record ResponseHead(
    boolean informational, @Nullable Status asStart, Status asTrailers, Status asWhole) {
  private static final String GRPC = "application/grpc";

  static ResponseHead of(Http2Headers headers) {
    int httpStatus = number(headers.status());
    Status start = start(httpStatus, text(headers.get("content-type")));
    Status grpc = grpcStatus(headers);
    Status trailers =
        grpc != null ? grpc : Status.UNKNOWN.withDescription("missing GRPC status in response");
    return new ResponseHead(
        httpStatus >= 100 && httpStatus < 200, start, trailers, whole(start, grpc, httpStatus));
  }

  private static Status whole(@Nullable Status start, @Nullable Status grpc, int httpStatus) {
    if (start != null) {
      return start;
    }
    return grpc != null
        ? grpc
        : Statuses.ofHttp(httpStatus)
            .augmentDescription("missing GRPC status, inferred error from HTTP status code");
  }

  private static @Nullable Status start(int httpStatus, @Nullable String contentType) {
    if (httpStatus < 0) {
      return Status.INTERNAL.withDescription("Missing HTTP status code");
    }
    if (!isGrpc(contentType)) {
      return Statuses.ofHttp(httpStatus).augmentDescription("invalid content-type: " + contentType);
    }
    // with another HTTP status the trailers still say how the call ended
    return null;
  }

  /** {@code application/grpc}, and the same with a subtype or parameters. */
  private static boolean isGrpc(@Nullable String contentType) {
    if (contentType == null || !contentType.toLowerCase(Locale.ROOT).startsWith(GRPC)) {
      return false;
    }
    return contentType.length() == GRPC.length()
        || "+;".indexOf(contentType.charAt(GRPC.length())) >= 0;
  }

  private static @Nullable Status grpcStatus(Http2Headers headers) {
    CharSequence code = headers.get("grpc-status");
    if (code == null) {
      return null;
    }
    int number = number(code);
    Status status =
        number < 0
            ? Status.UNKNOWN.withDescription("malformed grpc-status: " + code)
            : Status.fromCodeValue(number);
    String message = text(headers.get("grpc-message"));
    return message == null || message.isEmpty()
        ? status
        : status.withDescription(Statuses.percentDecoded(message));
  }

  private static @Nullable String text(@Nullable CharSequence value) {
    return value == null ? null : value.toString();
  }

  /** A number of up to four digits; -1 if it is none. */
  private static int number(@Nullable CharSequence digits) {
    String text = text(digits);
    return text != null && text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : -1;
  }
}
