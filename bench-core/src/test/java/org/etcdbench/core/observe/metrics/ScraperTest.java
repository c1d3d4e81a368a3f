package org.etcdbench.core.observe.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.zip.GZIPOutputStream;
import org.etcdbench.core.access.Access;
import org.etcdbench.core.result.MemberMetrics;
import org.etcdbench.core.result.MetricReading.Counter;
import org.etcdbench.core.time.Time;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a member whose answers are not what they should be. */
@Timeout(30)
class ScraperTest {
  private static final String PAGE = "etcd_server_has_leader 1\netcd_mvcc_put_total 7\n";

  private final Queue<Answer> answers = new ArrayDeque<>();
  private final HttpServer server;
  private final Scraper scraper;

  /** What a member does with a request. */
  private interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  ScraperTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/metrics", exchange -> answers.remove().to(exchange));
    server.start();
    scraper = scraperOf("http://127.0.0.1:" + server.getAddress().getPort() + "/metrics");
  }

  @AfterEach
  void stopServer() {
    server.stop(0);
  }

  private static Scraper scraperOf(String url) {
    return new Scraper(
        Time.SYSTEM,
        List.of(new MetricsTarget("m1", URI.create(url))),
        Access.OPEN.tls().sslContext());
  }

  private static Answer text(String text) {
    return with(200, text.getBytes(StandardCharsets.UTF_8));
  }

  private static Answer with(int status, byte[] body) {
    return exchange -> {
      exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
      exchange.close();
    };
  }

  private static Answer packed(byte[] body) {
    return exchange -> {
      exchange.getResponseHeaders().set("Content-Encoding", "gzip");
      with(200, body).to(exchange);
    };
  }

  private static byte[] gzip(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private MemberMetrics only() {
    return scraper.metrics().get(0);
  }

  /** One good page, the answer, and a good page again: the answer must cost nothing but itself. */
  private String failure(Answer answer) {
    answers.addAll(List.of(text(PAGE), answer, text(PAGE.replace('7', '9'))));
    assertThat(scraper.scrape()).isTrue();
    assertThat(scraper.scrape()).isFalse();
    assertThat(scraper.scrape()).isTrue();
    assertThat(only().scrapes()).isEqualTo(2);
    assertThat(only().failedScrapes()).isEqualTo(1);
    assertThat(only().restarted()).isFalse();
    assertThat(only().counter("etcd_mvcc_put_total")).contains(new Counter(2));
    return String.valueOf(only().failure());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<!DOCTYPE html><html></html> | line 1: not a sample: <!DOCTYPE html><html></html>",
        "{\"health\":\"true\"} | line 1: not a sample: {\"health\":\"true\"}",
        "process_cpu_seconds_total 1 | the page has no metrics of etcd",
        "etcd_mvcc_put_total seven | line 1: not a number: etcd_mvcc_put_total seven",
        "etcd_mvcc_put_total -1 | what only grows has values that it cannot have: etcd_mvcc_put_total",
        "etcd_disk_wal_fsync_duration_seconds_sum NaN | what only grows has values that it cannot"
            + " have: etcd_disk_wal_fsync_duration_seconds",
        "etcd_disk_wal_fsync_duration_seconds_count +Inf | what only grows has values that it"
            + " cannot have: etcd_disk_wal_fsync_duration_seconds",
        "etcd_disk_wal_fsync_duration_seconds_bucket{le=\"NaN\"} 1 | what only grows has values"
            + " that it cannot have: etcd_disk_wal_fsync_duration_seconds",
        "etcd_disk_wal_fsync_duration_seconds_bucket{le=\"wide\"} 1 | a bucket's bound is no"
            + " number: For input string: \"wide\"",
      })
  void countsAPageOfSomethingElseAsAFailure(String line, String reason) {
    assertThat(failure(text(line + "\n"))).isEqualTo(reason);
  }

  @Test
  void countsAPageThatIsCutOffAsAFailure() {
    assertThat(failure(text(PAGE + "etcd_mvcc_put_tot")))
        .isEqualTo("the page is cut off: it does not end in a line feed");
    assertThat(failureOfNothing()).contains("cut off");
  }

  private String failureOfNothing() {
    answers.add(with(200, new byte[0]));
    scraper.scrape();
    return String.valueOf(only().failure());
  }

  @Test
  void countsAnotherStatusAsAFailure() {
    assertThat(failure(with(404, "404 page not found\n".getBytes(StandardCharsets.UTF_8))))
        .isEqualTo("HTTP status 404");
  }

  @Test
  void countsAMovedPageAsAFailureAndFollowsNobody() {
    assertThat(
            failure(
                exchange -> {
                  exchange.getResponseHeaders().set("Location", "/metrics");
                  with(302, new byte[0]).to(exchange);
                }))
        .isEqualTo("HTTP status 302");
  }

  @Test
  void countsAPageThatDoesNotComeInTimeAsAFailure() {
    assertThat(
            failure(
                exchange -> {
                  // the head comes, the rest never does
                  exchange.sendResponseHeaders(200, PAGE.length());
                  exchange.getResponseBody().write(PAGE.charAt(0));
                  exchange.getResponseBody().flush();
                }))
        .isEqualTo("no answer within 2 s");
  }

  @Test
  void unpacksWhatCameWithGzip() {
    answers.add(packed(gzip(PAGE)));

    assertThat(scraper.scrape()).isTrue();
    assertThat(only().failure()).isNull();
    assertThat(only().counter("etcd_mvcc_put_total")).contains(new Counter(0));
  }

  @Test
  void countsABrokenPackingAsAFailure() {
    assertThat(failure(packed("etcd".getBytes(StandardCharsets.UTF_8)))).contains("GZIP");
    byte[] whole = gzip(PAGE);
    answers.add(packed(Arrays.copyOf(whole, whole.length / 2)));

    assertThat(scraper.scrape()).isFalse();
  }

  @Test
  void countsAClosedPortAsAFailure() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Scraper closed = scraperOf("http://127.0.0.1:" + port + "/metrics");

    assertThat(closed.scrape()).isFalse();
    assertThat(closed.metrics().get(0).failure()).isNotBlank();
    assertThat(closed.metrics().get(0).scrapes()).isZero();
    assertThat(closed.points()).isEmpty();
  }
}
