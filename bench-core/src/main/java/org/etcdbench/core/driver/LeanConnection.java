package org.etcdbench.core.driver;

import io.grpc.Status;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.etcdbench.core.driver.http2.Dialer;
import org.etcdbench.core.driver.http2.Peer;
import org.etcdbench.core.driver.http2.PinnedChannel;
import org.etcdbench.core.driver.http2.RequestShape;
import org.etcdbench.core.driver.http2.UnaryCall;
import org.etcdbench.core.workload.Request;

/** A channel of our own client, on one event loop for its whole life. */
final class LeanConnection implements Connection {
  private static final byte[] PROBE_KEY = "/etcd-bench/".getBytes(StandardCharsets.UTF_8);
  private static final byte[] NO_VALUE = {};

  /** A new token is known to all members within a second, unless one is far behind. */
  static final int MAX_PROBES = 40;

  static final long PROBE_PAUSE_MS = 50;

  private final Endpoint endpoint;
  private final LeanLoop loop;
  private final PinnedChannel channel;
  private final DriverSettings settings;
  private final CompletableFuture<Void> ready = new CompletableFuture<>();

  LeanConnection(
      Endpoint endpoint,
      LeanLoop loop,
      Dialer dialer,
      Peer peer,
      long seed,
      DriverSettings settings) {
    this.endpoint = endpoint;
    this.loop = loop;
    this.settings = settings;
    this.channel =
        new PinnedChannel(loop.eventLoop(), loop.ticks(), loop.buffers(), dialer, peer, seed);
    loop.eventLoop().execute(this::open);
  }

  private void open() {
    channel.open();
    channel.submit(new Probe(1));
  }

  /** The first request: shows that the member serves any, and the user. */
  private final class Probe extends UnaryCall {
    private final int attempt;

    Probe(int attempt) {
      this.attempt = attempt;
      ask(RequestShape.range(PROBE_KEY.length, true), PROBE_KEY, NO_VALUE);
    }

    @Override
    protected void succeeded(boolean found) {
      ready.complete(null);
    }

    @Override
    protected void failed(Status status) {
      String token = sentToken();
      if (token != null && attempt < MAX_PROBES && AccessFailures.tokenRefused(status)) {
        tryAgain(token);
        return;
      }
      ready.completeExceptionally(
          new ConnectFailedException(
              endpoint, AccessFailures.reason(endpoint, settings.access(), status)));
    }

    /**
     * This member may have forgotten a token that others still take; and of a new one that another
     * member gave it may not have heard yet.
     */
    private void tryAgain(String token) {
      if (attempt == 1) {
        settings.tokens().whenReplaced(token, () -> again(0));
        settings.tokens().refused(token);
      } else {
        again(PROBE_PAUSE_MS);
      }
    }

    // it is over when the loop is
    @SuppressWarnings("FutureReturnValueIgnored")
    private void again(long afterMs) {
      loop.eventLoop()
          .schedule(() -> channel.submit(new Probe(attempt + 1)), afterMs, TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public Endpoint endpoint() {
    return endpoint;
  }

  @Override
  public CompletionStage<Void> ready() {
    return ready;
  }

  @Override
  public Executor loop() {
    return loop.eventLoop();
  }

  @Override
  public void submit(Request request, Completion completion) {
    LeanCall call = loop.take();
    call.ask(request, completion);
    channel.submit(call);
  }

  @Override
  public void close() {
    loop.eventLoop().execute(channel::close);
  }
}
