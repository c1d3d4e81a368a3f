package org.etcdbench.core.result.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import org.etcdbench.core.scenario.Durations;
import org.etcdbench.core.scenario.IterationLength;

/**
 * {@code {"requests": 10000}}, {@code {"time": "1500ms"}}, or {@code {"window": "60s", "limit":
 * "10m"}} of a warm-up that lasts until the cluster is steady.
 */
final class IterationLengthForm {
  private static final String REQUESTS = "requests";
  private static final String TIME = "time";
  private static final String WINDOW = "window";
  private static final String LIMIT = "limit";

  private IterationLengthForm() {}

  static void add(SimpleModule module) {
    module.addSerializer(IterationLength.class, new Writer());
    module.addDeserializer(IterationLength.class, new Reader());
  }

  private static final class Writer extends StdSerializer<IterationLength> {
    Writer() {
      super(IterationLength.class);
    }

    @Override
    public void serialize(IterationLength length, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeStartObject();
      if (length instanceof IterationLength.Requests requests) {
        json.writeNumberField(REQUESTS, requests.count());
      } else if (length instanceof IterationLength.Time time) {
        json.writeStringField(TIME, Durations.format(time.duration()));
      } else if (length instanceof IterationLength.Steady steady) {
        json.writeStringField(WINDOW, Durations.format(steady.window()));
        json.writeStringField(LIMIT, Durations.format(steady.limit()));
      }
      json.writeEndObject();
    }
  }

  private static final class Reader extends StdDeserializer<IterationLength> {
    Reader() {
      super(IterationLength.class);
    }

    @Override
    public IterationLength deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      JsonNode node = context.readTree(parser);
      try {
        return read(node);
      } catch (IllegalArgumentException e) {
        throw context.instantiationException(IterationLength.class, e);
      }
    }

    private static IterationLength read(JsonNode node) {
      JsonNode requests = node.path(REQUESTS);
      JsonNode time = node.path(TIME);
      if (requests.isIntegralNumber() && requests.canConvertToLong() && time.isMissingNode()) {
        return new IterationLength.Requests(requests.longValue());
      }
      if (time.isTextual() && requests.isMissingNode()) {
        return new IterationLength.Time(Durations.parse(time.textValue()));
      }
      JsonNode window = node.path(WINDOW);
      JsonNode limit = node.path(LIMIT);
      if (window.isTextual() && limit.isTextual() && node.size() == 2) {
        return new IterationLength.Steady(
            Durations.parse(window.textValue()), Durations.parse(limit.textValue()));
      }
      throw new IllegalArgumentException(
          "expected either a number of requests or a time, got: " + node);
    }
  }
}
