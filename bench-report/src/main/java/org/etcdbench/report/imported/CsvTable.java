package org.etcdbench.report.imported;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads a table of separated values; the first line with any decides by what they are. */
final class CsvTable {
  private static final char[] SEPARATORS = {',', ';', '\t'};

  private static final CsvMapper MAPPER =
      CsvMapper.builder()
          .enable(CsvParser.Feature.WRAP_AS_ARRAY)
          .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
          .enable(CsvParser.Feature.TRIM_SPACES)
          .build();

  private CsvTable() {}

  /** What separates values: what the first line has most of; a comma if it has none. */
  static char separator(List<String> lines) {
    String first = lines.stream().filter(line -> !line.isBlank()).findFirst().orElse("");
    char best = SEPARATORS[0];
    for (char separator : SEPARATORS) {
      if (count(first, separator) > count(first, best)) {
        best = separator;
      }
    }
    return best;
  }

  private static long count(String text, char separator) {
    return text.chars().filter(c -> c == separator).count();
  }

  /**
   * The table.
   *
   * @throws ImportException if it has no headings, or a quote does not end
   */
  static TextTable of(String file, String text, char separator) throws ImportException {
    CsvSchema schema = CsvSchema.emptySchema().withColumnSeparator(separator).withoutEscapeChar();
    List<TextTable.Row> rows = new ArrayList<>();
    try (CsvParser parser = (CsvParser) MAPPER.reader(schema).createParser(text)) {
      int line = 1;
      List<String> cells = new ArrayList<>();
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.START_ARRAY) {
          cells = new ArrayList<>();
        } else if (token == JsonToken.VALUE_STRING) {
          if (cells.isEmpty()) {
            line = parser.currentTokenLocation().getLineNr();
          }
          cells.add(parser.getText());
        } else if (token == JsonToken.END_ARRAY && !cells.isEmpty()) {
          rows.add(new TextTable.Row(line, cells));
          cells = new ArrayList<>();
        }
      }
    } catch (JsonProcessingException e) {
      throw new ImportException(
          file + ", line " + e.getLocation().getLineNr(), e.getOriginalMessage());
    } catch (IOException e) {
      throw new ImportException(file, String.valueOf(e.getMessage()));
    }
    if (rows.isEmpty()) {
      throw new ImportException(file, "has no line of headings");
    }
    TextTable.Row headings = rows.get(0);
    return new TextTable(
        headings.line(), headings.cells(), rows.subList(1, rows.size()), separator == ';');
  }
}
