package org.etcdbench.core.result.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.etcdbench.core.result.SeriesColumn;
import org.etcdbench.core.result.SeriesEntry;
import org.etcdbench.core.result.SeriesPoint;

/**
 * Reads what {@link SeriesLog} wrote. Columns are found by their names: those of later versions are
 * left out, those that an earlier one did not have are absent.
 */
final class SeriesReader {
  private final Path file;
  private final List<String> header;

  private SeriesReader(Path file, List<String> header) {
    this.file = file;
    this.header = header;
  }

  /**
   * Reads a file, or the part of it that is there already.
   *
   * @param target the finished file; where there is none, its partial one is read, without a last
   *     line that has no end yet
   * @return in the order of the file; empty if there is neither
   * @throws ResultFormatException naming the line, if one cannot be read
   */
  static List<SeriesEntry> read(Path target) throws IOException {
    // the finished one is asked again: it may get its name between the two looks
    for (Path file : List.of(target, AtomicFile.partial(target), target)) {
      Optional<String> text = text(file);
      if (text.isPresent()) {
        return parse(file, text.get());
      }
    }
    return List.of();
  }

  private static Optional<String> text(Path file) throws IOException {
    try {
      return Optional.of(Files.readString(file, StandardCharsets.UTF_8));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw IoErrors.describe("read", file, e);
    }
  }

  private static List<SeriesEntry> parse(Path file, String text) throws ResultFormatException {
    String ended = text.substring(0, text.lastIndexOf('\n') + 1);
    List<String> lines = ended.lines().toList();
    if (lines.isEmpty()) {
      return List.of();
    }
    SeriesReader reader = new SeriesReader(file, cells(lines.get(0)));
    for (String column : SeriesLog.FIRST) {
      if (!reader.header.contains(column)) {
        throw new ResultFormatException(file, "line 1: the header has no column '" + column + "'");
      }
    }
    List<SeriesEntry> entries = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      entries.add(reader.entry(i + 1, cells(lines.get(i))));
    }
    return entries;
  }

  private static List<String> cells(String line) {
    return Arrays.asList(line.split(",", -1));
  }

  private SeriesEntry entry(int line, List<String> cells) throws ResultFormatException {
    if (cells.size() != header.size()) {
      throw new ResultFormatException(
          file, "line " + line + ": expected " + header.size() + " cells, got: " + cells.size());
    }
    try {
      Map<SeriesColumn, Double> values = new EnumMap<>(SeriesColumn.class);
      for (SeriesColumn column : SeriesColumn.values()) {
        int index = header.indexOf(column.label());
        if (index >= 0 && !cells.get(index).isEmpty()) {
          values.put(column, number(column.label(), cells.get(index)));
        }
      }
      Instant at = Instant.parse(cell(cells, "time"));
      int run = Integer.parseInt(cell(cells, "run"));
      SeriesPoint point = new SeriesPoint(at, cell(cells, "source"), values);
      return new SeriesEntry(cell(cells, "scenario"), run, point);
    } catch (DateTimeParseException | IllegalArgumentException e) {
      throw new ResultFormatException(file, "line " + line + ": " + e.getMessage(), e);
    }
  }

  private String cell(List<String> cells, String column) {
    return cells.get(header.indexOf(column));
  }

  private static double number(String column, String cell) {
    double value;
    try {
      value = Double.parseDouble(cell);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(column + " must be a number, got: " + cell, e);
    }
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(column + " must be finite, got: " + cell);
    }
    return value;
  }
}
