package org.etcdbench.core.driver.truth;

import io.grpc.Status;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.AbstractHttp2ConnectionHandlerBuilder;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionDecoder;
import io.netty.handler.codec.http2.Http2ConnectionEncoder;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2FrameAdapter;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2Stream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.etcdbench.core.time.Time;

/** One connection: reads requests and lets the program decide about them. */
// its own end is all that a close could tell
@SuppressWarnings("FutureReturnValueIgnored")
final class KvConnection extends Http2ConnectionHandler {
  private static final int WINDOW_BYTES = 1 << 20;

  private final Script script;
  private final Answers answers;
  private final ReplyWriter writer;
  private final Http2Connection.PropertyKey callKey;

  private KvConnection(
      Script script,
      Answers answers,
      Http2ConnectionDecoder decoder,
      Http2ConnectionEncoder encoder,
      Http2Settings settings) {
    super(decoder, encoder, settings);
    this.script = script;
    this.answers = answers;
    this.writer = new ReplyWriter(this);
    this.callKey = connection().newKey();
  }

  static KvConnection create(Script script, Answers answers) {
    return new Builder(script, answers).build();
  }

  /** What has come of a call so far. */
  private static final class Call {
    final Http2Headers headers;
    final ByteArrayOutputStream body = new ByteArrayOutputStream();

    Call(Http2Headers headers) {
      this.headers = headers;
    }
  }

  /** That a client is gone is nothing to speak of. */
  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) throws Exception {
    if (cause instanceof IOException) {
      ctx.channel().close();
    } else {
      super.exceptionCaught(ctx, cause);
    }
  }

  private void complete(ChannelHandlerContext ctx, int streamId, Call call) {
    long readNs = Time.SYSTEM.nanoTime();
    KvRequest request;
    try {
      request = KvRequest.read(call.headers, call.body.toByteArray());
    } catch (KvRequest.MalformedException e) {
      writer.fail(ctx, streamId, new Reply.Fail(Status.Code.INTERNAL, e.getMessage()));
      return;
    }
    Truth.Recorder recorder = script.recorder();
    long number = recorder.read();
    Step step = script.program().step(new Arrival(number, readNs, readNs, request.key()));
    if (!(step.reply() instanceof Reply.Silence)) {
      Exchanged exchanged = new Exchanged(recorder, number, readNs, step);
      answers.add(step, () -> answer(ctx, streamId, request, exchanged));
    }
  }

  /** All that the truth needs but the time of the answer. */
  private record Exchanged(Truth.Recorder recorder, long number, long readNs, Step step) {
    void at(long answeredNs) {
      recorder.answered(new Exchange(number, readNs, step.startNs(), step.dueNs(), answeredNs));
    }
  }

  private void answer(
      ChannelHandlerContext ctx, int streamId, KvRequest request, Exchanged exchanged) {
    Http2Stream stream = connection().stream(streamId);
    if (!ctx.channel().isActive() || stream == null || !stream.state().localSideOpen()) {
      exchanged.recorder.abandoned();
      return;
    }
    // before the socket has it: no client can have seen it earlier
    long answeredNs = Time.SYSTEM.nanoTime();
    writer.write(ctx, streamId, request, exchanged.number, exchanged.step.reply());
    flush(ctx);
    exchanged.at(answeredNs);
  }

  /** Puts requests together. */
  private final class Reading extends Http2FrameAdapter {

    @Override
    public void onHeadersRead(
        ChannelHandlerContext ctx,
        int streamId,
        Http2Headers headers,
        int streamDependency,
        short weight,
        boolean exclusive,
        int padding,
        boolean endOfStream) {
      onHeadersRead(ctx, streamId, headers, padding, endOfStream);
    }

    @Override
    public void onHeadersRead(
        ChannelHandlerContext ctx,
        int streamId,
        Http2Headers headers,
        int padding,
        boolean endOfStream) {
      Call call = new Call(headers);
      connection().stream(streamId).setProperty(callKey, call);
      if (endOfStream) {
        complete(ctx, streamId, call);
      }
    }

    @Override
    public int onDataRead(
        ChannelHandlerContext ctx, int streamId, ByteBuf data, int padding, boolean endOfStream) {
      int bytes = data.readableBytes() + padding;
      Call call = connection().stream(streamId).getProperty(callKey);
      try {
        data.readBytes(call.body, data.readableBytes());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      if (endOfStream) {
        complete(ctx, streamId, call);
      }
      return bytes;
    }
  }

  /** Sets up the library for a server that lets a client do as it likes. */
  private static final class Builder
      extends AbstractHttp2ConnectionHandlerBuilder<KvConnection, Builder> {
    private final Script script;
    private final Answers answers;

    Builder(Script script, Answers answers) {
      this.script = script;
      this.answers = answers;
      server(true);
      initialSettings(Http2Settings.defaultSettings().initialWindowSize(WINDOW_BYTES));
      // calls that time out or fail by the hundred are what it is there for
      decoderEnforceMaxRstFramesPerWindow(0, 0);
      encoderEnforceMaxRstFramesPerWindow(0, 0);
      gracefulShutdownTimeoutMillis(0);
    }

    @Override
    protected KvConnection build() {
      return super.build();
    }

    @Override
    protected KvConnection build(
        Http2ConnectionDecoder decoder, Http2ConnectionEncoder encoder, Http2Settings settings) {
      KvConnection connection = new KvConnection(script, answers, decoder, encoder, settings);
      frameListener(connection.new Reading());
      return connection;
    }
  }
}
