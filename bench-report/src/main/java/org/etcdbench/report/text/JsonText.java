package org.etcdbench.report.text;

import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/** Prints JSON for people too: two blanks a level, one value a line. */
public final class JsonText {
  private static final ObjectWriter WRITER =
      JsonMapper.builder()
          // the shortest digits on every JDK; those before 19 print some doubles with more
          .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
          .build()
          .writer(printer());

  private JsonText() {}

  /**
   * Writes a value and a line's end.
   *
   * @throws IOException if {@code out} does
   */
  public static void write(JsonNode value, Appendable out) throws IOException {
    out.append(WRITER.writeValueAsString(value)).append('\n');
  }

  private static DefaultPrettyPrinter printer() {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    Separators separators =
        Separators.createDefaultInstance()
            .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
            .withArrayEmptySeparator("")
            .withObjectEmptySeparator("");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter(separators);
    printer.indentArraysWith(indenter);
    printer.indentObjectsWith(indenter);
    return printer;
  }
}
