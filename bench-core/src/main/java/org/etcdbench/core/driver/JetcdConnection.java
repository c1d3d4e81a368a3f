package org.etcdbench.core.driver;

import io.etcd.jetcd.ByteSequence;
import io.etcd.jetcd.Client;
import io.etcd.jetcd.KV;
import io.etcd.jetcd.options.GetOption;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.etcdbench.core.scenario.Outcome;
import org.etcdbench.core.workload.Request;
import org.jspecify.annotations.Nullable;

/** One jetcd client with one endpoint. */
// each future's end is handled where it is made; what handling it gives back says nothing more
@SuppressWarnings("FutureReturnValueIgnored")
final class JetcdConnection implements Connection {
  private static final GetOption SERIALIZABLE = GetOption.builder().withSerializable(true).build();
  private static final ByteSequence PROBE_KEY =
      ByteSequence.from("/etcd-bench/", StandardCharsets.UTF_8);

  private final Endpoint endpoint;
  private final Client client;
  private final DriverSettings settings;
  private final KV kv;
  private final Executor elsewhere;
  private final CompletableFuture<Void> ready = new CompletableFuture<>();

  /**
   * A connection.
   *
   * @param endpoint the member that the client knows, and no other
   * @param client for this connection alone
   * @param settings those of the driver
   * @param elsewhere runs what must not run in its caller's thread
   */
  JetcdConnection(Endpoint endpoint, Client client, DriverSettings settings, Executor elsewhere) {
    this.endpoint = endpoint;
    this.client = client;
    this.settings = settings;
    this.elsewhere = elsewhere;
    this.kv = client.getKVClient();
    probe(1, settings.tokens().current());
  }

  /**
   * Sends the first request.
   *
   * @param attempt from 1
   * @param token that it carries; null for none
   */
  private void probe(int attempt, @Nullable String token) {
    kv.get(PROBE_KEY, SERIALIZABLE)
        .whenComplete((response, failure) -> probed(attempt, token, failure));
  }

  private void probed(int attempt, @Nullable String token, @Nullable Throwable failure) {
    if (failure == null) {
      ready.complete(null);
    } else if (token != null
        && attempt < LeanConnection.MAX_PROBES
        && AccessFailures.tokenRefused(failure)) {
      tryAgain(attempt, token);
    } else {
      ready.completeExceptionally(
          new ConnectFailedException(
              endpoint, AccessFailures.reason(endpoint, settings.access(), failure)));
    }
  }

  /** For the same reasons as the lean driver's. */
  private void tryAgain(int attempt, String token) {
    Runnable again = () -> probe(attempt + 1, settings.tokens().current());
    if (attempt == 1) {
      settings.tokens().whenReplaced(token, () -> elsewhere.execute(again));
    } else {
      CompletableFuture.delayedExecutor(
              LeanConnection.PROBE_PAUSE_MS, TimeUnit.MILLISECONDS, elsewhere)
          .execute(again);
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
    return Runnable::run;
  }

  @Override
  public void submit(Request request, Completion completion) {
    try {
      switch (request.operation()) {
        case PUT -> put(request, completion);
        case RANGE -> range(request, completion);
      }
    } catch (RuntimeException e) {
      fail(completion, e);
    }
  }

  private void put(Request request, Completion completion) {
    follow(
        kv.put(ByteSequence.from(request.key()), ByteSequence.from(request.value())),
        response -> true,
        completion);
  }

  private void range(Request request, Completion completion) {
    GetOption option = request.serializable() ? SERIALIZABLE : GetOption.DEFAULT;
    follow(
        kv.get(ByteSequence.from(request.key()), option),
        response -> !response.getKvs().isEmpty(),
        completion);
  }

  private <R> void follow(CompletableFuture<R> call, Predicate<R> found, Completion completion) {
    Submission<R> submission = new Submission<>(found, completion);
    call.whenComplete(submission);
    submission.submitter = null;
  }

  /** Tells how a call ended; a success only when its submission is over. */
  private final class Submission<R> implements BiConsumer<R, @Nullable Throwable> {
    private final Predicate<R> found;
    private final Completion completion;

    /** Null when it is over. Needs no barrier: only this very thread can find itself in it. */
    private @Nullable Thread submitter = Thread.currentThread();

    Submission(Predicate<R> found, Completion completion) {
      this.found = found;
      this.completion = completion;
    }

    @Override
    public void accept(R response, @Nullable Throwable failure) {
      if (failure != null) {
        fail(completion, failure);
      } else if (!found.test(response)) {
        completion.failed(Outcome.MISSING_KEY, "the key does not exist");
      } else if (submitter == Thread.currentThread()) {
        // the answer was faster than the way back from the library
        elsewhere.execute(completion::succeeded);
      } else {
        completion.succeeded();
      }
    }
  }

  private static void fail(Completion completion, Throwable failure) {
    completion.failed(GrpcFailures.outcome(failure), GrpcFailures.message(failure));
  }

  @Override
  public void close() {
    client.close();
  }
}
