package org.etcdbench.core.driver;

import io.grpc.Status;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
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
    this.channel = new PinnedChannel(loop.eventLoop(), loop.ticks(), dialer, peer, seed);
    loop.eventLoop().execute(this::open);
  }

  private void open() {
    channel.open();
    channel.submit(new Probe(true));
  }

  /** The first request: shows that the member serves any, and the user. */
  private final class Probe extends UnaryCall {
    private final boolean first;

    Probe(boolean first) {
      this.first = first;
      ask(RequestShape.range(PROBE_KEY.length, true), PROBE_KEY, NO_VALUE);
    }

    @Override
    protected void succeeded(boolean found) {
      ready.complete(null);
    }

    @Override
    protected void failed(Status status) {
      String token = sentToken();
      if (first && token != null && AccessFailures.tokenRefused(status)) {
        // this member may have forgotten a token that others still take
        settings.tokens().whenReplaced(token, this::again);
        settings.tokens().refused(token);
        return;
      }
      ready.completeExceptionally(
          new ConnectFailedException(
              endpoint, AccessFailures.reason(endpoint, settings.access(), status)));
    }

    private void again() {
      loop.eventLoop().execute(() -> channel.submit(new Probe(false)));
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
