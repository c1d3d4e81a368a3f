package org.etcdbench.core.driver.http2;

import io.grpc.Status;
import io.netty.handler.codec.http2.Http2Error;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Statuses of calls that ended otherwise than by a {@code grpc-status}, as gRPC maps them. */
final class Statuses {
  private Statuses() {}

  /** gRPC's "HTTP to gRPC Status Code Mapping". */
  static Status ofHttp(int httpStatus) {
    return codeOfHttp(httpStatus).toStatus().withDescription("HTTP status code " + httpStatus);
  }

  private static Status.Code codeOfHttp(int httpStatus) {
    if (httpStatus >= 100 && httpStatus < 200) {
      return Status.Code.INTERNAL;
    }
    return switch (httpStatus) {
      case 400, 431 -> Status.Code.INTERNAL;
      case 401 -> Status.Code.UNAUTHENTICATED;
      case 403 -> Status.Code.PERMISSION_DENIED;
      case 404 -> Status.Code.UNIMPLEMENTED;
      case 429, 502, 503, 504 -> Status.Code.UNAVAILABLE;
      default -> Status.Code.UNKNOWN;
    };
  }

  /** "Errors" of gRPC over HTTP/2: what a stream's end with this HTTP/2 error code means. */
  static Status ofReset(long errorCode) {
    return codeOfReset(errorCode)
        .toStatus()
        .withDescription("RST_STREAM closed stream. HTTP/2 error code: " + errorName(errorCode));
  }

  private static Status.Code codeOfReset(long errorCode) {
    Http2Error error = Http2Error.valueOf(errorCode);
    if (error == null) {
      return Status.Code.INTERNAL;
    }
    return switch (error) {
      case REFUSED_STREAM -> Status.Code.UNAVAILABLE;
      case CANCEL -> Status.Code.CANCELLED;
      case ENHANCE_YOUR_CALM -> Status.Code.RESOURCE_EXHAUSTED;
      case INADEQUATE_SECURITY -> Status.Code.PERMISSION_DENIED;
      case HTTP_1_1_REQUIRED -> Status.Code.UNKNOWN;
      default -> Status.Code.INTERNAL;
    };
  }

  /** The name of an HTTP/2 error code, or its number. */
  static String errorName(long errorCode) {
    Http2Error error = Http2Error.valueOf(errorCode);
    return error == null ? Long.toString(errorCode) : error.name();
  }

  /** The text of a {@code grpc-message}: UTF-8 with some bytes as {@code %XX}. */
  static String percentDecoded(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    int at = 0;
    while (at < text.length()) {
      int coded = text.charAt(at) == '%' ? hexByte(text, at + 1) : -1;
      bytes.write(coded >= 0 ? coded : text.charAt(at));
      at += coded >= 0 ? 3 : 1;
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** Two hexadecimal digits, or -1: gRPC wants what is malformed to be taken as it stands. */
  private static int hexByte(String text, int at) {
    if (at + 2 > text.length()) {
      return -1;
    }
    int high = Character.digit(text.charAt(at), 16);
    int low = Character.digit(text.charAt(at + 1), 16);
    return high < 0 || low < 0 ? -1 : (high << 4) | low;
  }
}
