package org.etcdbench.core.driver.http2;

import io.grpc.Status;
import io.netty.channel.EventLoop;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Calls to one server over one connection at a time. A connection that is used up, or that the
 * server wants to end, is replaced while calls wait; one that is lost is tried again after pauses
 * that grow while calls fail at once. No call is ever sent twice, and each ends by its deadline.
 *
 * <p>All methods must be called on the event loop; calls end there.
 */
// what becomes of a write or a close is told by the channel itself
@SuppressWarnings("FutureReturnValueIgnored")
public final class PinnedChannel implements Http2Transport.Owner {
  private static final Status OVERDUE =
      Status.DEADLINE_EXCEEDED.withDescription("no answer within the deadline");
  private static final Status CLOSED =
      Status.UNAVAILABLE.withDescription("the connection is closed");
  private static final Status SILENT =
      Status.UNAVAILABLE.withDescription("the server did not begin to speak within the deadline");

  private final EventLoop loop;
  private final Ticks ticks;
  private final LoopBuffers buffers;
  private final Dialer dialer;
  private final Peer peer;
  private final RedialPause pause;
  private final Runnable tick = this::tick;
  private final OpenCalls calls = new OpenCalls();
  private final ArrayDeque<UnaryCall> waiting = new ArrayDeque<>();
  private final List<Http2Transport> retired = new ArrayList<>();

  /** Established, and in use. */
  private @Nullable Http2Transport current;

  /** On its way to be established. */
  private @Nullable Http2Transport coming;

  private long comingDeadlineNs;

  /** Why calls fail at once; null as long as they may be sent or may wait. */
  private @Nullable Status down;

  private boolean closed;

  /**
   * A channel, not connected yet.
   *
   * @param buffers of the loop
   * @param seed of the scatter of its pauses, so another for each channel
   */
  public PinnedChannel(
      EventLoop loop, Ticks ticks, LoopBuffers buffers, Dialer dialer, Peer peer, long seed) {
    this.loop = loop;
    this.ticks = ticks;
    this.buffers = buffers;
    this.dialer = dialer;
    this.peer = peer;
    this.pause = new RedialPause(seed);
  }

  /** Begins to connect. */
  public void open() {
    ticks.add(tick);
    dial();
  }

  /** Sends the call as soon as there is room for it; its end is told to the call itself. */
  public void submit(UnaryCall call) {
    Status why = down;
    if (why != null) {
      call.end(why);
      call.report();
      return;
    }
    call.deadlineNs = ticks.deadlineNs();
    calls.add(call);
    Http2Transport transport = current;
    if (transport != null && waiting.isEmpty() && transport.hasRoom()) {
      transport.send(call);
    } else {
      waiting.add(call);
    }
  }

  private void dial() {
    if (closed) {
      return;
    }
    Http2Transport transport = new Http2Transport(peer, buffers, this);
    coming = transport;
    comingDeadlineNs = ticks.deadlineNs();
    dialer.dial(loop, transport, cause -> transport.close(Status.UNAVAILABLE.withCause(cause)));
  }

  private void goDown(Status why) {
    down = why;
    loop.schedule(this::dial, pause.nextNs(), TimeUnit.NANOSECONDS);
    failWaiting(why);
  }

  private void failWaiting(Status why) {
    for (UnaryCall call = waiting.poll(); call != null; call = waiting.poll()) {
      call.end(why);
      ended(call);
    }
  }

  @Override
  public void established(Http2Transport transport) {
    coming = null;
    current = transport;
    down = null;
    roomMade();
  }

  @Override
  public void retired(Http2Transport transport, Status why) {
    retired.add(transport);
    if (transport != current && transport != coming) {
      return;
    }
    current = null;
    coming = null;
    if (transport.wasOfUse()) {
      pause.beginAgain();
      dial();
    } else {
      // one that sends each connection away must not make us run in circles
      goDown(why);
    }
  }

  @Override
  public void lost(Http2Transport transport, Status why) {
    retired.remove(transport);
    if (!closed && (transport == current || transport == coming)) {
      current = null;
      coming = null;
      if (transport.wasOfUse()) {
        pause.beginAgain();
      }
      goDown(why);
    }
  }

  @Override
  public void roomMade() {
    Http2Transport transport = current;
    while (transport != null && !waiting.isEmpty() && transport.hasRoom()) {
      transport.send(waiting.remove());
    }
  }

  @Override
  public void ended(UnaryCall call) {
    calls.remove(call);
    if (!waiting.isEmpty()) {
      roomMade();
    }
    call.report();
  }

  private void tick() {
    for (UnaryCall call = calls.oldest();
        call != null && ticks.passed(call.deadlineNs);
        call = calls.oldest()) {
      Http2Transport transport = call.transport;
      if (transport != null) {
        transport.cancel(call, OVERDUE);
      } else {
        waiting.remove(call);
        call.end(OVERDUE);
        ended(call);
      }
    }
    if (coming != null && ticks.passed(comingDeadlineNs)) {
      coming.close(SILENT);
    }
  }

  /** Closes the connection and fails what has not ended, and what is submitted later. */
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    down = CLOSED;
    ticks.remove(tick);
    List<Http2Transport> all = new ArrayList<>(retired);
    if (current != null) {
      all.add(current);
    }
    if (coming != null) {
      all.add(coming);
    }
    current = null;
    coming = null;
    all.forEach(transport -> transport.close(CLOSED));
    failWaiting(CLOSED);
  }
}
