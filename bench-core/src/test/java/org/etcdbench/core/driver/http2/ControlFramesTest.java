package org.etcdbench.core.driver.http2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.etcdbench.core.driver.http2.FakeServer.START;
import static org.etcdbench.core.driver.http2.FakeServer.TRAILERS;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Flags;
import io.netty.handler.codec.http2.Http2Settings;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What frames of the server do, one kind after the other. */
class ControlFramesTest {
  @AutoClose private final Channels channels = new Channels();
  private final FakeServer server = channels.server();

  /** A frame of which any field may be wrong. */
  private static ByteBuf raw(int type, int flags, int streamId, byte... payload) {
    ByteBuf out = Unpooled.buffer();
    FrameWriter.header(out, payload.length, (byte) type, flags, streamId);
    return out.writeBytes(payload);
  }

  private void assertBroken(RecordedCall call, Http2Error error) {
    assertThat(server.frames()).endsWith("GOAWAY " + error);
    assertThat(server.open()).isFalse();
    assertThat(call.ends())
        .singleElement()
        .asString()
        .startsWith("INTERNAL: HTTP/2 error " + error);
  }

  @Test
  void beginsWithPrefaceSettingsAndALargeWindow() {
    assertThat(server.frames())
        .containsExactly(
            "SETTINGS {HEADER_TABLE_SIZE=0, ENABLE_PUSH=0, INITIAL_WINDOW_SIZE=1048576,"
                + " MAX_HEADER_LIST_SIZE=16384}",
            "WINDOW_UPDATE 0 16711681");
  }

  @Test
  void acknowledgesSettingsAndOnlyThenSendsWhatWaited() {
    RecordedCall call = channels.submit(RecordedCall.range());
    assertThat(server.frames()).noneMatch(frame -> frame.startsWith("HEADERS"));

    server.send((w, ctx, p) -> w.writeSettings(ctx, new Http2Settings(), p));

    assertThat(server.frames())
        .containsExactlyInAnyOrder("SETTINGS ack", "HEADERS 1", "DATA 1 12 end");
    assertThat(call.ends()).isEmpty();
  }

  @Test
  void tellsTheServerNoDeadlineThatItWouldKeepATimerFor() {
    server.greet();
    channels.submit(RecordedCall.range());
    server.frames();

    assertThat(server.lastHeaders().contains("grpc-timeout")).isFalse();
  }

  @Test
  void answersPingsWithTheirData() {
    server.greet().frames();

    server.send((w, ctx, p) -> w.writePing(ctx, false, -42, p));
    server.send((w, ctx, p) -> w.writePing(ctx, true, 5, p));

    assertThat(server.frames()).containsExactly("PING ack -42");
  }

  @Test
  void ignoresPrioritiesAndFramesOfUnknownTypes() {
    server.greet();
    RecordedCall call = channels.submit(RecordedCall.range());

    server.send((w, ctx, p) -> w.writePriority(ctx, 1, 0, (short) 10, false, p));
    server.send(raw(0x2b, 0xff, 1, (byte) 1, (byte) 2));
    server.send((w, ctx, p) -> w.writeHeaders(ctx, 1, START, 0, (short) 3, true, 9, false, p));
    server.data(1, Responses.framed(Responses.found(5)), false).headers(1, TRAILERS, true);

    assertThat(call.ends()).containsExactly("found");
    assertThat(server.open()).isTrue();
  }

