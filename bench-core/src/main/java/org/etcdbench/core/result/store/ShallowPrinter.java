package org.etcdbench.core.result.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;

/**
 * Indents JSON down to a level and writes what lies deeper in one line: each metric of a member has
 * a line then, and a {@code run.json} half the size.
 */
final class ShallowPrinter extends DefaultPrettyPrinter {
  private static final long serialVersionUID = 1;

  /** That of a member's metrics, {@code scenarios[].runs[].observed.members[].metrics}. */
  private static final int DEEPEST = 9;

  private static final Separators SEPARATORS =
      Separators.createDefaultInstance()
          .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
          .withArrayEmptySeparator("")
          .withObjectEmptySeparator("");

  ShallowPrinter() {
    super(SEPARATORS);
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    indentObjectsWith(lines);
    indentArraysWith(lines);
  }

  @Override
  public ShallowPrinter createInstance() {
    return new ShallowPrinter();
  }

  private boolean inOneLine() {
    return _nesting > DEEPEST;
  }

  @Override
  public void beforeObjectEntries(JsonGenerator json) throws IOException {
    if (!inOneLine()) {
      super.beforeObjectEntries(json);
    }
  }

  @Override
  public void writeObjectEntrySeparator(JsonGenerator json) throws IOException {
    if (inOneLine()) {
      json.writeRaw(", ");
    } else {
      super.writeObjectEntrySeparator(json);
    }
  }

  @Override
  public void writeEndObject(JsonGenerator json, int entries) throws IOException {
    if (inOneLine()) {
      _nesting--;
      json.writeRaw('}');
    } else {
      super.writeEndObject(json, entries);
    }
  }

  @Override
  public void beforeArrayValues(JsonGenerator json) throws IOException {
    if (!inOneLine()) {
      super.beforeArrayValues(json);
    }
  }

  @Override
  public void writeArrayValueSeparator(JsonGenerator json) throws IOException {
    if (inOneLine()) {
      json.writeRaw(", ");
    } else {
      super.writeArrayValueSeparator(json);
    }
  }

  @Override
  public void writeEndArray(JsonGenerator json, int values) throws IOException {
    if (inOneLine()) {
      _nesting--;
      json.writeRaw(']');
    } else {
      super.writeEndArray(json, values);
    }
  }
}
