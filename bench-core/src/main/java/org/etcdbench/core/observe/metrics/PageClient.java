package org.etcdbench.core.observe.metrics;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLContext;
import org.etcdbench.core.time.Time;

/** Fetches pages. Safe for use by several threads. */
final class PageClient {
  private static final int OK = 200;

  private final Time time;
  private final Duration timeout;
  private final HttpClient http;

  /**
   * A client.
   *
   * @param timeout for a page from connecting to its last byte
   * @param tls for {@code https}
   */
  PageClient(Time time, Duration timeout, SSLContext tls) {
    this.time = time;
    this.timeout = timeout;
    this.http =
        HttpClient.newBuilder()
            .sslContext(tls)
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(timeout)
            .build();
  }

  /**
   * A page that came.
   *
   * @param nowNs when its last byte had come, by the monotonic clock
   */
  record Answer(long nowNs, HttpResponse<byte[]> response) {

    /** The text of the page. */
    String text() throws IOException {
      if (response.statusCode() != OK) {
        throw new IOException("HTTP status " + response.statusCode());
      }
      byte[] body = response.body();
      String encoding = response.headers().firstValue("Content-Encoding").orElse("identity");
      return switch (encoding) {
        case "identity" -> new String(body, StandardCharsets.UTF_8);
        case "gzip" -> {
          try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            yield new String(in.readAllBytes(), StandardCharsets.UTF_8);
          }
        }
        default -> throw new IOException("an encoding that was not asked for: " + encoding);
      };
    }
  }

  /** Begins to fetch a page; fails when it takes too long. */
  CompletableFuture<Answer> fetch(URI url) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url).header("Accept", "text/plain;version=0.0.4").timeout(timeout);
    if (!isLoopback(url)) {
      // where there is no network to spare, packing costs the member more CPU than the page itself
      request.header("Accept-Encoding", "gzip");
    }
    CompletableFuture<HttpResponse<byte[]>> sent =
        http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    // the request's own timeout ends with the head of the answer
    return sent.thenApply(response -> new Answer(time.nanoTime(), response))
        .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
        .whenComplete(
            (answer, failure) -> {
              if (failure != null) {
                sent.cancel(true);
              }
            });
  }

  private static boolean isLoopback(URI url) {
    try {
      String host = url.getHost();
      // a name would have to be looked up
      boolean number = host.startsWith("127.") || host.equals("localhost") || host.equals("[::1]");
      return number && InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