  @Test
  void readsPaddedFramesAndHeadersThatGoOnInContinuations() {
    server.greet();
    RecordedCall call = channels.submit(RecordedCall.put(3));
    String longText = "x".repeat(12_000);
    DefaultHttp2Headers longStart = new DefaultHttp2Headers();
    longStart.add(START).add("a", longText);

    server.send((w, ctx, p) -> w.writeHeaders(ctx, 1, longStart, 200, false, p));
    ByteBuf response = Responses.framed(Responses.PUT);
    server.send((w, ctx, p) -> w.writeData(ctx, 1, response, 255, false, p));
    ByteBuf trailers = server.encode((w, ctx, p) -> w.writeHeaders(ctx, 1, TRAILERS, 0, true, p));
    byte[] block = new byte[trailers.skipBytes(9).readableBytes()];
    trailers.readBytes(block);
    byte[] rest = Arrays.copyOfRange(block, 5, block.length);
    server.send(raw(1, Http2Flags.END_STREAM, 1, Arrays.copyOf(block, 3)));
    server.send(raw(9, 0, 1, block[3], block[4]));
    assertThat(call.ends()).isEmpty();
    server.send(raw(9, Http2Flags.END_HEADERS, 1, rest));

    assertThat(call.ends()).containsExactly("ok");
  }

  @Test
  void doesNotLetAnotherFrameIntoAHeaderBlock() {
    server.greet();
    RecordedCall call = channels.submit(RecordedCall.put(3));

    server.send(raw(1, 0, 1, (byte) 0x88));
    server.send(raw(6, 0, 0, new byte[8]));

    assertBroken(call, Http2Error.PROTOCOL_ERROR);
  }

  @ParameterizedTest
  @CsvSource({
    "NO_ERROR, INTERNAL",
    "PROTOCOL_ERROR, INTERNAL",
    "INTERNAL_ERROR, INTERNAL",
    "FLOW_CONTROL_ERROR, INTERNAL",
    "SETTINGS_TIMEOUT, INTERNAL",
    "STREAM_CLOSED, INTERNAL",
    "FRAME_SIZE_ERROR, INTERNAL",
    "REFUSED_STREAM, UNAVAILABLE",
    "CANCEL, CANCELLED",
    "COMPRESSION_ERROR, INTERNAL",
    "CONNECT_ERROR, INTERNAL",
    "ENHANCE_YOUR_CALM, RESOURCE_EXHAUSTED",
    "INADEQUATE_SECURITY, PERMISSION_DENIED",
    "HTTP_1_1_REQUIRED, UNKNOWN"
  })
  void takesAResetStreamForTheStatusThatGrpcGivesIt(Http2Error error, String code) {
    server.greet();
    RecordedCall reset = channels.submit(RecordedCall.range());
    RecordedCall other = channels.submit(RecordedCall.range());
    server.frames();

    server.send((w, ctx, p) -> w.writeRstStream(ctx, 1, error.code(), p));
    server.answer(3).answer(1);

    assertThat(reset.ends())
        .containsExactly(code + ": RST_STREAM closed stream. HTTP/2 error code: " + error);
    assertThat(other.ends()).containsExactly("ok");
    assertThat(server.frames()).isEmpty();
  }

  @Test
  void takesAResetWithAnUnknownCodeForAnInternalError() {
    server.greet();
    RecordedCall call = channels.submit(RecordedCall.range());

    server.send(raw(3, 0, 1, (byte) 0, (byte) 0, (byte) 1, (byte) 0));

    assertThat(call.ends())
        .containsExactly("INTERNAL: RST_STREAM closed stream. HTTP/2 error code: 256");
  }

  @Test
  void refusesPushes() {
    server.greet();
    RecordedCall call = channels.submit(RecordedCall.range());

    server.send((w, ctx, p) -> w.writePushPromise(ctx, 1, 2, START, 0, p));

    assertBroken(call, Http2Error.PROTOCOL_ERROR);
  }

  @Test
  void refusesAServerThatEnablesPush() {
    server.greet();
    RecordedCall call = channels.submit(RecordedCall.range());

    server.send((w, ctx, p) -> w.writeSettings(ctx, new Http2Settings().pushEnabled(true), p));

    assertBroken(call, Http2Error.PROTOCOL_ERROR);
  }

