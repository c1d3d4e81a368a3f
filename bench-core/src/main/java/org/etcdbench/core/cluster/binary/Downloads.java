package org.etcdbench.core.cluster.binary;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Fetches files over HTTP, bounded in time. */
final class Downloads {
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(15);
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);

  private final HttpClient client =
      HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.NORMAL)
          .connectTimeout(CONNECT_LIMIT)
          .build();

  /** Fetches a short text. */
  String text(URI uri, Duration limit) throws UnavailableException, InterruptedException {
    return fetch(uri, limit, BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  /** Fetches a file's content into a file. */
  void file(URI uri, Path target, Duration limit)
      throws UnavailableException, InterruptedException {
    fetch(uri, limit, BodyHandlers.ofFile(target));
  }

  private <T> T fetch(URI uri, Duration limit, BodyHandler<T> handler)
      throws UnavailableException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(uri).timeout(ANSWER_LIMIT).build();
    // the request's own limit ends with the headers, so the body needs one too
    CompletableFuture<HttpResponse<T>> answer = client.sendAsync(request, handler);
    try {
      HttpResponse<T> response = answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      if (response.statusCode() != 200) {
        throw new UnavailableException(uri + " answers HTTP " + response.statusCode());
      }
      return response.body();
    } catch (ExecutionException e) {
      throw new UnavailableException(uri + " cannot be fetched: " + e.getCause(), e);
    } catch (TimeoutException e) {
      throw new UnavailableException(uri + " did not end within " + limit.toSeconds() + " s", e);
    } finally {
      answer.cancel(true);
    }
  }
}
