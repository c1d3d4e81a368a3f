package org.etcdbench.core.driver.truth;

import io.grpc.Status;
import io.netty.handler.codec.http2.Http2Error;

/** What a request gets. */
public sealed interface Reply {

  /** What etcd answers: a put is done, a range finds its key with a short value. */
  record Answer() implements Reply {}

  /** As {@link Answer}, but a range finds nothing. */
  record Missing() implements Reply {}

  /** A gRPC status other than OK, in trailers only, as etcd sends its errors. */
  record Fail(Status.Code code, String message) implements Reply {}

  /** RST_STREAM with this code. */
  record Reset(Http2Error error) implements Reply {}

  /** The TCP connection is reset, with all that is in flight on it. */
  record Disconnect() implements Reply {}

  /**
   * GOAWAY with this code; then the connection takes no more streams.
   *
   * @param processed whether it says that the request was still taken: then that is answered, else
   *     never, and the connection is closed
   */
  record GoAway(Http2Error error, boolean processed) implements Reply {}

  /** Nothing, ever. */
  record Silence() implements Reply {}

  /** Something that is no answer. */
  enum Garbage implements Reply {
    /** HTTP/1.1 in the middle of a connection of HTTP/2. */
    NOT_HTTP2,
    /** A proxy's page: HTTP status 502 and no gRPC. */
    HTTP_ERROR,
    /** A message that is longer by its prefix than what comes before the trailers say OK. */
    TRUNCATED_MESSAGE,
    /** A message of 2 GiB by its prefix. */
    OVERSIZED_MESSAGE,
    /** A message that says that it is compressed, where nobody agreed on that. */
    COMPRESSED_MESSAGE,
    /** A message that is no protobuf. */
    BROKEN_PROTOBUF,
    /** Trailers that say OK, with no message before them. */
    NO_MESSAGE,
    /** A stream that ends after the message, without trailers and so without a status. */
    NO_STATUS
  }
}
