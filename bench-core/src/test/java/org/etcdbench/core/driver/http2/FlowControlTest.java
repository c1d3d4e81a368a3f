package org.etcdbench.core.driver.http2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.etcdbench.core.driver.http2.FakeServer.START;
import static org.etcdbench.core.driver.http2.FakeServer.TRAILERS;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.Http2FrameTypes;
import io.netty.handler.codec.http2.Http2Settings;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Windows and limits of both directions. */
class FlowControlTest {
  private static final int FIRST_WINDOW = 65_535;
  private static final int FRAME_BYTES = 16_384;

  /** What a put's message has beside a long value: gRPC's prefix, the key, the fields' heads. */
  private static final int PUT_OVERHEAD = 14;

  @AutoClose private final Channels channels = new Channels();
  private final FakeServer server = channels.server();

  private static Http2Settings settings() {
    return new Http2Settings();
  }

  @Test
  void sendsNoMoreThanTheWindowOfTheStreamAndGoesOnWhenItGrows() {
    server.greet(settings().initialWindowSize(100)).frames();
    channels.submit(RecordedCall.put(500));
    assertThat(server.frames()).containsExactly("HEADERS 1", "DATA 1 100");

    server.windowUpdate(1, 50);
    assertThat(server.frames()).containsExactly("DATA 1 50");

    server.windowUpdate(1, 10_000);
    assertThat(server.frames()).containsExactly("DATA 1 363 end");
    assertThat(server.message(1)).hasSize(513);
  }

  @Test
  void sendsNoMoreThanTheWindowOfTheConnection() {
    server.greet(settings().initialWindowSize(1 << 20).maxFrameSize(1 << 20)).frames();
    channels.submit(RecordedCall.put(60_000));
    channels.submit(RecordedCall.put(60_000));
    channels.submit(RecordedCall.put(1));
    int first = 60_000 + PUT_OVERHEAD;
    int rest = FIRST_WINDOW - first;
    assertThat(server.frames())
        .containsExactly("HEADERS 1", "DATA 1 " + first + " end", "HEADERS 3", "DATA 3 " + rest);

    server.windowUpdate(0, 1 << 20);

    assertThat(server.frames())
        .containsExactly("DATA 3 " + (first - rest) + " end", "HEADERS 5", "DATA 5 13 end");
  }

  @Test
  void doesNotLetOneStreamsWindowHoldUpOthers() {
    server.greet(settings().initialWindowSize(100)).frames();
    channels.submit(RecordedCall.put(500));
    RecordedCall small = channels.submit(RecordedCall.put(1));
    assertThat(server.frames())
        .containsExactly("HEADERS 1", "DATA 1 100", "HEADERS 3", "DATA 3 13 end");

    server.answer(3);

    assertThat(small.ends()).containsExactly("ok");
  }

  @Test
  void adjustsOpenStreamsWhenTheInitialWindowChangesEvenBelowZero() {
    server.greet(settings().initialWindowSize(300)).frames();
    channels.submit(RecordedCall.put(500));
    assertThat(server.frames()).containsExactly("HEADERS 1", "DATA 1 300");

    server.send((w, ctx, p) -> w.writeSettings(ctx, settings().initialWindowSize(100), p));
    // now 200 below zero
    server.windowUpdate(1, 150);
    assertThat(server.frames()).containsExactly("SETTINGS ack");

    server.windowUpdate(1, 51);
    assertThat(server.frames()).containsExactly("DATA 1 1");

    server.send((w, ctx, p) -> w.writeSettings(ctx, settings().initialWindowSize(110), p));
    assertThat(server.frames()).containsExactlyInAnyOrder("DATA 1 10", "SETTINGS ack");
  }

  @Test
  void splitsDataAtTheLargestFrameAndFollowsItsChange() {
    server.greet(settings().initialWindowSize(1 << 20)).frames();
    server.windowUpdate(0, 1 << 20);
    channels.submit(RecordedCall.put(40_000));
    assertThat(server.frames())
        .containsExactly("HEADERS 1", "DATA 1 16384", "DATA 1 16384", "DATA 1 7246 end");
    assertThat(server.message(1)).endsWith(RecordedCall.put(40_000).value());

    server.send((w, ctx, p) -> w.writeSettings(ctx, settings().maxFrameSize(20_000), p));
    channels.submit(RecordedCall.put(40_000));
    assertThat(server.frames())
        .containsExactly(
            "SETTINGS ack", "HEADERS 3", "DATA 3 20000", "DATA 3 20000", "DATA 3 14 end");
  }

  @Test
  void queuesWhatIsMoreThanTheStreamsThatMayBeOpen() {
    server.greet(settings().maxConcurrentStreams(2)).frames();
    List<RecordedCall> calls =
        List.of(
            channels.submit(RecordedCall.range()),
            channels.submit(RecordedCall.range()),
            channels.submit(RecordedCall.range()),
            channels.submit(RecordedCall.range()));
    assertThat(server.frames())
        .containsExactly("HEADERS 1", "DATA 1 12 end", "HEADERS 3", "DATA 3 12 end");

    server.answer(3);
    assertThat(server.frames()).containsExactly("HEADERS 5", "DATA 5 12 end");

    server.send((w, ctx, p) -> w.writeSettings(ctx, settings().maxConcurrentStreams(3), p));
    assertThat(server.frames())
        .containsExactlyInAnyOrder("SETTINGS ack", "HEADERS 7", "DATA 7 12 end");
    server.answer(1).answer(5).answer(7);
    assertThat(calls).allMatch(call -> call.ends().equals(List.of("ok")));
  }

