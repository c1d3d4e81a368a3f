package org.etcdbench.report.text;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What github-action-benchmark reads as {@code customBiggerIsBetter} or {@code
 * customSmallerIsBetter}: an array of figures, all of which are better in the same direction. The
 * action compares figures of one name with those of an earlier commit, and refuses a file without
 * any.
 *
 * @param entries in the order in which the action shows them
 */
public record BenchmarkActionFile(List<Entry> entries) {

  /** Copies the list. */
  public BenchmarkActionFile {
    entries = List.copyOf(entries);
  }

  /**
   * One figure.
   *
   * @param name must stay the same from commit to commit
   * @param unit of the value
   * @param value finite
   * @param range how uncertain it is, as {@code ± 2.5} in the value's unit; null if that is unknown
   * @param extra what else the action's chart shows of it; null for nothing
   */
  public record Entry(
      String name, String unit, double value, @Nullable String range, @Nullable String extra) {
    /** Checks the value. */
    public Entry {
      Objects.requireNonNull(name, "name is null");
      Objects.requireNonNull(unit, "unit is null");
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("value must be finite, got: " + value);
      }
    }
  }

  /**
   * Writes the array.
   *
   * @throws IOException if {@code out} does
   */
  public void write(Appendable out) throws IOException {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (Entry entry : entries) {
      ObjectNode object = array.addObject();
      object.put("name", entry.name());
      object.put("unit", entry.unit());
      object.put("value", entry.value());
      if (entry.range() != null) {
        object.put("range", entry.range());
      }
      if (entry.extra() != null) {
        object.put("extra", entry.extra());
      }
    }
    JsonText.write(array, out);
  }
}
