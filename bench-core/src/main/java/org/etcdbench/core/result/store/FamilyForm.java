package org.etcdbench.core.result.store;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Members of closed families, told apart by fields that only one of them has. */
final class FamilyForm {
  private FamilyForm() {}

  /** Reads a value of the family as the one type if it has the field, else as the other. */
  static <T> void add(
      SimpleModule module,
      Class<T> family,
      String field,
      Class<? extends T> withIt,
      Class<? extends T> without) {
    add(module, family, Map.of(field, withIt), without);
  }

  /** Reads a value of the family as the type whose field it has, as the last if it has none. */
  static <T> void add(
      SimpleModule module,
      Class<T> family,
      Map<String, ? extends Class<? extends T>> byField,
      Class<? extends T> without) {
    module.addDeserializer(family, new Reader<>(family, byField, without));
  }

  private static final class Reader<T> extends StdDeserializer<T> {
    private final transient Map<String, Class<? extends T>> byField;
    private final Class<? extends T> without;

    Reader(
        Class<T> family,
        Map<String, ? extends Class<? extends T>> byField,
        Class<? extends T> without) {
      super(family);
      this.byField = new LinkedHashMap<>(byField);
      this.without = without;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      JsonNode node = context.readTree(parser);
      Class<? extends T> type = without;
      for (Map.Entry<String, Class<? extends T>> member : byField.entrySet()) {
        if (node.has(member.getKey())) {
          type = member.getValue();
        }
      }
      return context.readTreeAsValue(node, type);
    }
  }
}
