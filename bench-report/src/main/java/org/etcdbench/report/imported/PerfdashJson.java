package org.etcdbench.report.imported;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.etcdbench.core.scenario.Operation;
import org.etcdbench.core.scenario.ScenarioKey;

/**
 * Reads the JSON that etcd's {@code benchmark --report-perfdash} writes (its {@code
 * pkg/report/perfdash.go}): three percentiles for each operation, and nothing else.
 */
final class PerfdashJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();
  private static final Pattern PERCENTILE = Pattern.compile("Perc(\\d{2}(?:\\.?\\d)?)");
  private static final Map<String, Operation> OPERATIONS =
      Map.of(
          "PUT", Operation.PUT,
          "TXN-PUT", Operation.PUT,
          "RANGE", Operation.RANGE,
          "TXN-MIXED-READ", Operation.RANGE,
          "TXN-MIXED-WRITE", Operation.PUT);

  private PerfdashJson() {}

  /** Parses a file that begins like JSON. */
  static JsonNode parse(String file, String text) throws ImportException {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      String what = e instanceof JsonParseException ? "broken JSON: " : "";
      throw new ImportException(
          file + ", line " + e.getLocation().getLineNr(), what + e.getOriginalMessage());
    }
  }

  /**
   * The rows.
   *
   * @throws ImportException naming file and field of what is wrong
   */
  static List<RowDraft> rows(String file, JsonNode root, Notes notes) throws ImportException {
    if (!root.path("version").asText().equals("v1")) {
      throw new ImportException(
          file + ", version", "must be \"v1\", got: " + text(root.path("version")));
    }
    JsonNode items = root.path("dataItems");
    if (!items.isArray() || items.isEmpty()) {
      throw new ImportException(file + ", dataItems", "must be a list, got: " + text(items));
    }
    List<RowDraft> rows = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      rows.add(row(file + ", dataItems[" + i + "]", items.get(i), notes));
    }
    return rows;
  }

  private static String text(JsonNode node) {
    return node.isMissingNode() ? "nothing" : node.toString();
  }

  private static RowDraft row(String place, JsonNode item, Notes notes) throws ImportException {
    RowDraft row = new RowDraft(place);
    JsonNode label = item.path("labels").path("Operation");
    Operation operation = OPERATIONS.get(label.asText().toUpperCase(Locale.ROOT));
    if (operation == null) {
      throw new ImportException(
          place + ".labels.Operation", "must be \"PUT\" or \"RANGE\", got: " + text(label));
    }
    row.scenario().put(ScenarioKey.OPERATION, operation.label());
    JsonNode unitNode = item.path("unit");
    double unit =
        Cells.timeUnit(unitNode.asText())
            .orElseThrow(
                () ->
                    new ImportException(
                        place + ".unit", "must be ns, us, ms or s, got: " + text(unitNode)));
    JsonNode data = item.path("data");
    if (!data.isObject() || data.isEmpty()) {
      throw new ImportException(place + ".data", "must have percentiles, got: " + text(data));
    }
    for (Map.Entry<String, JsonNode> figure : data.properties()) {
      take(
          place + ".data." + figure.getKey(), figure.getKey(), figure.getValue(), unit, row, notes);
    }
    return row;
  }

  private static void take(
      String place, String name, JsonNode value, double unit, RowDraft row, Notes notes)
      throws ImportException {
    Matcher matcher = PERCENTILE.matcher(name);
    if (!matcher.matches()) {
      notes.warn(place + " is not read");
    } else if (!value.isNumber() || value.decimalValue().signum() < 0) {
      throw new ImportException(place, "must be a number >= 0, got: " + value);
    } else if (value.decimalValue().signum() > 0) {
      // 0 is what it writes where there were too few requests for a percentile
      LatencyKind.ofDigits(matcher.group(1).replace(".", ""))
          .ifPresent(kind -> row.figures().latency(kind, Quantity.of(value.decimalValue(), unit)));
    }
  }
}
