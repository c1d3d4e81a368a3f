package org.etcdbench.core.driver;

import io.etcd.jetcd.ByteSequence;
import io.etcd.jetcd.Client;
import io.etcd.jetcd.KV;
import io.etcd.jetcd.options.GetOption;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
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
  private final KV kv;
  private final CompletableFuture<Void> ready = new CompletableFuture<>();

  JetcdConnection(Endpoint endpoint, Client client) {
    this.endpoint = endpoint;
    this.client = client;
    this.kv = client.getKVClient();
    kv.get(PROBE_KEY, SERIALIZABLE).whenComplete((response, failure) -> probed(failure));
  }

  private void probed(@Nullable Throwable failure) {
    if (failure == null) {
      ready.complete(null);
    } else {
      ready.completeExceptionally(
          new ConnectFailedException(endpoint, GrpcFailures.message(failure)));
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
    kv.put(ByteSequence.from(request.key()), ByteSequence.from(request.value()))
        .whenComplete(
            (response, failure) -> {
              if (failure == null) {
                completion.succeeded();
              } else {
                fail(completion, failure);
              }
            });
  }

  private void range(Request request, Completion completion) {
    GetOption option = request.serializable() ? SERIALIZABLE : GetOption.DEFAULT;
    kv.get(ByteSequence.from(request.key()), option)
        .whenComplete(
            (response, failure) -> {
              if (failure != null) {
                fail(completion, failure);
              } else if (response.getKvs().isEmpty()) {
                completion.failed(Outcome.MISSING_KEY, "the key does not exist");
              } else {
                completion.succeeded();
              }
            });
  }

  private static void fail(Completion completion, Throwable failure) {
    completion.failed(GrpcFailures.outcome(failure), GrpcFailures.message(failure));
  }

  @Override
  public void close() {
    client.close();
  }
}
