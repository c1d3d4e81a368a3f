package org.etcdbench.core.result.store;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializerBase;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.function.Function;

/** Values that stand in the file as one string. */
final class TextForm {
  private TextForm() {}

  /** Has values of this type written by the one function and read by the other. */
  static <T> void add(
      SimpleModule module, Class<T> type, Function<T, String> format, Function<String, T> parse) {
    module.addSerializer(type, new Writer<>(type, format));
    module.addDeserializer(type, new Reader<>(type, parse));
  }

  private static final class Writer<T> extends ToStringSerializerBase {
    private final Class<T> type;
    private final transient Function<T, String> format;

    Writer(Class<T> type, Function<T, String> format) {
      super(type);
      this.type = type;
      this.format = format;
    }

    @Override
    public String valueToString(Object value) {
      return format.apply(type.cast(value));
    }
  }

  private static final class Reader<T> extends StdScalarDeserializer<T> {
    private final Class<T> type;
    private final transient Function<String, T> parse;

    Reader(Class<T> type, Function<String, T> parse) {
      super(type);
      this.type = type;
      this.parse = parse;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      if (!parser.hasToken(JsonToken.VALUE_STRING)) {
        return type.cast(context.handleUnexpectedToken(type, parser));
      }
      String text = parser.getText();
      try {
        return parse.apply(text);
      } catch (IllegalArgumentException | DateTimeException e) {
        throw context.instantiationException(type, e);
      }
    }
  }
}
