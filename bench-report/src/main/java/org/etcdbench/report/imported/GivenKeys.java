package org.etcdbench.report.imported;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.etcdbench.core.scenario.ScenarioKey;

/**
 * What the user says of all rows, where the file does not.
 *
 * @param keys values of scenario keys, as {@link ScenarioKey#of} gives them
 * @param etcdVersion version of the members; empty if it is not given
 */
public record GivenKeys(Map<ScenarioKey, String> keys, String etcdVersion) {
  private static final String ETCD_VERSION = "etcd_version";

  /** Copies the map. */
  public GivenKeys {
    Objects.requireNonNull(etcdVersion, "etcdVersion is null");
    EnumMap<ScenarioKey, String> copy = new EnumMap<>(ScenarioKey.class);
    copy.putAll(keys);
    keys = copy;
  }

  /**
   * Reads {@code name=value} each.
   *
   * @throws IllegalArgumentException naming the one that is wrong, and what would be right
   */
  public static GivenKeys parse(List<String> settings) {
    Map<ScenarioKey, String> keys = new EnumMap<>(ScenarioKey.class);
    String etcdVersion = "";
    for (String setting : settings) {
      int at = setting.indexOf('=');
      String name = at < 0 ? setting : setting.substring(0, at).strip();
      String value = at < 0 ? "" : setting.substring(at + 1).strip();
      if (value.isEmpty()) {
        throw new IllegalArgumentException(
            "must be name=value, as in members=3, got: '" + setting + "'");
      }
      if (name.equals(ETCD_VERSION)) {
        etcdVersion = value;
      } else if (keys.put(key(name), ScenarioDraft.checked(key(name), value)) != null) {
        throw new IllegalArgumentException(name + " is given twice");
      }
    }
    return new GivenKeys(keys, etcdVersion);
  }

  private static ScenarioKey key(String name) {
    return ScenarioKey.labelled(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no key '"
                        + name
                        + "'; there are: "
                        + ScenarioKey.labels()
                        + ", "
                        + ETCD_VERSION));
  }
}
