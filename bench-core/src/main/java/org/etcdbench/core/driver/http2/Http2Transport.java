package org.etcdbench.core.driver.http2;

import io.grpc.Status;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * One TCP connection that speaks HTTP/2 as a client: from the preface to its end, with every call
 * on it. It is established when the server's SETTINGS have come; retired when it takes no more
 * calls but finishes those it has; and lost at its end.
 */
// what becomes of a write or a close is told by the channel itself
@SuppressWarnings("FutureReturnValueIgnored")
final class Http2Transport extends ChannelInboundHandlerAdapter {
  private static final byte[] NO_DEBUG_DATA = {};

  /** At least what the preface and the frames that go with it need. */
  private static final int PREFACE_BYTES = 128;

  /** At least what a GOAWAY needs beside its text. */
  private static final int GO_AWAY_BYTES = 32;

  private static final String CLOSED_WITHOUT_A_WORD =
      "the server closed the connection without a word of HTTP/2";
  private static final String RESET_IN_HANDSHAKE =
      "the server reset the connection in the TLS handshake";

  /** Told what becomes of it. */
  interface Owner {
    /** Calls may be sent. */
    void established(Http2Transport transport);

    /** It takes no more calls; called before any of those ends that the server will not answer. */
    void retired(Http2Transport transport, Status why);

    /** It is at its end; called before its calls end. */
    void lost(Http2Transport transport, Status why);

    /** There may be room for a call again. */
    void roomMade();

    /** The call has ended and is on no stream any more; it is still to be reported. */
    void ended(UnaryCall call);
  }

  private final Peer peer;
  private final LoopBuffers buffers;
  private final Owner owner;
  private final StreamTable streams = new StreamTable();
  private @Nullable Wiring wiring;
  private @Nullable ByteBuf unread;
  private boolean begun;
  private boolean established;
  private boolean answered;
  private boolean retired;
  private boolean closed;
  private @Nullable Status goAway;

  /** What exists once the handler has its channel. */
  private record Wiring(
      ChannelHandlerContext ctx, Outbox outbox, RequestSender sender, FrameReader reader) {}

  Http2Transport(Peer peer, LoopBuffers buffers, Owner owner) {
    this.peer = peer;
    this.buffers = buffers;
    this.owner = owner;
  }

  private Wiring wired() {
    return Objects.requireNonNull(wiring, "the handler has no channel yet");
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    Outbox outbox = new Outbox(ctx, buffers);
    RequestHeaders requestHeaders = new RequestHeaders(peer.authority(), peer.tls());
    RequestSender sender = new RequestSender(outbox, streams, requestHeaders, peer.token());
    HeaderBlocks headerBlocks = new HeaderBlocks();
    InboundFrames frames = new InboundFrames(this, outbox, streams, sender, headerBlocks);
    wiring = new Wiring(ctx, outbox, sender, new FrameReader(headerBlocks, frames));
    if (closed) {
      ctx.close();
    } else if (ctx.channel().isActive()) {
      begin(ctx);
    }
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    begin(ctx);
  }

  /** Says what we are, unless TLS is to be agreed on before. */
  private void begin(ChannelHandlerContext ctx) {
    if (begun || ctx.pipeline().get(SslHandler.class) != null) {
      return;
    }
    sendPreface();
  }