  @Test
  void breaksOffWhenTheWindowOfTheConnectionOverflows() {
    server.greet();
    RecordedCall call = channels.submit(RecordedCall.range());

    server.windowUpdate(0, Integer.MAX_VALUE);

    assertThat(call.ends())
        .containsExactly(
            "INTERNAL: HTTP/2 error FLOW_CONTROL_ERROR: the window of the connection overflows");
    assertThat(server.frames()).endsWith("GOAWAY FLOW_CONTROL_ERROR");
  }

  @Test
  void endsAStreamWhoseWindowOverflows() {
    server.greet();
    RecordedCall call = channels.submit(RecordedCall.range());
    server.frames();

    server.windowUpdate(1, Integer.MAX_VALUE);

    assertThat(call.ends())
        .containsExactly(
            "INTERNAL: HTTP/2 error FLOW_CONTROL_ERROR: the window of a stream overflows");
    assertThat(server.frames()).containsExactly("RST_STREAM 1 FLOW_CONTROL_ERROR");
    assertThat(server.open()).isTrue();
  }

  @Test
  void breaksOffWhenChangedSettingsMakeAStreamsWindowOverflow() {
    server.greet();
    RecordedCall call = channels.submit(RecordedCall.put(70_000));
    server.windowUpdate(1, Integer.MAX_VALUE - 10);

    server.send(
        (w, ctx, p) -> w.writeSettings(ctx, settings().initialWindowSize(Integer.MAX_VALUE), p));

    assertThat(call.ends()).singleElement().asString().contains("FLOW_CONTROL_ERROR");
    assertThat(server.open()).isFalse();
  }

  @Test
  void stopsSendingWhatTheServerHasAnsweredAlready() {
    server.greet();
    RecordedCall call = channels.submit(RecordedCall.put(100_000));
    server.frames();

    server.answer(1);
    server.windowUpdate(0, 1 << 20);

    assertThat(call.ends()).containsExactly("ok");
    assertThat(server.frames()).containsExactly("RST_STREAM 1 CANCEL");
  }

  @Test
  void givesWindowsBackWhenHalfOfThemIsUsedUp() {
    server.greet();
    RecordedCall call = channels.submit(RecordedCall.range());
    server.headers(1, START, false).frames();
    ByteBuf response = Responses.framed(Responses.found(9 << 20));
    int length = response.readableBytes();
    int frame = 16_384;

    for (int at = 0; at < length; at += frame) {
      server.data(1, response.readRetainedSlice(Math.min(frame, length - at)), false);
    }
    List<String> updates = server.frames();
    server.headers(1, TRAILERS, true);

    assertThat(call.ends()).containsExactly("found");
    assertThat(updates).filteredOn("WINDOW_UPDATE 1 524288"::equals).hasSize(18);
    assertThat(updates).filteredOn("WINDOW_UPDATE 0 8388608"::equals).hasSize(1);
    assertThat(updates).hasSize(19);
  }

  @Test
  void countsPaddingAndDataOfEndedStreamsToo() {
    server.greet();
    RecordedCall call = channels.submit(RecordedCall.range());
    server.answer(1).frames();
    int ofAnswer = Responses.framed(Responses.PUT).readableBytes();
    int frames = (8 << 20) / 8_192;

    for (int i = 0; i < frames; i++) {
      server.send(
          (w, ctx, p) ->
              w.writeData(ctx, 1, Unpooled.wrappedBuffer(new byte[8_000]), 192, false, p));
    }

    assertThat(call.ends()).containsExactly("ok");
    assertThat(server.frames()).containsExactly("WINDOW_UPDATE 0 " + ((8 << 20) + ofAnswer));
  }

  @Test
  void keepsNothingThatWasReadIntoHoweverTheReadsEnd() {
    server.greet();
    RecordedCall call = channels.submit(RecordedCall.range());
    server.answer(1);
    // it may still send on this stream, to nobody
    ByteBuf frame = Unpooled.buffer();
    FrameWriter.header(frame, FRAME_BYTES, Http2FrameTypes.DATA, 0, 1);
    frame.writeZero(FRAME_BYTES);
    ByteBuf kept = frame.copy(0, 100);
    ByteBuf read = frame.copy(100, frame.readableBytes() - 100).writeBytes(frame, 0, 100);

    server.send(kept);
    assertThat(kept.refCnt()).isZero();
    for (int bytes = 0; bytes < 64 << 20; bytes += FRAME_BYTES) {
      ByteBuf next = read.copy();
      server.send(next);
      server.frames();
      assertThat(next.refCnt()).isZero();
    }

    assertThat(call.ends()).containsExactly("ok");
    assertThat(server.open()).isTrue();
  }
}