  @ParameterizedTest
  @CsvSource({
    // type, flags, stream, bytes
    "6, 0, 0, 7, FRAME_SIZE_ERROR",
    "6, 0, 1, 8, PROTOCOL_ERROR",
    "4, 0, 0, 5, FRAME_SIZE_ERROR",
    "4, 1, 0, 6, FRAME_SIZE_ERROR",
    "4, 0, 1, 6, PROTOCOL_ERROR",
    "8, 0, 0, 3, FRAME_SIZE_ERROR",
    "8, 0, 0, 4, PROTOCOL_ERROR",
    "8, 0, 99, 4, PROTOCOL_ERROR",
    "3, 0, 1, 5, FRAME_SIZE_ERROR",
    "3, 0, 0, 4, PROTOCOL_ERROR",
    "3, 0, 99, 4, PROTOCOL_ERROR",
    "7, 0, 0, 7, FRAME_SIZE_ERROR",
    "0, 0, 0, 1, PROTOCOL_ERROR",
    "0, 0, 99, 1, PROTOCOL_ERROR",
    "0, 0, 2, 1, PROTOCOL_ERROR",
    "1, 4, 0, 1, PROTOCOL_ERROR",
    "9, 4, 1, 1, PROTOCOL_ERROR",
    "0, 0, 1, 16385, FRAME_SIZE_ERROR"
  })
  void breaksOffWhenAFrameIsAgainstTheRules(
      int type, int flags, int streamId, int bytes, Http2Error error) {
    server.greet();
    RecordedCall call = channels.submit(RecordedCall.range());

    server.send(raw(type, flags, streamId, new byte[bytes]));

    assertBroken(call, error);
  }

  @Test
  void breaksOffAtAHeaderBlockThatIsNone() {
    server.greet();
    RecordedCall call = channels.submit(RecordedCall.range());

    server.send(raw(1, Http2Flags.END_HEADERS, 1, (byte) 0xff, (byte) 0xff));

    assertBroken(call, Http2Error.COMPRESSION_ERROR);
  }

  @Test
  void failsOneStreamAloneWhereTheRulesSaySo() {
    server.greet();
    RecordedCall call = channels.submit(RecordedCall.range());
    RecordedCall other = channels.submit(RecordedCall.range());
    server.frames();

    // an increment of nothing
    server.send(raw(8, 0, 1, new byte[4]));
    server.answer(3);

    assertThat(server.frames()).containsExactly("RST_STREAM 1 PROTOCOL_ERROR");
    assertThat(call.ends())
        .containsExactly(
            "INTERNAL: HTTP/2 error PROTOCOL_ERROR: Received WINDOW_UPDATE with delta 0 for"
                + " stream: 1");
    assertThat(other.ends()).containsExactly("ok");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n", "SSH-2.0-OpenSSH_9.2"})
  void saysWhatAServerBeganWithThatSpeaksNoHttp2(String words) {
    RecordedCall call = channels.submit(RecordedCall.range());

    server.send(Unpooled.copiedBuffer(words, StandardCharsets.US_ASCII));

    assertThat(server.open()).isFalse();
    assertThat(call.ends())
        .containsExactly(
            words.startsWith("HTTP")
                ? "UNAVAILABLE: the server does not speak HTTP/2 here, it answered:"
                    + " HTTP/1.1 400 Bad Request Connection: close"
                : "UNAVAILABLE: the server does not speak HTTP/2, its first bytes are"
                    + " 0x5353482d322e302d4f70656e5353485f");
  }

  @Test
  void saysThatAServerExpectsTls() {
    RecordedCall call = channels.submit(RecordedCall.range());

    server.send(Unpooled.copiedBuffer(new byte[] {0x15, 3, 3, 0, 2, 2, 70})).disconnect();

    assertThat(call.ends()).containsExactly("UNAVAILABLE: the server expects TLS");
  }

  @Test
  void saysThatAServerClosedWithoutAWord() {
    RecordedCall call = channels.submit(RecordedCall.range());

    server.disconnect();

    assertThat(call.ends())
        .containsExactly("UNAVAILABLE: the server closed the connection without a word of HTTP/2");
  }
}
