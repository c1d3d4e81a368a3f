package org.etcdbench.core.observe.metrics;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.etcdbench.core.time.Time;

/**
 * Fetches pages, each by a thread that waits for it: that costs a third of the CPU time that the
 * runtime's asynchronous client needs for a page of this size. Connections are kept and used again.
 * Safe for use by several threads.
 */
final class PageClient {
  private static final int OK = 200;
  private static final int CHUNK_BYTES = 1 << 16;
  private static final long IDLE_SECONDS = 5;

  /** Shared and idle most of the time: at most as many threads as members are asked at once. */
  private static final ExecutorService THREADS =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          task -> {
            Thread thread = new Thread(task, "metrics");
            thread.setDaemon(true);
            return thread;
          });

  private final Time time;
  private final Duration timeout;

  /** Always the same, since a kept connection is found by it. */
  private final SSLSocketFactory sockets;

  /**
   * A client.
   *
   * @param timeout for a page from connecting to its last byte
   * @param tls for {@code https}
   */
  PageClient(Time time, Duration timeout, SSLContext tls) {
    this.time = time;
    this.timeout = timeout;
    this.sockets = tls.getSocketFactory();
  }

  /** A page that came. */
  static final class Answer {
    private final long nowNs;
    private final int status;
    private final String encoding;
    private final byte[] body;

    private Answer(long nowNs, int status, String encoding, byte[] body) {
      this.nowNs = nowNs;
      this.status = status;
      this.encoding = encoding;
      this.body = body;
    }

    /** When its last byte had come, by the monotonic clock. */
    long nowNs() {
      return nowNs;
    }

    /** How much came, as it came. */
    int sizeBytes() {
      return body.length;
    }

    /** The text of the page. */
    String text() throws IOException {
      if (status != OK) {
        throw new IOException("HTTP status " + status);
      }
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
    return CompletableFuture.supplyAsync(
            () -> {
              try {
                return read(url);
              } catch (IOException e) {
                throw new CompletionException(e);
              }
            },
            THREADS)
        .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
  }

  private Answer read(URI url) throws IOException {
    long startedNs = time.nanoTime();
    HttpURLConnection http = (HttpURLConnection) url.toURL().openConnection(Proxy.NO_PROXY);
    if (http instanceof HttpsURLConnection https) {
      https.setSSLSocketFactory(sockets);
    }
    http.setConnectTimeout((int) timeout.toMillis());
    http.setReadTimeout((int) timeout.toMillis());
    http.setInstanceFollowRedirects(false);
    http.setUseCaches(false);
    http.setRequestProperty("Accept", "text/plain;version=0.0.4");
    if (!Loopback.is(url)) {
      // where there is no network to spare, packing costs the member more CPU than the page itself
      http.setRequestProperty("Accept-Encoding", "gzip");
    }
    int status = http.getResponseCode();
    String encoding = http.getContentEncoding();
    byte[] body = body(http, status, startedNs);
    return new Answer(time.nanoTime(), status, encoding == null ? "identity" : encoding, body);
  }

  /** All of it, so that the connection can be used again, unless that takes too long. */
  private byte[] body(HttpURLConnection http, int status, long startedNs) throws IOException {
    try (InputStream in = status < 400 ? http.getInputStream() : http.getErrorStream()) {
      if (in == null) {
        return new byte[0];
      }
      ByteArrayOutputStream body = new ByteArrayOutputStream(CHUNK_BYTES);
      byte[] chunk = new byte[CHUNK_BYTES];
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        body.write(chunk, 0, read);
        if (time.nanoTime() - startedNs > timeout.toNanos()) {
          http.disconnect();
          throw new SocketTimeoutException("the page goes on and on");
        }
      }
      return body.toByteArray();
    }
  }
}