  private void sendPreface() {
    begun = true;
    ByteBuf out = wired().outbox.open(PREFACE_BYTES);
    out.writeBytes(Http2CodecUtil.connectionPrefaceBuf());
    FrameWriter.settings(
        out,
        Http2CodecUtil.SETTINGS_HEADER_TABLE_SIZE,
        0,
        Http2CodecUtil.SETTINGS_ENABLE_PUSH,
        0,
        Http2CodecUtil.SETTINGS_INITIAL_WINDOW_SIZE,
        ReceiveWindow.STREAM_BYTES,
        Http2CodecUtil.SETTINGS_MAX_HEADER_LIST_SIZE,
        HeaderBlocks.MAX_LIST_BYTES);
    FrameWriter.windowUpdate(
        out, 0, ReceiveWindow.CONNECTION_BYTES - Http2CodecUtil.DEFAULT_WINDOW_SIZE);
    wired().outbox.flush();
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event instanceof SslHandshakeCompletionEvent handshake && !closed) {
      SslHandler ssl = ctx.pipeline().get(SslHandler.class);
      if (!handshake.isSuccess()) {
        fail(Status.UNAVAILABLE.withCause(handshake.cause()));
      } else if (!ApplicationProtocolNames.HTTP_2.equals(ssl.applicationProtocol())) {
        fail(Status.UNAVAILABLE.withDescription("the server did not agree to HTTP/2 over TLS"));
      } else {
        sendPreface();
      }
    }
    ctx.fireUserEventTriggered(event);
  }

  /** Whether a call that is sent now would get a stream at once. */
  boolean hasRoom() {
    return !retired && !closed && wired().sender.hasRoom();
  }

  /** Whether it answered a call, or took as many as it may. */
  boolean wasOfUse() {
    return answered || streams.opened() >= peer.maxStreams();
  }

  /** The server has answered a call, with whatever status. */
  void answered() {
    answered = true;
  }

  boolean closed() {
    return closed;
  }

  void send(UnaryCall call) {
    call.transport = this;
    wired().sender.send(call);
    if (streams.opened() >= peer.maxStreams()) {
      retire(Status.UNAVAILABLE.withDescription("all streams of the connection are used up"));
    }
  }

  /** Ends a call whose answer is not waited for any more. */
  void cancel(UnaryCall call, Status why) {
    call.end(why);
    release(call, true);
  }

  /**
   * Takes a call that has ended from its stream.
   *
   * @param tellServer whether it thinks that the stream is still open
   */
  void release(UnaryCall call, boolean tellServer) {
    streams.remove(call.streamId);
    wired().sender.forget(call);
    call.transport = null;
    if (tellServer && !closed) {
      FrameWriter.rstStream(wired().outbox.open(), call.streamId, Http2Error.CANCEL.code());
    }
    closeIfIdleAndRetired();
    owner.ended(call);
  }

  void roomMade() {
    owner.roomMade();
  }

  void settingsRead() {
    if (!established) {
      established = true;
      owner.established(this);
    } else {
      owner.roomMade();
    }
  }

  /** The server takes no more streams and has not looked at those above the last. */
  void goAway(int lastStreamId, Status why) {
    goAway = why;
    retire(why);
    streams.forEachAbove(
        lastStreamId,
        call -> {
          call.end(why);
          release(call, false);
        });
    closeIfIdleAndRetired();
  }

  private void retire(Status why) {
    if (!retired) {
      retired = true;
      owner.retired(this, why);
    }
  }

  private void closeIfIdleAndRetired() {
    if (retired && !closed && streams.open() == 0) {
      close(Status.UNAVAILABLE.withDescription("the connection was retired"));
    }
  }

  /** Ends the connection, and with it the calls that are on it. */
  void close(Status why) {
    if (begun && !closed) {
      FrameWriter.goAway(wired().outbox.open(), Http2Error.NO_ERROR.code(), NO_DEBUG_DATA);
    }
    fail(why);
  }

  private void fail(Status why) {
    if (closed) {
      return;
    }
    closed = true;
    owner.lost(this, why);
    streams.forEachAbove(
        0,
        call -> {
          call.end(why);
          release(call, false);
        });
    if (wiring != null) {
      wiring.outbox.flush();
      wiring.ctx.close();
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (closed) {
      ReferenceCountUtil.release(message);
      return;
    }
    wired().outbox.beginBatch();
    ByteBuf in = (ByteBuf) message;
    if (unread != null) {
      in = ByteToMessageDecoder.MERGE_CUMULATOR.cumulate(ctx.alloc(), unread, in);
      unread = null;
    }
    read(ctx, in);
  }

  private void read(ChannelHandlerContext ctx, ByteBuf in) {
    boolean keep = false;
    try {
      wired().reader.read(ctx, in);
      keep = in.isReadable() && !closed;
    } catch (Http2Exception e) {
      breakOff(e);
    } finally {
      if (keep) {
        // less than a frame, and what it lies in is wanted by the next connection
        unread = ctx.alloc().buffer(in.readableBytes()).writeBytes(in);
      }
      in.release();
    }
  }

  /** The server broke the rules in a way that ends the connection. */
  private void breakOff(Http2Exception e) {
    String text = String.valueOf(e.getMessage());
    byte[] debugData = text.getBytes(StandardCharsets.UTF_8);
    ByteBuf out = wired().outbox.open(GO_AWAY_BYTES + debugData.length);
    FrameWriter.goAway(out, e.error().code(), debugData);
    fail(
        established
            ? Status.INTERNAL.withDescription("HTTP/2 error " + e.error() + ": " + text)
            : Status.UNAVAILABLE.withDescription(text));
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    wired().outbox.endBatch();
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    fail(whyClosed());
    if (unread != null) {
      unread.release();
      unread = null;
    }
    wired().reader.close();
    ctx.fireChannelInactive();
  }

  private Status whyClosed() {
    if (goAway != null) {
      return goAway;
    }
    if (!established && unread != null) {
      return Status.UNAVAILABLE.withDescription(Greeting.complaint(unread));
    }
    return Status.UNAVAILABLE.withDescription(
        established ? "the server closed the connection" : CLOSED_WITHOUT_A_WORD);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    boolean reset = cause instanceof IOException && !(cause instanceof SSLException);
    fail(reset && !established ? whyReset().withCause(cause) : Status.UNAVAILABLE.withCause(cause));
  }

  /** Whether a server that sends us away closes or resets is a matter of microseconds. */
  private Status whyReset() {
    return begun ? whyClosed() : Status.UNAVAILABLE.withDescription(RESET_IN_HANDSHAKE);
  }
}
