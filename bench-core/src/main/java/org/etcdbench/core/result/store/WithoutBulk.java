package org.etcdbench.core.result.store;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Set;

/**
 * Reads JSON as a tree, but for the fields that make a {@code run.json} large: these are checked to
 * be JSON and passed over, so that neither memory nor time is spent on them.
 */
final class WithoutBulk {
  private static final Set<String> BULK = Set.of("runs", "histogram", "cause");

  private final ObjectReader reader;

  /** Trees of this reader's nodes. */
  WithoutBulk(ObjectReader reader) {
    // values are read one by one here, so that there is something behind each
    this.reader = reader.without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  }

  /** The one value that the content holds; missing if it holds none. */
  JsonNode read(byte[] content) throws IOException {
    try (JsonParser parser = reader.createParser(content)) {
      if (parser.nextToken() == null) {
        return MissingNode.getInstance();
      }
      JsonNode root = value(parser);
      if (parser.nextToken() != null) {
        throw new JsonParseException(parser, "something stands behind the result");
      }
      return root;
    }
  }

  private JsonNode value(JsonParser parser) throws IOException {
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      return object(parser);
    }
    if (parser.currentToken() == JsonToken.START_ARRAY) {
      return array(parser);
    }
    return reader.readTree(parser);
  }

  private JsonNode object(JsonParser parser) throws IOException {
    ObjectNode object = (ObjectNode) reader.createObjectNode();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      if (BULK.contains(name)) {
        parser.skipChildren();
      } else {
        object.set(name, value(parser));
      }
    }
    return object;
  }

  private JsonNode array(JsonParser parser) throws IOException {
    ArrayNode array = (ArrayNode) reader.createArrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(value(parser));
    }
    return array;
  }
}
