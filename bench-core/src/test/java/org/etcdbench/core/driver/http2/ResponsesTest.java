package org.etcdbench.core.driver.http2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.etcdbench.core.driver.http2.FakeServer.START;
import static org.etcdbench.core.driver.http2.FakeServer.TRAILERS;

import com.google.protobuf.MessageLite;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Headers;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the answers of a server, good ones and others, mean for a call. */
class ResponsesTest {
  @AutoClose private final Channels channels = new Channels();
  private final FakeServer server = channels.server().greet();
  private final RecordedCall call = channels.submit(RecordedCall.range());

  private static Http2Headers headers(String... namesAndValues) {
    Http2Headers headers = new DefaultHttp2Headers();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      headers.add(namesAndValues[i], namesAndValues[i + 1]);
    }
    return headers;
  }

  private void assertEnded(String how) {
    assertThat(call.ends()).containsExactly(how);
    assertThat(server.open()).isTrue();
  }

  static Stream<Arguments> messages() {
    return Stream.of(
        Arguments.of(Responses.PUT, "ok"),
        Arguments.of(Responses.EMPTY_RANGE, "ok"),
        Arguments.of(Responses.COUNT_ONLY, "found"),
        Arguments.of(Responses.found(0), "found"),
        Arguments.of(Responses.found(300), "found"));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void meanTheSameHoweverTheyAreCutIntoFrames(MessageLite message, String expected) {
    int length = Responses.framed(message).readableBytes();
    int streamId = 1;
    for (int cut = 0; cut <= length; cut++) {
      RecordedCall one = cut == 0 ? call : channels.submit(RecordedCall.range());
      ByteBuf framed = Responses.framed(message);
      server
          .headers(streamId, START, false)
          .data(streamId, framed.readRetainedSlice(cut), false)
          .data(streamId, framed, false)
          .headers(streamId, TRAILERS, true);
      assertThat(one.ends()).containsExactly(expected);
      streamId += 2;
    }
  }

  @ParameterizedTest
  @MethodSource("messages")
  void meanTheSameHoweverTheyAreCutIntoReads(MessageLite message, String expected) {
    ByteBuf all = Unpooled.buffer();
    all.writeBytes(server.encode((w, ctx, p) -> w.writeHeaders(ctx, 1, START, 0, false, p)));
    ByteBuf framed = Responses.framed(message);
    all.writeBytes(server.encode((w, ctx, p) -> w.writeData(ctx, 1, framed, 0, false, p)));
    all.writeBytes(server.encode((w, ctx, p) -> w.writeHeaders(ctx, 1, TRAILERS, 0, true, p)));

    while (all.isReadable()) {
      assertThat(call.ends()).isEmpty();
      server.send(all.readBytes(1));
    }

    assertThat(call.ends()).containsExactly(expected);
  }

  @Test
  void mayBeTrailersOnly() {
    server.headers(
        1,
        headers(
            ":status", "200",
            "content-type", "application/grpc",
            "grpc-status", "9",
            "grpc-message", "no%20way%3a 100% %zz %E2%82%AC"),
        true);

    assertEnded("FAILED_PRECONDITION: no way: 100% %zz €");
  }

  @Test
  void mayComeAfterInterimOnes() {
    server.headers(1, headers(":status", "103"), false).answer(1);

    assertEnded("ok");
  }

  @Test
  void mayHaveAStatusOfTheirOwnAfterAMessage() {
    server
        .headers(1, START, false)
        .data(1, Responses.framed(Responses.PUT), false)
        .headers(1, headers("grpc-status", "14", "grpc-message", "etcdserver: no leader"), true);

    assertEnded("UNAVAILABLE: etcdserver: no leader");
  }

  @ParameterizedTest
  @CsvSource({
    "4, DEADLINE_EXCEEDED: null",
    "16, UNAUTHENTICATED: null",
    "17, UNKNOWN: Unknown code 17",
    "x, UNKNOWN: malformed grpc-status: x"
  })
  void areJudgedByTheirStatus(String code, String expected) {
    server.headers(1, START, false).headers(1, headers("grpc-status", code), true);

    assertEnded(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "400, INTERNAL",
    "401, UNAUTHENTICATED",
    "403, PERMISSION_DENIED",
    "404, UNIMPLEMENTED",
    "429, UNAVAILABLE",
    "431, INTERNAL",
    "502, UNAVAILABLE",
    "503, UNAVAILABLE",
    "504, UNAVAILABLE",
    "418, UNKNOWN",
    "500, UNKNOWN",
    "200, UNKNOWN"
  })
  void areJudgedByTheHttpStatusWhenTheyAreNotOfGrpc(String httpStatus, String code) {
    server.frames();

    server.headers(1, headers(":status", httpStatus, "content-type", "text/html"), false);

    assertEnded(code + ": HTTP status code " + httpStatus + "\ninvalid content-type: text/html");
    assertThat(server.frames()).containsExactly("RST_STREAM 1 CANCEL");
  }

  @Test
  void areJudgedByTheHttpStatusWhenTheGrpcStatusIsMissing() {
    server.headers(1, headers(":status", "503", "content-type", "application/grpc"), true);

    assertEnded(
        "UNAVAILABLE: HTTP status code 503\n"
            + "missing GRPC status, inferred error from HTTP status code");
  }

  @Test
  void failWithoutAGrpcStatusInTheTrailers() {
    server
        .headers(1, START, false)
        .data(1, Responses.framed(Responses.PUT), false)
        .headers(1, headers("x", "y"), true);

    assertEnded("UNKNOWN: missing GRPC status in response");
  }

  @Test
  void failWithoutAnHttpStatus() {
    server.headers(1, headers("content-type", "application/grpc"), false);

    assertEnded("INTERNAL: Missing HTTP status code");
  }

  @ParameterizedTest
  @CsvSource({
    "application/grpc, true",
    "application/grpc+proto, true",
    "application/grpc;charset=utf-8, true",
    "Application/GRPC, true",
    "application/grpc-web, false",
    "application/json, false"
  })
  void areOfGrpcByTheirContentType(String contentType, boolean grpc) {
    server.headers(1, headers(":status", "200", "content-type", contentType), false);

    assertThat(call.ends().isEmpty()).isEqualTo(grpc);
  }

  @Test
  void failAsASuccessWithoutAMessage() {
    server.headers(1, START, false).headers(1, TRAILERS, true);

    assertEnded("INTERNAL: No value received for unary call");
  }

  @Test
  void failAsASuccessWithHalfAMessage() {
    server
        .headers(1, START, false)
        .data(1, Responses.framed(Responses.PUT).readSlice(9).copy(), false)
        .headers(1, TRAILERS, true);

    assertEnded("INTERNAL: Encountered end-of-stream mid-frame");
  }

  @Test
  void failWithTwoMessages() {
    server
        .headers(1, START, false)
        .data(1, Responses.framed(Responses.PUT), false)
        .data(1, Responses.framed(Responses.PUT), false);

    assertEnded("INTERNAL: More than one value received for unary call");
  }

  @Test
  void failWhenTheyEndWithoutTrailers() {
    server.headers(1, START, false).data(1, Responses.framed(Responses.PUT), true);

    assertEnded("INTERNAL: Received unexpected EOS on DATA frame from server");
  }

  @Test
  void failWhenTheyBeginWithData() {
    server.data(1, Responses.framed(Responses.PUT), false);

    assertEnded("INTERNAL: headers not received before payload");
  }

  @Test
  void failWhenHeadersComeTwice() {
    server.headers(1, START, false).headers(1, START, false);

    assertEnded("INTERNAL: Received headers twice");
  }

  @ParameterizedTest
  @CsvSource({
    "1, Can't decode compressed gRPC message as compression not configured",
    "2, gRPC frame header malformed: reserved bits not zero"
  })
  void failWithFlagsThatNobodyAgreedOn(int flag, String text) {
    ByteBuf framed = Responses.framed(Responses.PUT).setByte(0, flag);

    server.headers(1, START, false).data(1, framed, false);

    assertEnded("INTERNAL: " + text);
  }

  @ParameterizedTest
  @CsvSource({
    "00, a field has number 0",
    "0f00, a field has an unknown wire type",
    "0b00, a field has an unknown wire type",
    "80, it ends within a field",
    "08, it ends within a field",
    "0880, it ends within a field",
    "1205, it ends within a field",
    "0901, it ends within a field",
    "0d01, it ends within a field",
    "12ffffffffffffffffff01, it ends within a field",
    "08ffffffffffffffffffff01, a varint is too long"
  })
  void failWithWhatIsNoProtobuf(String hex, String how) {
    byte[] message = HexFormat.of().parseHex(hex);

    server.headers(1, START, false).data(1, Responses.framed(message), false);

    assertEnded("INTERNAL: Invalid protobuf byte sequence: " + how);
  }

  @Test
  void mayHoldFieldsThatWeDoNotKnow() {
    // a fixed64, a fixed32, a long varint and a long field number
    byte[] message =
        HexFormat.of()
            .parseHex("390102030405060708" + "3d01020304" + "40ffffffff7f" + "fa8f07020000");

    server.headers(1, START, false).data(1, Responses.framed(message), false);
    server.headers(1, TRAILERS, true);

    assertEnded("ok");
  }

  @Test
  void mayNotBeLargerThanWhatJetcdTakes() {
    server
        .headers(1, START, false)
        .data(1, Unpooled.buffer().writeByte(0).writeInt((64 << 20) + 1), false);

    assertEnded("RESOURCE_EXHAUSTED: gRPC message exceeds maximum size 67108864: 67108865");
  }
}
