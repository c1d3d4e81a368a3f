package org.etcdbench.core.preflight;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.etcdbench.core.time.Time;

/**
 * Finds how far a member's clock is from ours. etcd tells its time in whole seconds only, in the
 * {@code Date} of its HTTP answers, but each answer bounds the difference from both sides, and
 * answers around the turn of a second bound it closely.
 */
public final class ClockProbe {
  private static final Duration SPAN = Duration.ofMillis(1_100);
  private static final Duration PAUSE = Duration.ofMillis(15);
  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  private final HttpClient client;
  private final Time time;

  /** A probe that asks with this client. */
  public ClockProbe(HttpClient client, Time time) {
    this.client = client;
    this.time = time;
  }

  /**
   * Bounds of how far a member's clock is ahead of ours; negative if it is behind.
   *
   * @param atLeast it is not less
   * @param atMost it is not more
   */
  public record Offset(Duration atLeast, Duration atMost) {
    /** The middle of the bounds. */
    public Duration middle() {
      return atLeast.plus(atMost).dividedBy(2);
    }

    /** How far it may be from the middle. */
    public Duration error() {
      return atMost.minus(atLeast).dividedBy(2);
    }

    /** What both allow; empty if they exclude each other. */
    Optional<Offset> and(Offset other) {
      Duration least = atLeast.compareTo(other.atLeast) > 0 ? atLeast : other.atLeast;
      Duration most = atMost.compareTo(other.atMost) < 0 ? atMost : other.atMost;
      return least.compareTo(most) <= 0 ? Optional.of(new Offset(least, most)) : Optional.empty();
    }
  }

  /**
   * Asks a member for a bit more than a second.
   *
   * @param url the member's client URL
   * @throws IOException if it does not answer, tells no time, or one of the clocks was set
   *     meanwhile
   */
  public Offset measure(URI url) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(url.resolve("/version")).timeout(TIMEOUT).GET().build();
    long startNs = time.nanoTime();
    Offset offset = ask(request);
    while (time.nanoTime() - startNs < SPAN.toNanos()) {
      time.sleep(PAUSE);
      offset =
          offset
              .and(ask(request))
              .orElseThrow(() -> new IOException("a clock was set while it was looked at"));
    }
    return offset;
  }

  private Offset ask(HttpRequest request) throws IOException, InterruptedException {
    Instant sent = time.now();
    HttpResponse<Void> response = client.send(request, HttpResponse.BodyHandlers.discarding());
    Instant received = time.now();
    return offset(sent, received, response.headers().firstValue("date").orElse(""));
  }

  /** What an answer says that was dated, in whole seconds, between these two moments of ours. */
  static Offset offset(Instant sent, Instant received, String date) throws IOException {
    try {
      Instant second = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return new Offset(
          Duration.between(received, second), Duration.between(sent, second.plusSeconds(1)));
    } catch (DateTimeParseException e) {
      throw new IOException("its answer tells no time, date: '" + date + "'", e);
    }
  }
}
