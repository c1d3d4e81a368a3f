package org.etcdbench.report.imported;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.etcdbench.core.scenario.ScenarioKey;

/** What a reader of a file wants to tell besides its rows. One thread reads one file. */
final class Notes {
  private final Set<String> warnings = new LinkedHashSet<>();
  private final Set<String> etcdVersions = new LinkedHashSet<>();
  private final Map<ScenarioKey, Integer> contradicted = new EnumMap<>(ScenarioKey.class);

  void warn(String sentence) {
    warnings.add(sentence);
  }

  void etcdVersion(String version) {
    etcdVersions.add(version);
  }

  /** A row says something else than the user. */
  void contradicts(ScenarioKey key) {
    contradicted.merge(key, 1, Integer::sum);
  }

  List<String> etcdVersions() {
    return List.copyOf(etcdVersions);
  }

  List<String> warnings() {
    List<String> all = new ArrayList<>(warnings);
    contradicted.forEach(
        (key, rows) ->
            all.add(
                "-p "
                    + key.label()
                    + " does not change "
                    + rows
                    + (rows == 1 ? " row that says" : " rows that say")
                    + " otherwise"));
    return all;
  }
}
