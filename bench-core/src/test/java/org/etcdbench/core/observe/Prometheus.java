package org.etcdbench.core.observe;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.etcdbench.core.cluster.binary.PackagesForTests;
import org.etcdbench.core.time.Time;

/** A real Prometheus that reads the pages of some members each second, to be compared with. */
public final class Prometheus implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final URI url;
  private final int members;

  private Prometheus(Process process, URI url, int members) {
    this.process = process;
    this.url = url;
    this.members = members;
  }

  /**
   * Starts one; a test is skipped where none can be had.
   *
   * @param members where each of them has its page
   */
  public static Prometheus start(Path directory, Map<String, URI> members)
      throws IOException, InterruptedException {
    Path program = PackagesForTests.program("prometheus", "prometheus");
    StringBuilder config =
        new StringBuilder(
            """
            global: {scrape_interval: 1s, scrape_timeout: 1s}
            scrape_configs:
            - job_name: etcd
              static_configs:
            """);
    members.forEach(
        (name, page) ->
            config.append(
                "  - {targets: ['%s'], labels: {member: '%s'}}%n"
                    .formatted(page.getAuthority(), name)));
    Files.createDirectories(directory);
    Path file = Files.writeString(directory.resolve("prometheus.yml"), config);
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Process process =
        new ProcessBuilder(
                program.toString(),
                "--config.file=" + file,
                "--storage.tsdb.path=" + directory.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("prometheus.log").toFile())
            .start();
    return new Prometheus(process, URI.create("http://127.0.0.1:" + port), members.size());
  }

  /** A value of a counter, and when it was read. */
  private record Reading(Instant at, double value) {}

  /** Waits until all members have been read again after this moment. */
  public void awaitReadingAfter(Instant moment) throws IOException, InterruptedException {
    long deadlineNs = Time.SYSTEM.nanoTime() + LIMIT.toNanos();
    while (membersReadAfter(moment) < members) {
      if (!process.isAlive() || Time.SYSTEM.nanoTime() - deadlineNs > 0) {
        throw new AssertionError("Prometheus does not read all members: see its log");
      }
      Time.SYSTEM.sleep(Duration.ofMillis(50));
    }
  }

  private long membersReadAfter(Instant moment) throws IOException, InterruptedException {
    return StreamSupport.stream(series("up").spliterator(), false)
        .map(Prometheus::readings)
        .filter(up -> up.stream().anyMatch(r -> r.at().isAfter(moment) && r.value() == 1))
        .count();
  }

  /**
   * By how much a counter grew between the readings that are nearest to two moments, all of its
   * series together. A series that was not there at the first moment counts from 0.
   *
   * @param selector in Prometheus' language, such as {@code a_total{member="m1"}}
   */
  public double increase(String selector, Instant from, Instant to)
      throws IOException, InterruptedException {
    double increase = 0;
    for (JsonNode series : series(selector)) {
      List<Reading> readings = readings(series);
      increase += nearest(readings, to).value() - nearest(readings, from).value();
    }
    return increase;
  }

  private static Reading nearest(List<Reading> readings, Instant moment) {
    return readings.stream()
        .min(Comparator.comparing(reading -> Duration.between(reading.at(), moment).abs()))
        .orElseThrow();
  }

  private static List<Reading> readings(JsonNode series) {
    return StreamSupport.stream(series.path("values").spliterator(), false)
        .map(
            pair ->
                new Reading(
                    Instant.ofEpochMilli(Math.round(pair.get(0).doubleValue() * 1000)),
                    Double.parseDouble(pair.get(1).textValue())))
        .toList();
  }

  /** All readings of these series. */
  private JsonNode series(String selector) throws IOException, InterruptedException {
    String query = selector + "[1h]";
    URI ask =
        url.resolve("/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
    HttpRequest request = HttpRequest.newBuilder(ask).timeout(Duration.ofSeconds(5)).build();
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      return new ObjectMapper().readTree(answer.body()).at("/data/result");
    } catch (ConnectException | JsonParseException e) {
      // it has only just been started
      return new ObjectMapper().createArrayNode();
    }
  }

  /** Ends it. */
  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
