package org.etcdbench.core.result.store;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;

/** Members of closed families, told apart by a field that only one of them has. */
final class FamilyForm {
  private FamilyForm() {}

  /** Reads a value of the family as the one type if it has the field, else as the other. */
  static <T> void add(
      SimpleModule module,
      Class<T> family,
      String field,
      Class<? extends T> withIt,
      Class<? extends T> without) {
    module.addDeserializer(family, new Reader<>(family, field, withIt, without));
  }

  private static final class Reader<T> extends StdDeserializer<T> {
    private final String field;
    private final Class<? extends T> withIt;
    private final Class<? extends T> without;

    Reader(Class<T> family, String field, Class<? extends T> withIt, Class<? extends T> without) {
      super(family);
      this.field = field;
      this.withIt = withIt;
      this.without = without;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      JsonNode node = context.readTree(parser);
      Class<? extends T> type = node.has(field) ? withIt : without;
      return context.readTreeAsValue(node, type);
    }
  }
}
