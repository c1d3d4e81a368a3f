package org.etcdbench.core.observe.logs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.etcdbench.core.result.LogEvents.Kind;
import org.etcdbench.core.result.LogEvents.Sample;
import org.jspecify.annotations.Nullable;

/**
 * One line of etcd's log that says why a member was slow, or what it did besides. Words and fields
 * are those that etcd 3.4 and 3.5 were seen to write, and those of the source of 3.6.
 *
 * @param kind what happened
 * @param sample when, and what else it says
 * @param to the peer that it is about; null if it is about none
 */
record LogLine(Kind kind, Sample sample, @Nullable String to) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST_REQUEST = 200;

  /** Zones are {@code Z}, or {@code +0100} without a colon. */
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .appendOffset("+HHMM", "Z")
          .toFormatter(Locale.ROOT);

  /** Which of its requests this one was means nothing to a reader. */
  private static final Pattern REQUEST_ID = Pattern.compile("^header:<ID:\\d+ > ?");

  private static final Pattern RESPONSE_COUNT = Pattern.compile("response_count:(\\d+)");
  private static final Pattern RESPONSE_SIZE = Pattern.compile("size:(\\d+)");

  private record Phrase(String text, Kind kind) {}

  private static final List<Phrase> PHRASES =
      List.of(
          new Phrase("apply request took too long", Kind.SLOW_APPLY),
          new Phrase("request stats", Kind.SLOW_REQUEST),
          new Phrase("slow fdatasync", Kind.SLOW_FDATASYNC),
          new Phrase("failed to send out heartbeat on time", Kind.LATE_HEARTBEAT),
          new Phrase("lost leader", Kind.LEADER_LOST),
          new Phrase("changed leader", Kind.LEADER_LOST),
          new Phrase("sending buffer is full", Kind.OVERLOADED_NETWORK),
          new Phrase("waiting for ReadIndex response took too long", Kind.SLOW_READ_INDEX),
          new Phrase("timed out waiting for read index response", Kind.SLOW_READ_INDEX),
          new Phrase("finished scheduled compaction", Kind.COMPACTION));

  /** Reads a line; empty if it says something else. */
  static Optional<LogLine> parse(String line) {
    // most lines say something else, and need not be taken apart
    if (PHRASES.stream().noneMatch(phrase -> line.contains(phrase.text()))) {
      return Optional.empty();
    }
    try {
      JsonNode json = JSON.readTree(line);
      String message = json.path("msg").asText();
      Optional<Instant> at = time(json.path("ts").asText());
      return PHRASES.stream()
          .filter(phrase -> message.contains(phrase.text()))
          .findFirst()
          .flatMap(phrase -> at.map(when -> of(phrase.kind(), json, when)));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static LogLine of(Kind kind, JsonNode json, Instant at) {
    JsonNode to = json.path("to");
    return new LogLine(kind, sample(json, at), to.isTextual() ? to.asText() : null);
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text, TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Sample sample(JsonNode json, Instant at) {
    Long expectedNs = first(json, "expected-duration", "retry-timeout");
    String response = json.path("response").asText();
    return new Sample(
        at,
        json.path("msg").asText(),
        tookNs(json, expectedNs),
        expectedNs,
        request(json),
        either(json, "response count", RESPONSE_COUNT, response),
        either(json, "response size", RESPONSE_SIZE, response));
  }

  private static @Nullable Long tookNs(JsonNode json, @Nullable Long expectedNs) {
    // what it was late beyond what was expected
    Long exceededNs = first(json, "exceeded-duration");
    if (exceededNs != null && expectedNs != null) {
      return exceededNs + expectedNs;
    }
    return first(json, "took", "time spent", "timeout");
  }

  private static @Nullable Long first(JsonNode json, String... fields) {
    return Stream.of(fields)
        .flatMap(field -> GoDuration.parseNs(json.path(field).asText()).stream())
        .findFirst()
        .orElse(null);
  }

  /** What was asked for, after what kind of request it is where that stands apart. */
  private static @Nullable String request(JsonNode json) {
    JsonNode request = json.has("request") ? json.get("request") : json.path("request content");
    if (!request.isTextual()) {
      return null;
    }
    String method = json.path("response type").asText();
    String kind = json.path("prefix").asText() + method.substring(method.lastIndexOf('/') + 1);
    String content = REQUEST_ID.matcher(request.asText()).replaceFirst("").strip();
    String text = (kind.strip() + " " + content).strip();
    return text.length() <= LONGEST_REQUEST ? text : text.substring(0, LONGEST_REQUEST) + "…";
  }

  private static @Nullable Long either(JsonNode json, String field, Pattern within, String text) {
    JsonNode number = json.path(field);
    if (number.isIntegralNumber()) {
      return number.longValue();
    }
    Matcher found = within.matcher(text);
    try {
      return found.find() ? Long.valueOf(found.group(1)) : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
