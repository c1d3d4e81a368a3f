package org.etcdbench.core.result.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Makes a result of an earlier schema one of this: adds what it could not say yet, and changes
 * nothing that it says. What was not recorded then stays absent.
 */
final class SchemaUpgrade {
  private SchemaUpgrade() {}

  /** Upgrades the tree in place; what does not have the form of a result is left as it is. */
  static void apply(JsonNode root, int fromVersion) {
    if (fromVersion < 2) {
      toVersion2(root);
    }
    if (fromVersion < 3) {
      toVersion3(root);
    }
    if (fromVersion < 4 && root instanceof ObjectNode fields) {
      // version 3 had no imported rows; what is absent says so
      fields.put("schemaVersion", 4);
    }
  }

  /** Version 1 had one driver for all scenarios, and never trimmed an iteration. */
  private static void toVersion2(JsonNode root) {
    JsonNode driver = root.path("environment").path("driver");
    for (JsonNode row : root.path("scenarios")) {
      if (row.path("scenario") instanceof ObjectNode scenario && driver.isTextual()) {
        scenario.set("driver", driver);
      }
      for (JsonNode run : row.path("runs")) {
        for (JsonNode iteration : run.path("iterations")) {
          if (iteration instanceof ObjectNode fields) {
            fields.put("trimmedNs", 0);
          }
        }
      }
    }
    if (root instanceof ObjectNode fields) {
      fields.put("schemaVersion", 2);
    }
  }

  /**
   * Version 2 did not observe members; what is absent says so. Of a cluster it knew what members
   * say of themselves.
   */
  private static void toVersion3(JsonNode root) {
    for (JsonNode row : root.path("scenarios")) {
      for (JsonNode run : row.path("runs")) {
        if (run instanceof ObjectNode fields) {
          toSnapshot(fields, "before");
          toSnapshot(fields, "after");
        }
      }
    }
    if (root instanceof ObjectNode fields) {
      fields.put("schemaVersion", 3);
    }
  }

  private static void toSnapshot(ObjectNode run, String field) {
    if (run.path(field) instanceof ArrayNode members) {
      ObjectNode snapshot = run.objectNode();
      snapshot.set("members", members);
      snapshot.putArray("others");
      snapshot.put("notHashed", "");
      run.set(field, snapshot);
    }
  }
}
